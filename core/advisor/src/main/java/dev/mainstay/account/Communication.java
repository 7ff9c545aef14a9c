package dev.mainstay.account;

import dev.mainstay.vocabulary.Metrics;
import java.util.Optional;

/**
 * How well the two sides know and see each other. Every metric is optional: unknown is a value of its own.
 *
 * <p>Immutable and thread-safe. Ranges and units are those of {@link Metrics}.
 *
 * @param metrics the snapshot's metrics, of which this record shows the group {@code communication}
 */
public record Communication(MetricValues metrics) {

    /** A dedicated team serves the account. */
    public Optional<Boolean> keyAccountTeam() {
        return metrics.get(Metrics.COMMUNICATION_KEY_ACCOUNT_TEAM);
    }

    /** One named manager is responsible for the account. */
    public Optional<Boolean> dedicatedManager() {
        return metrics.get(Metrics.COMMUNICATION_DEDICATED_MANAGER);
    }

    /** A representative of ours works at the account's site. */
    public Optional<Boolean> residentRepresentative() {
        return metrics.get(Metrics.COMMUNICATION_RESIDENT_REPRESENTATIVE);
    }

    /** Days since the last contact. */
    public Optional<Integer> daysSinceContact() {
        return metrics.get(Metrics.COMMUNICATION_DAYS_SINCE_CONTACT);
    }

    /** Contacts a month, over the last quarter. */
    public Optional<Double> contactsPerMonth() {
        return metrics.get(Metrics.COMMUNICATION_CONTACTS_PER_MONTH);
    }

    /** Days since an executive of ours last visited. */
    public Optional<Integer> daysSinceExecutiveVisit() {
        return metrics.get(Metrics.COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT);
    }

    /** Days since the last deep review of needs. */
    public Optional<Integer> daysSinceNeedsReview() {
        return metrics.get(Metrics.COMMUNICATION_DAYS_SINCE_NEEDS_REVIEW);
    }

    /** People at the account we are in contact with. */
    public Optional<Integer> contactPersons() {
        return metrics.get(Metrics.COMMUNICATION_CONTACT_PERSONS);
    }

    /** Changes of our account manager within twelve months. */
    public Optional<Integer> managerChanges12m() {
        return metrics.get(Metrics.COMMUNICATION_MANAGER_CHANGES12M);
    }

    /** Our account manager is about to leave. */
    public Optional<Boolean> managerLeaving() {
        return metrics.get(Metrics.COMMUNICATION_MANAGER_LEAVING);
    }

    /** Days since our sponsor at the account left. */
    public Optional<Integer> sponsorLeftDaysAgo() {
        return metrics.get(Metrics.COMMUNICATION_SPONSOR_LEFT_DAYS_AGO);
    }

    /** Writes the group {@code communication}; not thread-safe. A value out of range is reported by {@link AccountSnapshot.Builder#build()}. */
    public static final class Builder extends GroupBuilder {

        Builder(MetricValues.Builder values) {
            super(values);
        }

        /** A dedicated team serves the account. */
        public Builder keyAccountTeam(boolean keyAccountTeam) {
            values.put(Metrics.COMMUNICATION_KEY_ACCOUNT_TEAM, keyAccountTeam);
            return this;
        }

        /** One named manager is responsible for the account. */
        public Builder dedicatedManager(boolean dedicatedManager) {
            values.put(Metrics.COMMUNICATION_DEDICATED_MANAGER, dedicatedManager);
            return this;
        }

        /** A representative of ours works at the account's site. */
        public Builder residentRepresentative(boolean residentRepresentative) {
            values.put(Metrics.COMMUNICATION_RESIDENT_REPRESENTATIVE, residentRepresentative);
            return this;
        }

        /** Days since the last contact. */
        public Builder daysSinceContact(int daysSinceContact) {
            values.put(Metrics.COMMUNICATION_DAYS_SINCE_CONTACT, daysSinceContact);
            return this;
        }

        /** Contacts a month, over the last quarter. */
        public Builder contactsPerMonth(double contactsPerMonth) {
            values.put(Metrics.COMMUNICATION_CONTACTS_PER_MONTH, contactsPerMonth);
            return this;
        }

        /** Days since an executive of ours last visited. */
        public Builder daysSinceExecutiveVisit(int daysSinceExecutiveVisit) {
            values.put(Metrics.COMMUNICATION_DAYS_SINCE_EXECUTIVE_VISIT, daysSinceExecutiveVisit);
            return this;
        }

        /** Days since the last deep review of needs. */
        public Builder daysSinceNeedsReview(int daysSinceNeedsReview) {
            values.put(Metrics.COMMUNICATION_DAYS_SINCE_NEEDS_REVIEW, daysSinceNeedsReview);
            return this;
        }

        /** People at the account we are in contact with. */
        public Builder contactPersons(int contactPersons) {
            values.put(Metrics.COMMUNICATION_CONTACT_PERSONS, contactPersons);
            return this;
        }

        /** Changes of our account manager within twelve months. */
        public Builder managerChanges12m(int managerChanges12m) {
            values.put(Metrics.COMMUNICATION_MANAGER_CHANGES12M, managerChanges12m);
            return this;
        }

        /** Our account manager is about to leave. */
        public Builder managerLeaving(boolean managerLeaving) {
            values.put(Metrics.COMMUNICATION_MANAGER_LEAVING, managerLeaving);
            return this;
        }

        /** Days since our sponsor at the account left. */
        public Builder sponsorLeftDaysAgo(int sponsorLeftDaysAgo) {
            values.put(Metrics.COMMUNICATION_SPONSOR_LEFT_DAYS_AGO, sponsorLeftDaysAgo);
            return this;
        }
    }
}
