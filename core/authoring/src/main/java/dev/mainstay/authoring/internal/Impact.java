package dev.mainstay.authoring.internal;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.overlay.Origins;
import dev.mainstay.internal.engine.RuleChances;
import dev.mainstay.internal.engine.RuleChances.Chance;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which accounts a change of a pack can make any difference to. Where it says none, both packs give the same advice but
 * for the pack's name, version and hash, the texts, and the lines that limits and actions stand in. What an account may take
 * is left out of account: it is not known how near to its limits it was.
 *
 * <p>Signals are the only way into an advice. So a signal rule that is new, gone or changed, or reads a limit that changed,
 * makes a difference only to an account for which it fires or might fire, before or after. Where it only might, it makes one
 * to the gaps alone, and none if it might both before and after and looks at the same unknowns. And it makes a difference to an account of which a metric is
 * known that rules of a commitment look at only before or only after, since a commitment is kept only if something is known
 * of it.
 *
 * <p>Each later phase goes by what the phases before it came to. So where it is known what that was, a row or rule that does
 * not apply to it, before or after, makes no difference; and if none makes one in any phase, the next phase too goes by the
 * same as before.
 *
 * <p>The order of rules and of signals decides between equals, so a rule that moved, or raises a signal that did, is held to be
 * changed.
 */
public final class Impact {

    private final PackModel before;
    private final PackModel after;
    private final Map<String, Rule> rulesBefore;
    private final Map<String, Rule> rulesAfter;
    private final Set<String> touched = new HashSet<>();
    private final Set<String> touchedLater = new LinkedHashSet<>();
    private final Set<String> moved;

    private Impact(PackModel before, PackModel after) {
        this.before = before;
        this.after = after;
        rulesBefore = byName(before);
        rulesAfter = byName(after);
        moved = moved();
        touch();
    }

    /** Whether the change from one pack to the other may make a difference to an account. */
    public static Predicate<AccountSnapshot> of(PackModel before, PackModel after) {
        return new Impact(before, after).onAccounts();
    }

    /**
     * What the change from one pack to the other may make another of the advice of an account that is advised without a history
     * and of which it is known what its advice comes to before.
     */
    public static BiFunction<AccountSnapshot, Gist, Set<AdvicePart>> whereKnown(PackModel before, PackModel after) {
        return new Impact(before, after).onKnown();
    }

    /** Whether the same metrics, once known, tell in both packs that a commitment is kept. */
    public static boolean sameTelling(PackModel before, PackModel after) {
        return new Impact(before, after).tellingInOneOnly().isEmpty();
    }

    private Predicate<AccountSnapshot> onAccounts() {
        if (!sameTables() || !touchedLater.isEmpty()) {
            return any -> true;
        }
        Function<AccountSnapshot, Set<AdvicePart>> signals = bySignals();
        return account -> !signals.apply(account).isEmpty();
    }

    private BiFunction<AccountSnapshot, Gist, Set<AdvicePart>> onKnown() {
        Function<AccountSnapshot, Set<AdvicePart>> signals = bySignals();
        LaterTables tables = new LaterTables(before, after);
        LaterRules old = new LaterRules(before, later(rulesBefore));
        LaterRules young = new LaterRules(after, later(rulesAfter));
        return (account, gist) -> {
            Set<AdvicePart> parts = EnumSet.noneOf(AdvicePart.class);
            parts.addAll(signals.apply(account));
            if (!parts.contains(AdvicePart.FINDINGS)) {
                parts.addAll(
                        old.mayFire(account, gist) || young.mayFire(account, gist)
                                ? AdvicePart.ALL
                                : tables.concern(account, gist));
            }
            return parts;
        };
    }

    private List<Rule> later(Map<String, Rule> rules) {
        return touchedLater.stream()
                .flatMap(name -> Optional.ofNullable(rules.get(name)).stream())
                .filter(rule -> rule.phase() != Phase.SIGNALS)
                .toList();
    }

    private Function<AccountSnapshot, Set<AdvicePart>> bySignals() {
        PackInfo was = before.info();
        PackInfo is = after.info();
        Function<AccountSnapshot, Set<AdvicePart>> rules = touched.isEmpty() ? any -> Set.of() : byTouched();
        return account -> was.effectiveOn(account.asOf()) && is.effectiveOn(account.asOf())
                ? rules.apply(account)
                : AdvicePart.ALL;
    }

    private Function<AccountSnapshot, Set<AdvicePart>> byTouched() {
        RuleChances old = new RuleChances(probe(before, rulesBefore));
        RuleChances young = new RuleChances(probe(after, rulesAfter));
        Set<Metric<?>> telling = tellingInOneOnly();
        Set<String> alike = alike();
        Set<String> names = Set.copyOf(touched); // the function outlives this, and needs no more of it
        return account -> {
            Map<String, Chance> was = old.of(account);
            Map<String, Chance> is = young.of(account);
            if (was.containsValue(Chance.POSSIBLE)
                    || is.containsValue(Chance.POSSIBLE)
                    || telling.stream().anyMatch(metric -> account.get(metric).isPresent())) {
                return AdvicePart.ALL;
            }
            return names.stream().anyMatch(rule -> leaveOtherGaps(rule, was, is, alike))
                    ? EnumSet.of(AdvicePart.GAPS)
                    : Set.of();
        };
    }

    private static boolean leaveOtherGaps(
            String rule, Map<String, Chance> before, Map<String, Chance> after, Set<String> alike) {
        Chance was = before.getOrDefault(rule, Chance.NONE);
        Chance is = after.getOrDefault(rule, Chance.NONE);
        return was != is || (was == Chance.OPEN && !alike.contains(rule));
    }

    /** Rules that raise the same signal, stand in the same place and look at the same unknowns in both packs. */
    private Set<String> alike() {
        Set<String> alike = new HashSet<>(touched);
        alike.removeIf(name -> {
            Rule was = rulesBefore.get(name);
            Rule is = rulesAfter.get(name);
            return moved.contains(name)
                    || was == null
                    || is == null
                    || !was.consequence().code().equals(is.consequence().code())
                    || !new Read(was).equals(new Read(is))
                    || new Read(was).limits.stream().anyMatch(this::mayBeUnset);
        });
        return alike;
    }

    private boolean mayBeUnset(String limit) {
        return Stream.of(before, after)
                .flatMap(model -> model.limits().stream())
                .anyMatch(row -> row.key().equals(limit) && row.value().isEmpty());
    }

    private boolean sameTables() {
        return before.diagnosis().equals(after.diagnosis())
                && before.actions().equals(after.actions())
                && before.playbook().equals(after.playbook())
                && before.weights().equals(after.weights());
    }

    /** Rules that stand in another order, or raise signals that do. */
    private Set<String> moved() {
        Set<String> names = Order.moved(rulesBefore.keySet(), rulesAfter.keySet());
        Set<String> signals = Order.moved(signals(before), signals(after));
        Stream.of(rulesBefore, rulesAfter)
                .flatMap(rules -> rules.values().stream())
                .filter(rule -> rule.consequence().call() == BoardCall.RAISE
                        && signals.contains(rule.consequence().code()))
                .forEach(rule -> names.add(rule.name()));
        return names;
    }

    private static Set<String> signals(PackModel model) {
        Set<String> signals = new LinkedHashSet<>();
        for (Rule rule : model.rules()) {
            if (rule.consequence().call() == BoardCall.RAISE) {
                signals.add(rule.consequence().code());
            }
        }
        return signals;
    }

    private static Map<String, Rule> byName(PackModel model) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        model.rules().forEach(rule -> rules.put(rule.name(), Origins.nowhere(rule)));
        return rules;
    }

    /** Finds the rules that are new, gone, changed or moved, or read a limit that is. */
    private void touch() {
        Set<String> limits = changedLimits();
        for (Map<String, Rule> rules : List.of(rulesBefore, rulesAfter)) {
            Map<String, Rule> others = rules == rulesBefore ? rulesAfter : rulesBefore;
            for (Rule rule : rules.values()) {
                if (!rule.equals(others.get(rule.name()))
                        || moved.contains(rule.name())
                        || new Read(rule).limits.stream().anyMatch(limits::contains)) {
                    (rule.phase() == Phase.SIGNALS ? touched : touchedLater).add(rule.name());
                }
            }
        }
    }

    private Set<String> changedLimits() {
        Map<String, List<LimitRow>> rowsBefore = limits(before);
        Map<String, List<LimitRow>> rowsAfter = limits(after);
        Set<String> changed = new HashSet<>(rowsBefore.keySet());
        changed.addAll(rowsAfter.keySet());
        changed.removeIf(key -> rowsBefore.getOrDefault(key, List.of()).equals(rowsAfter.get(key)));
        return changed;
    }

    private static Map<String, List<LimitRow>> limits(PackModel model) {
        Map<String, List<LimitRow>> rows = new HashMap<>();
        for (LimitRow row : model.limits()) {
            rows.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(Origins.nowhere(row));
        }
        return rows;
    }

    /** A pack of the touched rules alone, good only to be asked whether any of them may fire. */
    private PackModel probe(PackModel model, Map<String, Rule> rules) {
        List<Rule> probed = rules.values().stream()
                .filter(rule -> touched.contains(rule.name()) && rule.phase() == Phase.SIGNALS)
                .toList();
        Set<String> read =
                probed.stream().flatMap(rule -> new Read(rule).limits.stream()).collect(Collectors.toSet());
        return new PackModel(
                model.info(),
                probed,
                model.limits().stream().filter(row -> read.contains(row.key())).toList(),
                List.of(),
                List.of(),
                List.of(),
                model.weights(),
                new Texts(Map.of(), model.info().language()));
    }

    /** Metrics that rules of a commitment look at in one of the packs only, or not on the same days. */
    private Set<Metric<?>> tellingInOneOnly() {
        Map<Commitment, Set<Metric<?>>> old = telling(rulesBefore);
        Map<Commitment, Set<Metric<?>>> young = telling(rulesAfter);
        Set<Metric<?>> inOneOnly = new HashSet<>();
        for (Commitment commitment : Commitment.values()) {
            Set<Metric<?>> one = old.getOrDefault(commitment, Set.of());
            Set<Metric<?>> other = young.getOrDefault(commitment, Set.of());
            one.stream().filter(metric -> !other.contains(metric)).forEach(inOneOnly::add);
            other.stream().filter(metric -> !one.contains(metric)).forEach(inOneOnly::add);
        }
        for (Rule rule : rulesBefore.values()) {
            Rule is = rulesAfter.get(rule.name());
            if (is != null && !is.switchedOff().equals(rule.switchedOff())) {
                inOneOnly.addAll(new Read(rule).metrics);
            }
        }
        return inOneOnly;
    }

    private static Map<Commitment, Set<Metric<?>>> telling(Map<String, Rule> rules) {
        Map<Commitment, Set<Metric<?>>> telling = new TreeMap<>();
        for (Rule rule : rules.values()) {
            if (rule.phase() == Phase.SIGNALS && rule.switchedOff().isEmpty()) {
                rule.commitment().ifPresent(commitment -> telling.computeIfAbsent(commitment, any -> new HashSet<>())
                        .addAll(new Read(rule).metrics));
            }
        }
        return telling;
    }

    /** What a rule reads: limits, metrics of the account, and of which facts. */
    private record Read(Set<String> limits, Set<Metric<?>> metrics, Set<FactType> facts) {

        Read(Rule rule) {
            this(new HashSet<>(), new HashSet<>(), EnumSet.noneOf(FactType.class));
            for (Pattern pattern : rule.patterns()) {
                facts.add(pattern.fact());
                pattern.accumulation().ifPresent(accumulation -> read(accumulation.threshold()));
                pattern.conditions().forEach(this::read);
            }
        }

        private void read(Condition condition) {
            if (condition instanceof Condition.Comparison comparison) {
                read(comparison.left());
                read(comparison.right());
            } else if (condition instanceof Condition.AllOf all) {
                all.parts().forEach(this::read);
            } else if (condition instanceof Condition.AnyOf any) {
                any.parts().forEach(this::read);
            }
        }

        private void read(Term term) {
            if (term instanceof Term.Limit limit) {
                limits.add(limit.key());
            } else if (term instanceof Term.Property property
                    && property.metric().fact() == FactType.ACCOUNT) {
                metrics.addAll(Metrics.inputs(property.metric()));
            }
        }
    }
}
