package dev.mainstay.authoring.diff;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.json.Reading;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What changes from one pack to another: in the pack, and in the advice for any account.
 *
 * <p>It takes as long as the packs need to be made ready, and some more for each change when it is first asked about; so make one
 * for two packs. Thread-safe.
 */
public final class PackDiff {

    /** Packs between the two that are kept ready; each takes some tenths of a megabyte, a whole one where its rules are its own. */
    private static final int KEPT = 200;

    private static final int BATCH = 256;

    private final RulePack before;
    private final RulePack after;
    private final Tolerance tolerance;
    private final Map<String, ActionHistory> histories;
    private final RetentionAdvisor old;
    private final RetentionAdvisor young;
    private final Composition composition;
    private @Nullable Attributor attributor;

    private PackDiff(RulePack before, RulePack after, Tolerance tolerance, Map<String, ActionHistory> histories) {
        this.before = before;
        this.after = after;
        this.tolerance = tolerance;
        this.histories = Map.copyOf(histories);
        old = RetentionAdvisor.of(before);
        young = old.with(after);
        composition = new Composition(before.model(), after.model());
    }

    /** What changes from the one pack to the other, by the usual tolerance. */
    public static PackDiff between(RulePack before, RulePack after) {
        return new PackDiff(before, after, Tolerance.USUAL, Map.of());
    }

    /** The same with another tolerance. */
    public PackDiff tolerating(Tolerance other) {
        return new PackDiff(before, after, other, histories);
    }

    /** The same for accounts of whose past actions this is known, by their ids. */
    public PackDiff knowing(Map<String, ActionHistory> pasts) {
        return new PackDiff(before, after, tolerance, pasts);
    }

    /** The old pack. */
    public RulePack before() {
        return before;
    }

    /** The new pack. */
    public RulePack after() {
        return after;
    }

    /** From where on a number counts as another. */
    public Tolerance tolerance() {
        return tolerance;
    }

    /** What changes in the pack, in the order of its parts. */
    public List<PackChange> changes() {
        return composition.changes();
    }

    /** Whether any account at all can tell the packs apart; takes some seconds. */
    public Proof proof() {
        return new ProofSearch(this, composition).proof();
    }

    /** What changes for an account. Never throws for an account's sake. */
    public Comparison compare(AccountSnapshot account) {
        ActionHistory past = histories.getOrDefault(account.id(), ActionHistory.none());
        Outcome was = old.outcome(account, past);
        Outcome is = young.outcome(account, past);
        if (was instanceof Outcome.Advised one && is instanceof Outcome.Advised other) {
            return new Comparison.Compared(
                    account, one.advice(), other.advice(), difference(account, one.advice(), other.advice()));
        }
        return new Comparison.Failed(account.id(), "", problems(was), problems(is));
    }

    /** Whether both packs advise an account, and not alike; which change is responsible is not looked for. */
    boolean differs(AccountSnapshot account) {
        ActionHistory past = histories.getOrDefault(account.id(), ActionHistory.none());
        return old.outcome(account, past) instanceof Outcome.Advised was
                && young.outcome(account, past) instanceof Outcome.Advised is
                && !AdviceComparison.differences(was.advice(), is.advice(), tolerance)
                        .isEmpty();
    }

    private Optional<AccountDiff> difference(AccountSnapshot account, Advice was, Advice is) {
        List<Difference> differences = AdviceComparison.differences(was, is, tolerance);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new AccountDiff(account, was, is, attributor().attribute(account, was, is, differences)));
    }

    /** Made when it is first needed, which is never where the packs advise alike. */
    private synchronized Attributor attributor() {
        Attributor made = attributor;
        if (made == null) {
            made = new Attributor(composition, new Variants(composition, histories, KEPT), tolerance);
            attributor = made;
        }
        return made;
    }

    private static List<Problem> problems(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.problems() : List.of();
    }

    /** Which limits of the new pack move most accounts: the same tolerance and the same past actions. */
    public SensitivityRun sensitivity() {
        return new SensitivityRun(after, tolerance, histories);
    }

    /**
     * What changes for a portfolio, in one pass and constant memory: accounts are compared as they are read, some at the same
     * time, and handed over in their order.
     *
     * @param readings the accounts
     * @param each hears of every account, those that failed included, on the calling thread
     */
    public PortfolioDiff over(Iterator<Reading> readings, Consumer<Comparison> each) {
        PortfolioTally tally = new PortfolioTally(this);
        List<Reading> batch = new ArrayList<>(BATCH);
        while (readings.hasNext()) {
            batch.clear();
            while (readings.hasNext() && batch.size() < BATCH) {
                batch.add(readings.next());
            }
            for (Comparison comparison :
                    batch.parallelStream().map(this::compare).toList()) {
                tally.add(comparison);
                each.accept(comparison);
            }
        }
        return tally.result();
    }

    private Comparison compare(Reading reading) {
        if (reading instanceof Reading.Read read) {
            Comparison comparison = compare(read.snapshot());
            return comparison instanceof Comparison.Failed failed
                    ? new Comparison.Failed(failed.accountId(), read.source(), failed.before(), failed.after())
                    : comparison;
        }
        Reading.Rejected rejected = (Reading.Rejected) reading;
        return new Comparison.Failed(rejected.accountId(), rejected.source(), rejected.problems(), rejected.problems());
    }
}
