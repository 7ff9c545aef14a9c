package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.authoring.internal.meaning.RuleJudgement.Firing;
import dev.mainstay.authoring.internal.meaning.Subject.Observed;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The signals that were raised and what they say of the commitments. */
public final class Findings {

    /**
     * A raised signal. Of several firings the gravest speaks for it, of equally grave ones the surest, then the rule that
     * comes first.
     *
     * @param code its code
     * @param firings what raised it, the gravest first
     * @param confidence how sure the surest of all firings is
     * @param strength severity times confidence, the greatest of all firings
     */
    public record Raised(String code, List<Firing> firings, double confidence, double strength) {

        /** How grave it is. */
        public Severity severity() {
            return firings.get(0).rule().severity();
        }

        /** Whether a rule that raised it counts against the commitment. */
        boolean against(Commitment commitment) {
            return firings.stream()
                    .anyMatch(firing -> firing.rule().commitment().equals(Optional.of(commitment)));
        }
    }

    private final Weights weights;
    private final Map<String, Raised> signals = new LinkedHashMap<>();
    private final Map<Commitment, CommitmentStatus> commitments = new EnumMap<>(Commitment.class);

    /**
     * What follows from the firings.
     *
     * @param codes all signals of the pack, in the order of the rules
     * @param firings firings of signal rules, in the order of rules and list elements
     * @param known commitments of which a metric is known
     */
    Findings(Weights weights, List<String> codes, List<Firing> firings, Set<Commitment> known) {
        this.weights = weights;
        Map<String, List<Firing>> byCode = firings.stream()
                .collect(Collectors.groupingBy(
                        firing -> firing.rule().consequence().code()));
        for (String code : codes) {
            List<Firing> raising = byCode.get(code);
            if (raising != null) {
                signals.put(code, raised(code, raising));
            }
        }
        for (Commitment commitment : Commitment.values()) {
            commitments.put(commitment, status(commitment, known.contains(commitment)));
        }
    }

    private Raised raised(String code, List<Firing> firings) {
        List<Firing> gravestFirst = firings.stream()
                .sorted(Comparator.<Firing, Severity>comparing(
                                firing -> firing.rule().severity())
                        .thenComparing(this::confidence)
                        .reversed())
                .toList();
        double strength = firings.stream()
                .mapToDouble(firing -> weights.get("severity", firing.rule().severity()) * confidence(firing))
                .max()
                .orElseThrow();
        double confidence = firings.stream().mapToDouble(this::confidence).max().orElseThrow();
        return new Raised(code, gravestFirst, confidence, strength);
    }

    /** How sure a firing is: the rule's confidence times that in what it observed. */
    private double confidence(Firing firing) {
        return firing.rule().confidence() * confidence((Observed) firing.subject(0));
    }

    private double confidence(Observed subject) {
        return switch (subject.type()) {
            case RIVAL -> {
                boolean confirmed = number(subject, Metrics.RIVAL_CONFIRMED).equals(Optional.of(1.0));
                yield number(subject, Metrics.RIVAL_STRENGTH).orElse(weights.get("confidence.unstated"))
                        * (confirmed ? 1 : weights.get("confidence.rumour"))
                        * fade(subject, Metrics.RIVAL_AGE_DAYS);
            }
            case SHIFT ->
                number(subject, Metrics.SHIFT_CERTAINTY).orElse(weights.get("confidence.unstated"))
                        * fade(subject, Metrics.SHIFT_AGE_DAYS);
            default -> 1;
        };
    }

    private static Optional<Double> number(Observed subject, Metric<?> metric) {
        return subject.property(metric).map(Reading::number);
    }

    /** What is older than some days counts less, in proportion to its age; what has no date does not fade. */
    private double fade(Observed subject, Metric<?> age) {
        double days = weights.get("confidence.fadeDays");
        return number(subject, age)
                .filter(old -> old > days)
                .map(old -> days / old)
                .orElse(1.0);
    }

    private CommitmentStatus status(Commitment commitment, boolean known) {
        List<Severity> against = signals.values().stream()
                .flatMap(signal -> signal.firings().stream())
                .filter(firing -> firing.rule().commitment().equals(Optional.of(commitment)))
                .map(firing -> firing.rule().severity())
                .toList();
        if (against.stream().anyMatch(severity -> severity != Severity.NOTICE)) {
            return CommitmentStatus.BROKEN;
        }
        if (!against.isEmpty()) {
            return CommitmentStatus.STRAINED;
        }
        return known ? CommitmentStatus.KEPT : CommitmentStatus.UNKNOWN;
    }

    /** The raised signals, in the order of the rules. */
    public Collection<Raised> signals() {
        return signals.values();
    }

    /** The signal, if it was raised. */
    public Optional<Raised> signal(String code) {
        return Optional.ofNullable(signals.get(code));
    }

    /** The signals against a commitment, in the order of the rules. */
    List<Raised> against(Commitment commitment) {
        return signals.values().stream()
                .filter(signal -> signal.against(commitment))
                .toList();
    }

    /** Status of a commitment. */
    public CommitmentStatus status(Commitment commitment) {
        return commitments.getOrDefault(commitment, CommitmentStatus.UNKNOWN);
    }

    /** Status of the commitment of that code, if it is known. */
    Optional<CommitmentStatus> status(String commitment) {
        return Optional.of(status(Commitment.valueOf(commitment))).filter(status -> status != CommitmentStatus.UNKNOWN);
    }
}
