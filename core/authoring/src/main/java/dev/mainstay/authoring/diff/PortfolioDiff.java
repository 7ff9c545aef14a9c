package dev.mainstay.authoring.diff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What changes for a portfolio as a whole.
 *
 * @param accounts how many were compared
 * @param changed how many of them are advised differently
 * @param failed how many could not be read, or not be advised by one of the packs
 * @param aspects how many accounts each aspect differs of
 * @param effects the changes of the pack that bring about anything, those that touch most accounts first
 * @param before what the old pack asks for
 * @param after what the new pack asks for
 * @param newlyFlagged accounts that something is the matter with by the new pack and nothing by the old
 * @param newlySilent the other way round
 * @param newlyUnserved accounts at risk that nobody serves by the new pack, and somebody does, or that are not at risk, by the old
 */
public record PortfolioDiff(
        long accounts,
        long changed,
        long failed,
        SortedMap<Aspect, Long> aspects,
        List<Effect> effects,
        Side before,
        Side after,
        Named newlyFlagged,
        Named newlySilent,
        Named newlyUnserved) {

    /** Copies the list. */
    public PortfolioDiff {
        effects = List.copyOf(effects);
    }

    /**
     * How far one change of the pack reaches.
     *
     * @param change the change
     * @param alone accounts of which it brings about some difference by itself
     * @param together accounts of which it does only together with others
     */
    public record Effect(PackChange change, long alone, long together) {}

    /**
     * Accounts, and the ids of the first of them.
     *
     * @param count how many
     * @param first ids of the first few
     */
    public record Named(long count, List<String> first) {

        /** Copies the list. */
        public Named {
            first = List.copyOf(first);
        }
    }

    /**
     * What one pack asks for.
     *
     * @param actions recommended actions
     * @param workload by owner
     * @param cost what the actions cost, by currency
     * @param marginProtected sum of save and amount at risk over the actions against defection and abuse, by currency. Actions
     *     for the same account overlap, so that this compares packs rather than forecasts
     * @param unpriced actions of which cost or amount at risk is unknown
     * @param flagged accounts of which a cause or conduct risk is named or the risk is high or critical
     * @param atRisk accounts of which the risk is high or critical
     * @param unserved those of them for which nothing is recommended but what is owed anyway
     * @param barriers what withheld the actions of those, the commonest first
     */
    public record Side(
            long actions,
            SortedMap<String, Load> workload,
            SortedMap<String, BigDecimal> cost,
            SortedMap<String, BigDecimal> marginProtected,
            long unpriced,
            long flagged,
            long atRisk,
            long unserved,
            List<Barrier> barriers) {

        /** Copies the list. */
        public Side {
            barriers = List.copyOf(barriers);
        }
    }

    /**
     * Work of one role.
     *
     * @param actions recommended actions
     * @param hours their effort
     */
    public record Load(long actions, BigDecimal hours) {}

    /**
     * What stands between accounts at risk and any action.
     *
     * @param reason code of the reason; empty where nothing was proposed at all
     * @param rule the guardrail rule, or the table and line
     * @param accounts how many accounts
     */
    public record Barrier(String reason, String rule, long accounts) {}

    /** How much each owner has to do more by the new pack, in hours; less where negative. */
    public Map<String, BigDecimal> moreHours() {
        Map<String, BigDecimal> more = new TreeMap<>();
        after.workload().forEach((owner, load) -> more.merge(owner, load.hours(), BigDecimal::add));
        before.workload()
                .forEach((owner, load) -> more.merge(owner, load.hours().negate(), BigDecimal::add));
        return more;
    }
}
