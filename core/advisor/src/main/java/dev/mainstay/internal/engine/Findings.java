package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.Consultation.Firing;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The signals that were raised, one entry a code, whatever the order in which rules fired. */
@SuppressWarnings("EnumOrdinal") // tables by code
final class Findings {

    private static final int NOTICE = Severity.NOTICE.ordinal();
    private static final Commitment[] COMMITMENTS = Commitment.values();

    private static final Comparator<Firing> GRAVEST_FIRST = Comparator.<Firing>comparingInt(
                    firing -> -firing.rule().severity)
            .thenComparingDouble(firing -> -confidence(firing))
            .thenComparingInt(firing -> firing.rule().index)
            .thenComparing(Findings::byPlaces);

    private final List<String> codes;
    /** Firings by signal, the gravest first; null where the signal is not raised. */
    private final @Nullable List<Firing>[] bySignal;

    private final double[] strength;
    /** Confidence of those signals that were raised more than once; 0 of the others. */
    private double @Nullable [] surest;

    /** Commitments each signal speaks against, as a bit mask. */
    private final int[] against;

    private final int[] order;
    private final CommitmentStatus[] commitments = new CommitmentStatus[COMMITMENTS.length];

    Findings(Consultation consultation) {
        PackEngine engine = consultation.engine;
        codes = engine.codes.signals();
        bySignal = noLists(codes.size());
        strength = new double[codes.size()];
        against = new int[codes.size()];
        Arrays.fill(commitments, CommitmentStatus.KEPT);
        int[] raised = new int[codes.size()];
        int count = 0;
        for (Firing firing : consultation.raised) {
            int signal = firing.rule().code;
            List<Firing> firings = bySignal[signal];
            if (firings == null) {
                firings = new ArrayList<>(1);
                bySignal[signal] = firings;
                raised[count++] = signal;
            }
            firings.add(firing);
            strength[signal] =
                    Math.max(strength[signal], engine.weights.severity(firing.rule().severity) * confidence(firing));
            speak(firing.rule());
        }
        order = Arrays.copyOf(raised, count);
        Arrays.sort(order);
        for (int signal : order) {
            List<Firing> firings = firings(signal);
            if (firings.size() > 1) {
                firings.sort(GRAVEST_FIRST);
                surest = surest == null ? new double[codes.size()] : surest;
                for (Firing firing : firings) {
                    surest[signal] = Math.max(surest[signal], confidence(firing));
                }
            }
        }
        for (Commitment commitment : COMMITMENTS) {
            if (status(commitment) == CommitmentStatus.KEPT && !engine.gaps.anythingKnownOf(commitment, consultation)) {
                commitments[commitment.ordinal()] = CommitmentStatus.UNKNOWN;
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<Firing>[] noLists(int count) {
        return new List[count];
    }

    /** A notice strains the commitment it speaks against, anything graver breaks it. */
    private void speak(CompiledRule rule) {
        int commitment = rule.commitment;
        if (commitment >= 0) {
            against[rule.code] |= 1 << commitment;
            if (rule.severity > NOTICE) {
                commitments[commitment] = CommitmentStatus.BROKEN;
            } else if (commitments[commitment] == CommitmentStatus.KEPT) {
                commitments[commitment] = CommitmentStatus.STRAINED;
            }
        }
    }

    static double confidence(Firing firing) {
        return firing.rule().confidence * firing.subject(0).confidence();
    }

    /** By the places, in their lists, of all facts that were matched. */
    private static int byPlaces(Firing one, Firing other) {
        for (int i = 0; i < one.matched().length; i++) {
            int order = Integer.compare(place(one.matched()[i]), place(other.matched()[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int place(Fact fact) {
        return fact instanceof Fact.Listed listed ? listed.position : -1;
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
        return firings(signal).get(0).rule().severity;
    }

    /** How sure a signal is: as the surest of what raised it, so that a graver doubt never makes it less sure. */
    double confidenceOf(int signal) {
        return surest == null || surest[signal] == 0
                ? confidence(firings(signal).get(0))
                : surest[signal];
    }

    /** What raised the signal, the gravest first. */
    List<Firing> firings(int signal) {
        return Objects.requireNonNull(bySignal[signal]);
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
        CommitmentStatus status = status(commitment);
        if (status == CommitmentStatus.KEPT || status == CommitmentStatus.UNKNOWN) {
            return List.of();
        }
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
