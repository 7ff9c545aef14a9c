package dev.mainstay.examples.crm;

import dev.mainstay.advice.Evidence;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Evidence in a line: what was observed, against what, and where that limit stands in the pack. */
final class EvidenceText {

    /** At least so many digits that count, and two beyond the point, so that what differs looks different. */
    private static final int DIGITS = 6;

    private static final int ALL_DIGITS = 17;

    private final Wording wording;

    EvidenceText(Wording wording) {
        this.wording = wording;
    }

    String of(Evidence evidence) {
        Optional<Unit> unit = Metrics.find(FactType.ACCOUNT, evidence.metric()).map(Metric::unit);
        String shown = value(evidence.observed(), unit, DIGITS);
        String limit = value(evidence.limit(), unit, DIGITS);
        if (shown.equals(limit) && !evidence.observed().equals(evidence.limit())) {
            shown = value(evidence.observed(), unit, ALL_DIGITS);
            limit = value(evidence.limit(), unit, ALL_DIGITS);
        }
        String observed = evidence.metric() + " " + shown;
        if (evidence.operator().equals("==") && evidence.observed().equals(evidence.limit())) {
            return observed;
        }
        String compared = observed + " " + evidence.operator() + " " + limit;
        return evidence.limitKey()
                .map(key -> compared
                        + wording.label(
                                "aside",
                                key
                                        + evidence.limitFrom()
                                                .map(from -> ", " + from)
                                                .orElse("")))
                .orElse(compared);
    }

    private static String value(Object value, Optional<Unit> unit, int digits) {
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        boolean share = unit.filter(known -> switch (known) {
                    case RATIO, MARGIN, SHARE_CHANGE, CHANGE -> true;
                    default -> false;
                })
                .isPresent();
        BigDecimal exact = BigDecimal.valueOf(number.doubleValue()).movePointRight(share ? 2 : 0);
        int whole = exact.precision() - exact.scale();
        BigDecimal shown = exact.round(new MathContext(Math.max(digits, whole + 2), RoundingMode.HALF_UP))
                .stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, shown.scale()) + "f", shown) + (share ? "%" : "");
    }
}
