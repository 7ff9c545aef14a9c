package dev.mainstay.internal.engine;

import static dev.mainstay.vocabulary.Metrics.RIVAL_AGE_DAYS;
import static dev.mainstay.vocabulary.Metrics.RIVAL_CONFIRMED;
import static dev.mainstay.vocabulary.Metrics.RIVAL_STRENGTH;
import static dev.mainstay.vocabulary.Metrics.SHIFT_AGE_DAYS;
import static dev.mainstay.vocabulary.Metrics.SHIFT_CERTAINTY;

import dev.mainstay.account.MetricValues;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** The numbers of weights.csv, read once. */
@SuppressWarnings("EnumOrdinal") // tables by code
final class Weights {

    private static final String HOUR_COST = "hourCost.";
    private static final RiskLevel[] LEVELS = RiskLevel.values();

    final double horizonYears;
    final double causeListed;
    final double unexplainedDefection;
    final double unexplainedCause;
    final double playbookAtLeast;
    final int actionsMax;
    private final Map<String, Double> values;
    private final double rumour;
    private final double unstated;
    private final double fadeDays;
    private final double[] severity = new double[Severity.values().length];
    private final double[] urgency = new double[Severity.values().length];
    private final double[] urgencyBySignal;
    private final Map<String, Double> hourCosts = new HashMap<>();
    private final double[] lever = new double[Lever.values().length];
    private final double[] cap = new double[CodeBook.INFLUENCES];
    private final double[] levels = new double[RiskLevel.values().length];
    private final double[] stanceOrder = new double[Stance.values().length];

    Weights(Map<String, Double> values, CodeBook codes) {
        this.values = values;
        horizonYears = get("horizon.years");
        causeListed = get("cause.listed");
        unexplainedDefection = get("unexplained.defection");
        unexplainedCause = get("unexplained.cause");
        playbookAtLeast = get("playbook.atLeast");
        actionsMax = (int) get("actions.max");
        rumour = get("confidence.rumour");
        unstated = get("confidence.unstated");
        fadeDays = get("confidence.fadeDays");
        for (Severity code : Severity.values()) {
            severity[code.ordinal()] = get("severity." + code);
            urgency[code.ordinal()] = get("urgency." + code);
        }
        for (Lever code : Lever.values()) {
            lever[code.ordinal()] = get("lever." + code);
        }
        Arrays.fill(cap, 1);
        for (Cause code : Cause.values()) {
            cap[code.ordinal()] = get("cap." + code.controllability());
        }
        for (RiskLevel code : RiskLevel.values()) {
            levels[code.ordinal()] = code == RiskLevel.LOW ? 0 : get("risk." + code);
        }
        for (Stance code : Stance.values()) {
            stanceOrder[code.ordinal()] = get("stance.order." + code);
        }
        values.forEach((key, value) -> {
            if (key.startsWith(HOUR_COST)) {
                hourCosts.put(key.substring(HOUR_COST.length()), value);
            }
        });
        urgencyBySignal = codes.signals().stream()
                .mapToDouble(code -> values.getOrDefault("urgency.signal." + code, 1.0))
                .toArray();
    }

    private double get(String key) {
        Double value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no weight " + key);
        }
        return value;
    }

    double severity(int code) {
        return severity[code];
    }

    double urgency(int severityCode) {
        return urgency[severityCode];
    }

    double urgencyOfSignal(int signal) {
        return urgencyBySignal[signal];
    }

    double lever(Lever code) {
        return lever[code.ordinal()];
    }

    /** Most that an action can take off an influence, by how far it can be controlled. */
    double cap(int influence) {
        return cap[influence];
    }

    double stanceOrder(Stance code) {
        return stanceOrder[code.ordinal()];
    }

    /** Money an hour of effort costs, {@code NaN} where the pack prices none in that currency. */
    double hourCost(Currency currency) {
        return hourCosts.getOrDefault(currency.getCurrencyCode(), Double.NaN);
    }

    RiskLevel level(double likelihood) {
        int code = 0;
        for (int level = 1; level < levels.length; level++) {
            if (likelihood >= levels[level]) {
                code = level;
            }
        }
        return LEVELS[code];
    }

    double ofRival(MetricValues rival) {
        double strength = rival.number(RIVAL_STRENGTH.index());
        boolean confirmed = rival.number(RIVAL_CONFIRMED.index()) == 1;
        return (Double.isNaN(strength) ? unstated : strength)
                * (confirmed ? 1 : rumour)
                * fade(rival.number(RIVAL_AGE_DAYS.index()));
    }

    double ofShift(MetricValues shift) {
        double certainty = shift.number(SHIFT_CERTAINTY.index());
        return (Double.isNaN(certainty) ? unstated : certainty) * fade(shift.number(SHIFT_AGE_DAYS.index()));
    }

    /** Full weight while fresh, then less in proportion to age. */
    private double fade(double ageDays) {
        return ageDays > fadeDays ? fadeDays / ageDays : 1;
    }
}
