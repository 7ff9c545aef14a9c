package dev.mainstay.advice;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What counts as news, by the weights of a pack. A value near its limit is <em>at the limit</em>: what rests on it does not
 * become news before it stands clear of the limit by {@code delta.band.steps} of the limit's own steps, and once it is news it
 * stays until it is gone. So nothing comes and goes while a value wavers within the band. A likelihood is news from {@code
 * delta.likelihood} above the level at which causes are listed, and its change from {@code delta.likelihood} on; a score's
 * change from the share {@code delta.score} on. A weight the pack does not have is 0: every change counts.
 *
 * <p>A signal near a graver limit stands as gravely as a milder rule says whose limits the value is clear of.
 *
 * <p>Whole numbers, such as days and counts, move by one at least, so that one step is no band for them. Only conditions on
 * limits of limits.csv have a band. Immutable and thread-safe.
 */
public final class Hysteresis {

    private static final Hysteresis NONE = new Hysteresis(0, 0, 0, 0, Map.of(), MilderRules.NONE);

    /** So that 0.89 is 0.01 below 0.9, whatever binary fractions make of it. */
    private static final double ROUNDING = 1e-9;

    private final double likelihood;
    private final double score;
    private final double steps;
    private final double listed;
    private final Map<String, LimitRow> limits;
    private final MilderRules milder;

    private Hysteresis(
            double likelihood,
            double score,
            double steps,
            double listed,
            Map<String, LimitRow> limits,
            MilderRules milder) {
        this.likelihood = likelihood;
        this.score = score;
        this.steps = steps;
        this.listed = listed;
        this.limits = limits;
        this.milder = milder;
    }

    /** Every change counts. */
    public static Hysteresis none() {
        return NONE;
    }

    /** What this pack takes for news. */
    public static Hysteresis of(RulePack pack) {
        PackModel model = pack.model();
        Map<String, Double> weights = model.weightValues();
        Map<String, LimitRow> limits = new HashMap<>();
        for (LimitRow row : model.limits()) {
            limits.putIfAbsent(row.key(), row);
            limits.put(key(row.key(), row.origin()), row);
        }
        return new Hysteresis(
                weights.getOrDefault("delta.likelihood", 0.0),
                weights.getOrDefault("delta.score", 0.0),
                weights.getOrDefault("delta.band.steps", 0.0),
                weights.getOrDefault("cause.listed", 0.0),
                Map.copyOf(limits),
                MilderRules.of(model));
    }

    private static String key(String limit, String origin) {
        return limit + '\n' + origin;
    }

    /** Whether a likelihood stands clear of the level at which it is listed. */
    boolean clear(double likelihoodListed) {
        return likelihoodListed >= listed + likelihood - ROUNDING;
    }

    /** -1, 0 or 1: a likelihood fell, stayed, or rose by what counts. */
    int moved(double from, double to) {
        double by = to - from;
        return by == 0 || Math.abs(by) < likelihood - ROUNDING ? 0 : by > 0 ? 1 : -1;
    }

    /** -1, 0 or 1: a score fell, stayed, or rose by the share that counts. */
    int scored(double from, double to) {
        double by = to - from;
        return by == 0 || Math.abs(by) < score * Math.max(Math.abs(from), Double.MIN_NORMAL) ? 0 : by > 0 ? 1 : -1;
    }

    /** Whether the value stands clear of the limit it was compared with; what has no limit does. */
    boolean clear(Evidence evidence) {
        Optional<LimitRow> row = row(evidence);
        if (row.isEmpty()
                || steps == 0
                || !(evidence.observed() instanceof Number observed)
                || !(evidence.limit() instanceof Number limit)) {
            return true;
        }
        boolean within = evidence.operator().equals("<=") || evidence.operator().equals(">=");
        if (!within && !evidence.operator().equals("<") && !evidence.operator().equals(">")) {
            return true;
        }
        return beyond(Math.abs(observed.doubleValue() - limit.doubleValue()), within, row.get());
    }

    /** The row its limit came from. */
    Optional<LimitRow> row(Evidence evidence) {
        return evidence.limitKey()
                .flatMap(key -> Optional.ofNullable(
                        limits.getOrDefault(key(key, evidence.limitFrom().orElse("")), limits.get(key))));
    }

    /** The gravest severity below its own at which a signal is clear of its limits, where it is not clear at its own. */
    Optional<Severity> milder(Signal signal) {
        return milder.clear(signal, this);
    }

    /** Whether the value, compared with this row, passes it and stands clear of it. */
    boolean passes(Evidence evidence, LimitRow row) {
        if (row.value().isEmpty() || !(evidence.observed() instanceof Number observed)) {
            return false;
        }
        double over = observed.doubleValue() - row.value().get();
        double distance =
                switch (evidence.operator()) {
                    case "<", "<=" -> -over;
                    case ">", ">=" -> over;
                    default -> -1;
                };
        boolean within = evidence.operator().endsWith("=");
        return (within ? distance >= 0 : distance > 0) && beyond(distance, within, row);
    }

    private boolean beyond(double distance, boolean within, LimitRow row) {
        // Of a whole number, what crosses nothing is one further than a limit that itself counts.
        double beyond = within && row.unit().whole() ? distance + 1 : distance;
        return beyond >= steps * row.step() - ROUNDING;
    }
}
