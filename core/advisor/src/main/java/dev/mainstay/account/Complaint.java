package dev.mainstay.account;

import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A complaint of the account's, with what became of it.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param id identifies the complaint within the account; not blank
 * @param metrics what is known of it
 */
public record Complaint(String id, MetricValues metrics) implements Element {

    /** Starts a new one; not blank the id, and everything else is optional. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** What the complaint is about. */
    public Optional<ComplaintCategory> category() {
        return metrics.get(Metrics.COMPLAINT_CATEGORY);
    }

    /** How grave it is. */
    public Optional<ComplaintSeverity> severity() {
        return metrics.get(Metrics.COMPLAINT_SEVERITY);
    }

    /** It is not resolved. */
    public Optional<Boolean> open() {
        return metrics.get(Metrics.COMPLAINT_OPEN);
    }

    /** Days it is or was open. */
    public Optional<Integer> openDays() {
        return metrics.get(Metrics.COMPLAINT_OPEN_DAYS);
    }

    /** Days since it was opened. */
    public Optional<Integer> ageDays() {
        return metrics.get(Metrics.COMPLAINT_AGE_DAYS);
    }

    /** Day it was raised. */
    public Optional<LocalDate> openedOn() {
        return metrics.get(Metrics.COMPLAINT_OPENED_ON);
    }

    /** Day it was resolved. */
    public Optional<LocalDate> resolvedOn() {
        return metrics.get(Metrics.COMPLAINT_RESOLVED_ON);
    }

    /** Its effect is contained. */
    public Optional<Boolean> contained() {
        return metrics.get(Metrics.COMPLAINT_CONTAINED);
    }

    /** A plan to resolve it is agreed. */
    public Optional<Boolean> planAgreed() {
        return metrics.get(Metrics.COMPLAINT_PLAN_AGREED);
    }

    /** It was closed and came back. */
    public Optional<Boolean> reopened() {
        return metrics.get(Metrics.COMPLAINT_REOPENED);
    }

    /** It touches the core interests of both sides. */
    public Optional<Boolean> hitsCoreInterests() {
        return metrics.get(Metrics.COMPLAINT_HITS_CORE_INTERESTS);
    }

    @Override
    public String label() {
        return id;
    }

    @Override
    public Complaint withMetrics(MetricValues replaced) {
        return new Complaint(id, replaced);
    }

    /** Collects what is known; not thread-safe. A value out of range is reported when the account is built. */
    public static final class Builder extends GroupBuilder {

        private final String id;

        private Builder(String id) {
            super(MetricValues.builder(FactType.COMPLAINT));
            this.id = id;
        }

        /** What the complaint is about. */
        public Builder category(ComplaintCategory category) {
            values.put(Metrics.COMPLAINT_CATEGORY, category);
            return this;
        }

        /** How grave it is. */
        public Builder severity(ComplaintSeverity severity) {
            values.put(Metrics.COMPLAINT_SEVERITY, severity);
            return this;
        }

        /** Day it was raised. */
        public Builder openedOn(LocalDate openedOn) {
            values.put(Metrics.COMPLAINT_OPENED_ON, openedOn);
            return this;
        }

        /** Day it was resolved. */
        public Builder resolvedOn(LocalDate resolvedOn) {
            values.put(Metrics.COMPLAINT_RESOLVED_ON, resolvedOn);
            return this;
        }

        /** Its effect is contained. */
        public Builder contained(boolean contained) {
            values.put(Metrics.COMPLAINT_CONTAINED, contained);
            return this;
        }

        /** A plan to resolve it is agreed. */
        public Builder planAgreed(boolean planAgreed) {
            values.put(Metrics.COMPLAINT_PLAN_AGREED, planAgreed);
            return this;
        }

        /** It was closed and came back. */
        public Builder reopened(boolean reopened) {
            values.put(Metrics.COMPLAINT_REOPENED, reopened);
            return this;
        }

        /** It touches the core interests of both sides. */
        public Builder hitsCoreInterests(boolean hitsCoreInterests) {
            values.put(Metrics.COMPLAINT_HITS_CORE_INTERESTS, hitsCoreInterests);
            return this;
        }

        /** The finished value. */
        public Complaint build() {
            return new Complaint(id, values.build());
        }
    }
}
