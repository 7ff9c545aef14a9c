package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.internal.engine.LimitTable;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the way from one pack to another can make any difference to an account, told without running anything. It may say
 * that it can where it does not, never the other way round: a signal rule or limit that cannot fire or be silent otherwise for
 * this account, a row of a signal that was not raised, an action, or a guardrail for an action, that was not proposed change nothing of an advice. Immutable
 * and thread-safe.
 */
final class Reach {

    private static final String URGENCY = "urgency.signal.";

    private final Predicate<AccountSnapshot> impact;
    private final List<BiPredicate<AccountSnapshot, Advice>> rows;

    private Reach(Predicate<AccountSnapshot> impact, List<BiPredicate<AccountSnapshot, Advice>> rows) {
        this.impact = impact;
        this.rows = List.copyOf(rows);
    }

    /**
     * From a pack with some changes to one with more.
     *
     * @param fewer changes of the one
     * @param more changes of the other, those of the one among them
     * @param past actions that may be under way, which keep others out though they are not proposed
     */
    static Reach between(Composition composition, BitSet fewer, BitSet more, Set<String> past) {
        BitSet between = (BitSet) more.clone();
        between.andNot(fewer);
        BitSet rules = (BitSet) fewer.clone();
        List<BiPredicate<AccountSnapshot, Advice>> rows = new ArrayList<>();
        for (int change : between.stream().toArray()) {
            PackChange.Part part = composition.changes().get(change).part();
            Optional<Set<String>> guarded =
                    part == PackChange.Part.RULE ? guarded(composition.rule(change)) : Optional.empty();
            if (guarded.isPresent()) {
                rows.add((account, advice) -> guarded.get().stream().anyMatch(action -> proposed(action, advice)));
            } else if (part == PackChange.Part.RULE || part == PackChange.Part.LIMIT) {
                rules.set(change);
            } else {
                rows.add(row(composition, change, past));
            }
        }
        return new Reach(impact(composition, fewer, rules), rows);
    }

    private static Predicate<AccountSnapshot> impact(Composition composition, BitSet fewer, BitSet more) {
        if (more.equals(fewer)) {
            return any -> false;
        }
        PackModel before = composition.model(fewer);
        PackModel after = composition.model(more);
        Predicate<AccountSnapshot> impact = Impact.of(before, after);
        return before.rules().equals(after.rules())
                ? resolveOtherwise(before, after).and(impact)
                : impact;
    }

    /** Whether a limit that changed has another value for an account; one that only one pack has is read by no rule of both. */
    private static Predicate<AccountSnapshot> resolveOtherwise(PackModel before, PackModel after) {
        Set<LimitRow> changed = new HashSet<>(before.limits());
        after.limits().stream().filter(row -> !changed.remove(row)).forEach(changed::add);
        Set<String> keys = changed.stream().map(LimitRow::key).collect(Collectors.toSet());
        Stream.of(before, after)
                .forEach(model -> keys.retainAll(
                        model.limits().stream().map(LimitRow::key).toList()));
        LimitTable old = table(before, keys);
        LimitTable young = table(after, keys);
        return account -> {
            LimitTable.Resolved was = old.of(account);
            LimitTable.Resolved is = young.of(account);
            return keys.stream()
                    .anyMatch(key -> Double.compare(was.value(old.number(key)), is.value(young.number(key))) != 0);
        };
    }

    private static LimitTable table(PackModel model, Set<String> keys) {
        return new LimitTable(
                model.limits().stream().filter(row -> keys.contains(row.key())).toList());
    }

    /**
     * Whether it can for this one.
     *
     * @param advice what either of the two packs advises: where the rules and limits between them change nothing, both packs
     *     raise the same signals, and where the rows change nothing either, they propose the same actions
     */
    boolean touches(AccountSnapshot account, Advice advice) {
        return rows.stream().anyMatch(row -> row.test(account, advice)) || impact.test(account);
    }

    /** The actions that a guardrail asks for by their codes, one by either pack; empty where it may ask for any, or is none. */
    private static Optional<Set<String>> guarded(Slot<Rule> slot) {
        Set<String> actions = new HashSet<>();
        for (Rule rule : both(slot).toList()) {
            Optional<String> action = rule.patterns().stream()
                    .filter(pattern -> pattern.fact() == FactType.PROPOSAL && pattern.quantifier() == Quantifier.EACH)
                    .flatMap(pattern -> pattern.conditions().stream())
                    .flatMap(condition -> named(condition).stream())
                    .findFirst();
            if (action.isEmpty()) {
                return Optional.empty();
            }
            actions.add(action.get());
        }
        return Optional.of(actions);
    }

    private static Optional<String> named(Condition condition) {
        return condition instanceof Condition.Comparison comparison
                        && comparison.left() instanceof Term.Property property
                        && property.metric() == Metrics.PROPOSAL_CODE
                        && comparison.operator() == Operator.EQUAL
                        && comparison.right() instanceof Term.TextLiteral code
                ? Optional.of(code.value())
                : Optional.empty();
    }

    private static BiPredicate<AccountSnapshot, Advice> row(Composition composition, int change, Set<String> past) {
        PackChange changed = composition.changes().get(change);
        return switch (changed.part()) {
            case TEXT -> (account, advice) -> false;
            case DIAGNOSIS -> {
                Slot<DiagnosisRow> slot = composition.diagnosis(change).orElseThrow();
                yield (account, advice) -> both(slot).anyMatch(row -> raised(row.signal(), advice));
            }
            case ACTION -> (account, advice) -> past.contains(changed.key()) || proposed(changed.key(), advice);
            case PLAYBOOK -> {
                Slot<PlaybookRow> slot = composition.play(change).orElseThrow();
                yield (account, advice) -> both(slot).anyMatch(row -> mayApply(row, account, advice));
            }
            case WEIGHT ->
                changed.key().startsWith(URGENCY)
                        ? (account, advice) -> raised(changed.key().substring(URGENCY.length()), advice)
                        : (account, advice) -> true;
            case RULE, LIMIT, VALIDITY, ORDER -> (account, advice) -> true;
        };
    }

    private static <R> Stream<R> both(Slot<R> slot) {
        return Stream.concat(slot.before().stream(), slot.after().stream());
    }

    private static boolean raised(String signal, Advice advice) {
        return advice.signal(signal).isPresent();
    }

    private static boolean proposed(String action, Advice advice) {
        return advice.actions().stream().map(Action::code).anyMatch(action::equals)
                || advice.withheld().stream().map(Withheld::code).anyMatch(action::equals);
    }

    /** What the row asks of the account, its signals, commitments and stance, none of which the playbook can change. */
    private static boolean mayApply(PlaybookRow row, AccountSnapshot account, Advice advice) {
        return row.signal().map(signal -> raised(signal, advice)).orElse(true)
                && (row.stances().isEmpty() || row.stances().contains(advice.stance()))
                && among(row.tiers(), account.get(Metrics.PROFILE_TIER))
                && among(row.kinds(), account.get(Metrics.PROFILE_KIND))
                && among(row.industries(), account.get(Metrics.PROFILE_INDUSTRY))
                && among(row.valueClasses(), account.get(Metrics.VALUE_VALUE_CLASS))
                && row.commitment()
                        .map(code -> advice.commitments().stream()
                                .anyMatch(state -> state.code() == code
                                        && state.status() != CommitmentStatus.UNKNOWN
                                        && state.status().compareTo(row.commitmentFrom()) >= 0))
                        .orElse(true);
    }

    private static <T> boolean among(Collection<T> wanted, Optional<T> value) {
        return wanted.isEmpty() || value.filter(wanted::contains).isPresent();
    }
}
