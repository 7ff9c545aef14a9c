package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.MetricValues;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Stance;
import java.util.List;
import java.util.Optional;

/** What a rule asks about: the account, an element of one of its lists, or what an earlier phase found. */
public sealed interface Subject {

    /** Its type. */
    FactType type();

    /** One of its properties, empty where unknown. */
    default Optional<Object> property(Metric<?> metric) {
        throw new IllegalArgumentException(type() + " has no property " + metric);
    }

    /** What it says of a code, empty where unknown. */
    default Optional<Object> answer(Lookup lookup, String code) {
        throw new IllegalArgumentException(type() + " does not answer " + lookup);
    }

    /** What evidence calls a property of it. */
    default String path(Metric<?> metric) {
        return metric.name();
    }

    /**
     * The account, or an element of one of its lists.
     *
     * @param type the type
     * @param values what is known of it
     * @param label what names an element within its list; empty for the account
     */
    record Observed(FactType type, MetricValues values, String label) implements Subject {
        @Override
        public Optional<Object> property(Metric<?> metric) {
            return values.get(metric).map(value -> value);
        }

        @Override
        public String path(Metric<?> metric) {
            return type.isElement() ? type.listPath() + "[" + label + "]." + metric.name() : metric.name();
        }
    }

    /**
     * What the signal rules found.
     *
     * @param findings what they found
     */
    record Found(Findings findings) implements Subject {
        @Override
        public FactType type() {
            return FactType.FINDINGS;
        }

        @Override
        public Optional<Object> answer(Lookup lookup, String code) {
            Optional<Findings.Raised> signal = findings.signal(code);
            return switch (lookup) {
                case RAISED -> Optional.of(signal.isPresent());
                case STRENGTH ->
                    Optional.of(signal.map(Findings.Raised::strength).orElse(0.0));
                case SEVERITY -> signal.map(Findings.Raised::severity);
                case COMMITMENT -> findings.status(code).map(status -> status);
                default -> Subject.super.answer(lookup, code);
            };
        }
    }

    /**
     * What the diagnosis says.
     *
     * @param diagnosis the diagnosis
     */
    record Diagnosed(Diagnosis diagnosis) implements Subject {
        @Override
        public FactType type() {
            return FactType.DIAGNOSIS;
        }

        @Override
        public Optional<Object> property(Metric<?> metric) {
            if (metric == Metrics.DIAGNOSIS_DEFECTION) {
                return Optional.of(diagnosis.defection());
            }
            return Optional.of(metric == Metrics.DIAGNOSIS_RISK ? diagnosis.level() : diagnosis.unexplained());
        }

        @Override
        public Optional<Object> answer(Lookup lookup, String code) {
            return switch (lookup) {
                case LIKELIHOOD, CONDUCT -> Optional.of(diagnosis.likelihood(code));
                case FACET -> Optional.of(diagnosis.facet(code) > 0);
                default -> Subject.super.answer(lookup, code);
            };
        }
    }

    /**
     * What is planned for the account as a whole.
     *
     * @param stance the stance
     * @param proposals the proposed actions
     */
    record Planned(Stance stance, List<Proposal> proposals) implements Subject {
        @Override
        public FactType type() {
            return FactType.PLAN;
        }

        @Override
        public Optional<Object> property(Metric<?> metric) {
            return Optional.of(stance);
        }

        @Override
        public Optional<Object> answer(Lookup lookup, String code) {
            return Optional.of(proposals.stream()
                    .anyMatch(proposal -> proposal.action().code().equals(code)));
        }
    }

    /**
     * A proposed action.
     *
     * @param proposal the proposal
     */
    record Proposed(Proposal proposal) implements Subject {
        @Override
        public FactType type() {
            return FactType.PROPOSAL;
        }

        @Override
        public Optional<Object> property(Metric<?> metric) {
            ActionRow action = proposal.action();
            return switch (metric.name()) {
                case "code" -> Optional.of(action.code());
                case "commitment" -> action.commitment().map(commitment -> commitment);
                case "lever" -> Optional.of(action.lever());
                case "obligation" -> Optional.of(action.obligation());
                case "effortHours" -> Optional.of(action.effortHours());
                case "costShare" -> Optional.of(action.cost());
                case "traits" -> Optional.of(action.traits());
                default -> Subject.super.property(metric);
            };
        }

        @Override
        public Optional<Object> answer(Lookup lookup, String code) {
            return Optional.of(proposal.answers(code));
        }
    }
}
