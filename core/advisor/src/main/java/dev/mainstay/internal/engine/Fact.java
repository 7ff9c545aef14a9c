package dev.mainstay.internal.engine;

import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule matches. Each fact points back to the consultation it belongs to, so rules need neither globals nor joins.
 */
@SuppressWarnings("EnumOrdinal") // codes are compared by their declaration
public abstract class Fact {

    private final @Nullable Consultation consultation;

    /** With null, what the catalogue says of an action, whomever it is proposed for. */
    Fact(@Nullable Consultation consultation) {
        this.consultation = consultation;
    }

    /** The consultation it belongs to. */
    final Consultation consultation() {
        return Objects.requireNonNull(consultation);
    }

    /** Takes work off what the account may take; what the catalogue says costs no account anything. */
    final void spend(int work) {
        if (consultation != null) {
            consultation.budget.spend(work);
        }
    }

    /** A property as a number, {@code NaN} where unknown. */
    abstract double number(int metric);

    /** A property that is a text or set, null where unknown. */
    @Nullable Object object(int metric) {
        return null;
    }

    /** What the fact says of a code, {@code NaN} where unknown. */
    double answer(Lookup lookup, int code) {
        throw new IllegalStateException(lookup + " cannot be asked here");
    }

    /** How sure an observation of it is, 0 to 1. */
    double confidence() {
        return 1;
    }

    /** What evidence calls a property of it. */
    String path(Metric<?> metric) {
        return metric.name();
    }

    private abstract static class Observed extends Fact {

        private final MetricValues values;

        Observed(Consultation consultation, MetricValues values) {
            super(consultation);
            this.values = values;
        }

        final MetricValues values() {
            return values;
        }

        @Override
        final double number(int metric) {
            consultation().budget.spend();
            return values.number(metric);
        }

        @Override
        final @Nullable Object object(int metric) {
            consultation().budget.spend();
            return values.object(metric);
        }
    }

    /** The account. */
    public static final class Account extends Observed {
        Account(Consultation consultation) {
            super(consultation, consultation.snapshot.metrics());
        }
    }

    /** An element of one of the snapshot's lists; the type decides which rules see it. */
    public abstract static class Listed extends Observed {

        private static final MetricValues[] NOTHING = new MetricValues[FactType.values().length];

        static {
            for (FactType type : FactType.values()) {
                NOTHING[type.ordinal()] = MetricValues.builder(type).build();
            }
        }

        private final FactType type;
        private final @Nullable Element element;
        final int position;

        private Listed(Consultation consultation, FactType type, @Nullable Element element, int position) {
            super(consultation, element == null ? NOTHING[type.ordinal()] : element.metrics());
            this.type = type;
            this.element = element;
            this.position = position;
        }

        /** A real element, or with null what stands for a list of which nothing is known. */
        static Listed of(Consultation consultation, FactType type, @Nullable Element element, int position) {
            return switch (type) {
                case COMPLAINT -> new Complaint(consultation, element, position);
                case RIVAL -> new Rival(consultation, element, position);
                case SHIFT -> new Shift(consultation, element, position);
                case PROMOTION -> new Promotion(consultation, element, position);
                default -> throw new IllegalArgumentException(type + " is no list element");
            };
        }

        /** False for what stands for a list of which nothing is known. */
        final boolean real() {
            return element != null;
        }

        final FactType type() {
            return type;
        }

        @Override
        final String path(Metric<?> metric) {
            String label = element == null || element.label().isEmpty() ? String.valueOf(position) : element.label();
            // a long one takes long to be written and to be told from others
            spend(Budget.MATCH + label.length() / 2);
            return type.listPath() + "[" + label + "]." + metric.name();
        }
    }

    /** A complaint. */
    public static final class Complaint extends Listed {
        Complaint(Consultation consultation, @Nullable Element element, int position) {
            super(consultation, FactType.COMPLAINT, element, position);
        }
    }

    /** A rival's move. */
    public static final class Rival extends Listed {
        Rival(Consultation consultation, @Nullable Element element, int position) {
            super(consultation, FactType.RIVAL, element, position);
        }

        @Override
        double confidence() {
            return consultation().engine.weights.ofRival(values());
        }
    }

    /** A shift of strategy. */
    public static final class Shift extends Listed {
        Shift(Consultation consultation, @Nullable Element element, int position) {
            super(consultation, FactType.SHIFT, element, position);
        }

        @Override
        double confidence() {
            return consultation().engine.weights.ofShift(values());
        }
    }

    /** A promotion. */
    public static final class Promotion extends Listed {
        Promotion(Consultation consultation, @Nullable Element element, int position) {
            super(consultation, FactType.PROMOTION, element, position);
        }
    }

    /** The signals that were raised. */
    public static final class FindingsFact extends Fact {

        FindingsFact(Consultation consultation) {
            super(consultation);
        }

        @Override
        double number(int metric) {
            return Double.NaN;
        }

        @Override
        double answer(Lookup lookup, int code) {
            consultation().budget.spend();
            Findings findings = consultation().findings();
            return switch (lookup) {
                case RAISED -> findings.raised(code) ? 1 : 0;
                case STRENGTH -> findings.strength(code);
                case SEVERITY -> findings.raised(code) ? findings.severity(code) : Double.NaN;
                case COMMITMENT -> findings.commitment(code);
                default -> super.answer(lookup, code);
            };
        }
    }

    /** The likelihoods of causes and conduct risks. */
    public static final class DiagnosisFact extends Fact {

        DiagnosisFact(Consultation consultation) {
            super(consultation);
        }

        @Override
        double number(int metric) {
            consultation().budget.spend();
            Diagnosis diagnosis = consultation().diagnosis();
            return switch (metric) {
                case 0 -> diagnosis.defection();
                case 1 -> diagnosis.level().ordinal();
                default -> diagnosis.unexplained() ? 1 : 0;
            };
        }

        @Override
        double answer(Lookup lookup, int code) {
            consultation().budget.spend();
            Diagnosis diagnosis = consultation().diagnosis();
            return switch (lookup) {
                case LIKELIHOOD -> diagnosis.likelihood(code);
                case CONDUCT -> diagnosis.likelihood(CodeBook.CAUSES + code);
                case FACET -> diagnosis.facet(code) > 0 ? 1 : 0;
                default -> super.answer(lookup, code);
            };
        }
    }

    /** The stance and the proposed actions as a whole. */
    public static final class PlanFact extends Fact {

        PlanFact(Consultation consultation) {
            super(consultation);
        }

        @Override
        double number(int metric) {
            consultation().budget.spend();
            return consultation().stance().ordinal();
        }

        @Override
        double answer(Lookup lookup, int code) {
            consultation().budget.spend(1 + consultation().proposals().size());
            return lookup == Lookup.PROPOSES ? consultation().proposes(code) ? 1 : 0 : super.answer(lookup, code);
        }
    }

    /** One proposed action. */
    public static final class ProposalFact extends Fact {

        final Proposal proposal;

        ProposalFact(@Nullable Consultation consultation, Proposal proposal) {
            super(consultation);
            this.proposal = proposal;
        }

        @Override
        double number(int metric) {
            spend(1);
            ActionRow row = proposal.row();
            return switch (metric) {
                case 1 -> row.commitment().map(code -> (double) code.ordinal()).orElse(Double.NaN);
                case 2 -> row.lever().ordinal();
                case 3 -> row.obligation() ? 1 : 0;
                case 4 -> row.effortHours();
                case 5 -> row.cost();
                default -> Double.NaN;
            };
        }

        @Override
        @Nullable Object object(int metric) {
            spend(1);
            return metric == 0 ? proposal.row().code() : proposal.row().traits();
        }

        @Override
        double answer(Lookup lookup, int code) {
            spend(1 + proposal.entries().size());
            return lookup == Lookup.ANSWERS ? proposal.answers(code) ? 1 : 0 : super.answer(lookup, code);
        }
    }
}
