package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.diff.PackChange.Cell;
import dev.mainstay.authoring.diff.PackChange.Kind;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.authoring.internal.interval.Limits;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.interval.Search;
import dev.mainstay.authoring.internal.interval.Witness;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for an account that tells two packs apart, and proves that there is none where they differ only in what rules ask for
 * and in limits: advice is a function of which rules fire, and each rule is shown to fire for the same facts of the same
 * accounts in both packs. Belongs to one thread.
 */
final class ProofSearch {

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 3, 31);
    private static final int RANDOM_ACCOUNTS = 1_000;
    private static final long SEED = 20260331;

    /** What says how a limit came about and how far it may be moved, and moves nothing itself. */
    private static final Set<String> OF_LIMITS = Set.of("min", "max", "step", "owner", "source", "grade", "why");

    /** What people read of an action. */
    private static final Set<String> OF_ACTIONS = Set.of("success", "stop");

    private final PackDiff diff;
    private final Composition composition;
    private final PackModel before;
    private final PackModel after;
    private final List<AccountSnapshot> witnesses = new ArrayList<>();
    private int tried;

    ProofSearch(PackDiff diff, Composition composition) {
        this.diff = diff;
        this.composition = composition;
        before = diff.before().model();
        after = diff.after().model();
    }

    Proof proof() {
        if (proven()) {
            return new Proof(Proof.Verdict.ALIKE, Optional.empty(), tried);
        }
        Optional<AccountDiff> counterexample = Stream.concat(witnesses.stream(), random())
                .filter(this::differs)
                .findFirst()
                .map(account -> SnapshotTree.smallest(account, this::differs))
                .flatMap(this::difference);
        return new Proof(
                counterexample.isPresent() ? Proof.Verdict.TOLD_APART : Proof.Verdict.UNDECIDED, counterexample, tried);
    }

    private boolean differs(AccountSnapshot account) {
        tried++;
        return diff.differs(account);
    }

    private Optional<AccountDiff> difference(AccountSnapshot account) {
        return diff.compare(account) instanceof Comparison.Compared compared ? compared.difference() : Optional.empty();
    }

    private Stream<AccountSnapshot> random() {
        return Stream.concat(
                new RandomAccounts(after, SEED).stream(RANDOM_ACCOUNTS),
                new RandomAccounts(before, SEED + 1).stream(RANDOM_ACCOUNTS));
    }

    private boolean proven() {
        Set<String> limits = new HashSet<>();
        Set<Integer> rules = new HashSet<>();
        boolean onlyConditions = true;
        for (int change = 0; change < composition.changes().size(); change++) {
            PackChange one = composition.changes().get(change);
            switch (one.part()) {
                case TEXT -> {}
                case ACTION -> onlyConditions &= onlyIn(one, OF_ACTIONS);
                case LIMIT -> {
                    if (!onlyIn(one, OF_LIMITS)) {
                        composition.limit(change).ifPresent(slot -> {
                            slot.before().map(LimitRow::key).ifPresent(limits::add);
                            slot.after().map(LimitRow::key).ifPresent(limits::add);
                        });
                    }
                }
                case RULE -> {
                    rules.add(change);
                    onlyConditions &= one.kind() != Kind.CHANGED || onlyIn(one, Set.of("when", "rule"));
                }
                default -> onlyConditions = false;
            }
        }
        boolean alike = onlyConditions && Impact.sameTelling(before, after);
        for (Slot<Rule> slot : composition.rules()) {
            boolean reads = Stream.concat(slot.before().stream(), slot.after().stream())
                    .anyMatch(rule -> Question.of(rule).limits().stream().anyMatch(limits::contains));
            if (reads || rules.contains(composition.number(slot))) {
                Search search = search(slot);
                search.witness().flatMap(Witness::account).ifPresent(witnesses::add);
                alike &= search.isNowhere();
            }
        }
        return alike;
    }

    private static boolean onlyIn(PackChange change, Set<String> cells) {
        return change.kind() == Kind.CHANGED
                && change.cells().stream().map(Cell::name).allMatch(cells::contains);
    }

    /** An account for which the rule fires by one of the packs only. */
    private Search search(Slot<Rule> slot) {
        Optional<Question> was = slot.before().map(Question::of);
        Optional<Question> is = slot.after().map(Question::of);
        if (was.isPresent() && is.isPresent()) {
            return Reasoner.of(after, day(after.info()))
                    .difference(was.get(), Limits.of(before), is.get(), Limits.of(after));
        }
        PackModel model = was.isPresent() ? before : after;
        return Reasoner.of(model, day(model.info())).holds(was.or(() -> is).orElseThrow());
    }

    private static LocalDate day(PackInfo info) {
        return Stream.of(Optional.of(USUAL_DAY), info.effectiveFrom(), info.effectiveTo())
                .flatMap(Optional::stream)
                .filter((Predicate<LocalDate>) info::effectiveOn)
                .findFirst()
                .orElse(USUAL_DAY);
    }
}
