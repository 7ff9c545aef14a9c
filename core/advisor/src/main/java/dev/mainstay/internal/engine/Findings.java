package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.Consultation.Firing;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The signals that were raised, one entry a code, whatever the order in which rules fired. */
@SuppressWarnings("EnumOrdinal") // tables by code
final class Findings {

    private static final Comparator<Firing> GRAVEST_FIRST = Comparator.<Firing>comparingInt(
                    firing -> -firing.rule().rule.severity().ordinal())
            .thenComparingDouble(firing -> -confidence(firing))
            .thenComparingInt(firing -> firing.rule().index)
            .thenComparingInt(Findings::position);

    private final List<String> codes;
    /** Firings by signal, the gravest first; null where the signal is not raised. */
    private final List<Firing>[] bySignal;

    private final double[] strength;
    /** Commitments each signal speaks against, as a bit mask. */
    private final int[] against;

    private final int[] order;
    private final CommitmentStatus[] commitments = new CommitmentStatus[Commitment.values().length];

    Findings(Consultation consultation) {
        codes = consultation.engine.codes.signals();
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Firing>[] lists = new List[codes.size()];
        bySignal = lists;
        strength = new double[codes.size()];
        against = new int[codes.size()];
        int count = 0;
        for (Firing firing : consultation.raised) {
            int signal = firing.rule().code;
            if (bySignal[signal] == null) {
                bySignal[signal] = new ArrayList<>(2);
                count++;
            }
            bySignal[signal].add(firing);
            firing.rule().rule.commitment().ifPresent(commitment -> against[signal] |= 1 << commitment.ordinal());
            double weight = consultation.engine.weights.severity(
                            firing.rule().rule.severity().ordinal())
                    * confidence(firing);
            strength[signal] = Math.max(strength[signal], weight);
        }
        order = new int[count];
        int next = 0;
        for (int signal = 0; signal < bySignal.length; signal++) {
            if (bySignal[signal] != null) {
                if (bySignal[signal].size() > 1) {
                    bySignal[signal].sort(GRAVEST_FIRST);
                }
                order[next++] = signal;
            }
        }
        for (Commitment commitment : Commitment.values()) {
            commitments[commitment.ordinal()] = status(consultation, commitment);
        }
    }

    private CommitmentStatus status(Consultation consultation, Commitment commitment) {
        CommitmentStatus status = CommitmentStatus.KEPT;
        for (int signal : order) {
            if (!isAgainst(signal, commitment)) {
                continue;
            }
            for (Firing firing : bySignal[signal]) {
                if (speaksAgainst(firing, commitment)) {
                    if (firing.rule().rule.severity() != Severity.NOTICE) {
                        return CommitmentStatus.BROKEN;
                    }
                    status = CommitmentStatus.STRAINED;
                }
            }
        }
        return status == CommitmentStatus.KEPT && !consultation.engine.gaps.anythingKnownOf(commitment, consultation)
                ? CommitmentStatus.UNKNOWN
                : status;
    }

    private static boolean speaksAgainst(Firing firing, Commitment commitment) {
        Optional<Commitment> of = firing.rule().rule.commitment();
        return of.isPresent() && of.get() == commitment;
    }

    static double confidence(Firing firing) {
        return firing.rule().rule.confidence() * firing.subject(0).confidence();
    }

    private static int position(Firing firing) {
        return firing.subject(0) instanceof Fact.Listed listed ? listed.position : -1;
    }

    /** Numbers of the raised signals, ascending. */
    int[] order() {
        return order;
    }

    boolean raised(int signal) {
        return bySignal[signal] != null;
    }

    double strength(int signal) {
        return strength[signal];
    }

    int severity(int signal) {
        return bySignal[signal].get(0).rule().rule.severity().ordinal();
    }

    double confidenceOf(int signal) {
        return confidence(bySignal[signal].get(0));
    }

    /** What raised the signal, the gravest first. */
    List<Firing> firings(int signal) {
        return bySignal[signal];
    }

    String code(int signal) {
        return codes.get(signal);
    }

    CommitmentStatus status(Commitment commitment) {
        return commitments[commitment.ordinal()];
    }

    /** The commitment's status as a number, {@code NaN} where it is unknown. */
    double commitment(int code) {
        return commitments[code] == CommitmentStatus.UNKNOWN ? Double.NaN : commitments[code].ordinal();
    }

    /** Codes of the signals against a commitment. */
    List<String> against(Commitment commitment) {
        List<String> signals = new ArrayList<>(2);
        for (int signal : order) {
            if (isAgainst(signal, commitment)) {
                signals.add(codes.get(signal));
            }
        }
        return signals;
    }

    boolean isAgainst(int signal, Commitment commitment) {
        return (against[signal] >> commitment.ordinal() & 1) == 1;
    }
}
