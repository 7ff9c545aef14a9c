package dev.mainstay.examples.crm;

import dev.mainstay.advice.Evidence;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.util.Locale;
import java.util.Optional;

/** Evidence in a line: what was observed, against what, and where that limit stands in the pack. */
final class EvidenceText {

    private final Wording wording;

    EvidenceText(Wording wording) {
        this.wording = wording;
    }

    String of(Evidence evidence) {
        Optional<Unit> unit = Metrics.find(FactType.ACCOUNT, evidence.metric()).map(Metric::unit);
        String observed = evidence.metric() + " " + value(evidence.observed(), unit);
        if (evidence.operator().equals("==") && evidence.observed().equals(evidence.limit())) {
            return observed;
        }
        String compared = observed + " " + evidence.operator() + " " + value(evidence.limit(), unit);
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

    private String value(Object value, Optional<Unit> unit) {
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        boolean share = unit.filter(known -> switch (known) {
                    case RATIO, MARGIN, SHARE_CHANGE, CHANGE -> true;
                    default -> false;
                })
                .isPresent();
        if (share) {
            return wording.percent(number.doubleValue());
        }
        double exact = number.doubleValue();
        return String.format(Locale.ROOT, exact == Math.rint(exact) ? "%,.0f" : "%,.2f", exact);
    }
}
