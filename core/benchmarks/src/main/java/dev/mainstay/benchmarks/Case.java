package dev.mainstay.benchmarks;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MetricValues;
import dev.mainstay.advice.Evidence;
import dev.mainstay.benchmarks.Tables.Deed;
import dev.mainstay.benchmarks.Tables.Play;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found out about one account while it is advised; belongs to one thread. */
@SuppressWarnings("EnumOrdinal") // tables by code
final class Case {

    /** A signal that was raised. */
    record Raised(
            Sign sign, String rule, Severity severity, double confidence, double strength, List<Evidence> evidence) {}

    /** A signal, or a rule of the diagnosis, speaking for or against an influence. */
    record Voice(int sign, int influence, int facet, double weight, double strength) {

        /** What it leaves of the opposite. */
        double factor() {
            return 1 - Math.abs(weight) * strength;
        }
    }

    /** A proposed action that gives way to another where that stays. */
    record Exclusion(String reason, String rule, int winner, int loser) {}

    /** A proposed action, with the plays that propose it and what the guardrails say. */
    static final class Proposal {
        final int action;
        final Deed deed;
        final List<Play> plays = new ArrayList<>(2);

        @Nullable String veto;

        @Nullable String vetoedBy;

        boolean permitted;
        int postponed;

        Proposal(int action, Deed deed) {
            this.action = action;
            this.deed = deed;
        }

        void veto(String reason, String rule) {
            if (veto == null) {
                veto = reason;
                vetoedBy = rule;
            }
        }
    }

    final Tables tables;
    final AccountSnapshot snapshot;
    final MetricValues metrics;
    final Limits limits;
    Gaps gaps = new Gaps();
    final CommitmentStatus[] commitments = new CommitmentStatus[Commitment.values().length];
    final List<Voice> voices = new ArrayList<>(16);
    final double[] likelihood = new double[Tables.DEFECTION];
    final double[] facets;
    double behaviour;
    double restraint = 1;
    double defection;
    Stance stance = Stance.MAINTAIN;
    final List<Proposal> proposals = new ArrayList<>();
    final List<Exclusion> exclusions = new ArrayList<>(0);
    private final @Nullable Raised[] raised = new Raised[Sign.COUNT];

    Case(AccountSnapshot snapshot, Tables tables) {
        this.tables = tables;
        this.snapshot = snapshot;
        metrics = snapshot.metrics();
        limits = tables.limits(metrics.number(Metrics.PROFILE_TIER.index()));
        facets = new double[tables.facets.size()];
    }

    double number(Metric<?> metric) {
        return metrics.number(metric.index());
    }

    boolean knows(Metric<?> metric) {
        return !Double.isNaN(metrics.number(metric.index()));
    }

    void raise(Raised found) {
        raised[found.sign.ordinal()] = found;
    }

    @Nullable Raised raised(int sign) {
        return raised[sign];
    }

    @Nullable Raised raised(Sign sign) {
        return raised[sign.ordinal()];
    }

    boolean isRaised(Sign sign) {
        return raised[sign.ordinal()] != null;
    }

    /** Behaviour says the account is leaving and no cause is named. */
    boolean unexplained() {
        double most = 0;
        for (int cause = 0; cause < Tables.CAUSES; cause++) {
            most = Math.max(most, likelihood[cause]);
        }
        return behaviour * restraint >= tables.unexplainedDefection && most < tables.unexplainedCause;
    }
}
