package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.Consultation.Firing;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.RiskLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The likelihoods of causes, conduct risks and defection: noisy-OR (Pearl 1988) over weight times strength of the signals,
 * reduced by the contrary ones.
 */
final class Diagnosis {

    /** One signal speaking for or against an influence. */
    record Voice(int signal, int influence, int facet, double weight, double strength) {

        double factor() {
            return 1 - Math.abs(weight) * strength;
        }
    }

    private static final int NO_SIGNAL = -1;
    private static final Comparator<Voice> WEIGHTIEST_FIRST = (one, other) -> {
        int lower = Double.compare(one.factor(), other.factor());
        return lower != 0 ? lower : Integer.compare(one.signal, other.signal);
    };

    /** Voices by the influence they speak of. */
    private final List<Voice>[] voices;

    private final int[] @Nullable [] supporting = new int[CodeBook.INFLUENCES][];
    private final Weights weights;
    private final Budget budget;
    private final double[] likelihood;
    private final double[] facets;
    private final double behaviour;
    private final double restraint;
    private final double defection;
    private final RiskLevel level;
    /** Sum of the likelihoods of all that defection comes from. */
    private final double shared;
    /** Sum of what is said for each influence. */
    private final double[] said = new double[CodeBook.INFLUENCES];

    Diagnosis(Consultation consultation) {
        weights = consultation.engine.weights;
        budget = consultation.budget;
        budget.spenderDiagnosis();
        voices = voices(consultation);
        likelihood = likelihoods();
        behaviour = supported(CodeBook.DEFECTION);
        restraint = contrary(CodeBook.DEFECTION);
        defection = defection(likelihood, behaviour, restraint);
        level = weights.level(defection);
        double sum = behaviour;
        for (int cause = 0; cause < CodeBook.CAUSES; cause++) {
            sum += likelihood[cause];
        }
        shared = sum;
        facets = new double[consultation.engine.codes.facets().size()];
        for (List<Voice> ofInfluence : voices) {
            for (Voice voice : ofInfluence) {
                if (voice.weight > 0) {
                    said[voice.influence] += voice.weight * voice.strength;
                    if (voice.facet >= 0) {
                        facets[voice.facet] = 1 - (1 - facets[voice.facet]) * voice.factor();
                    }
                }
            }
        }
    }

    private static List<Voice>[] voices(Consultation consultation) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Voice>[] voices = new List[CodeBook.INFLUENCES];
        Arrays.fill(voices, List.of());
        Findings findings = consultation.findings();
        for (int signal : findings.order()) {
            double strength = findings.strength(signal);
            consultation.budget.spend(consultation.engine.diagnosis.of(signal).size());
            for (DiagnosisTable.Entry entry : consultation.engine.diagnosis.of(signal)) {
                add(voices, new Voice(signal, entry.influence(), entry.facet(), entry.weight(), strength));
            }
        }
        if (!consultation.weighed.isEmpty()) {
            List<Firing> weighed = new ArrayList<>(consultation.weighed);
            weighed.sort(Comparator.comparingInt(firing -> firing.rule().index));
            for (Firing firing : weighed) {
                add(voices, ofRule(firing.rule(), consultation));
            }
        }
        return voices;
    }

    /** What a diagnosis rule says, in the name of the first raised signal it asks for. */
    private static Voice ofRule(CompiledRule rule, Consultation consultation) {
        int signal = NO_SIGNAL;
        for (int asked : rule.askedSignals) {
            if (signal == NO_SIGNAL && consultation.findings().raised(asked)) {
                signal = asked;
            }
        }
        double confidence = rule.surety.of(consultation.only(FactType.FINDINGS));
        return new Voice(signal, rule.code, rule.facet, rule.rule.consequence().number(), confidence);
    }

    private static void add(List<Voice>[] voices, Voice voice) {
        if (voices[voice.influence].isEmpty()) {
            voices[voice.influence] = new ArrayList<>(4);
        }
        voices[voice.influence].add(voice);
    }

    private double[] likelihoods() {
        double[] result = new double[CodeBook.DEFECTION];
        for (int i = 0; i < result.length; i++) {
            result[i] = supported(i) * contrary(i);
        }
        return result;
    }

    private double supported(int influence) {
        double product = 1;
        for (Voice voice : voices[influence]) {
            if (voice.weight > 0) {
                product *= voice.factor();
            }
        }
        return 1 - product;
    }

    private double contrary(int influence) {
        double product = 1;
        for (Voice voice : voices[influence]) {
            if (voice.weight < 0) {
                product *= voice.factor();
            }
        }
        return product;
    }

    private static double defection(double[] likelihood, double behaviour, double restraint) {
        double stays = 1 - behaviour;
        for (int cause = 0; cause < CodeBook.CAUSES; cause++) {
            stays *= 1 - likelihood[cause];
        }
        return (1 - stays) * restraint;
    }

    /** Likelihood of a cause or conduct risk. */
    double likelihood(int influence) {
        return likelihood[influence];
    }

    /** Likelihood that the account defects. */
    double defection() {
        return defection;
    }

    RiskLevel level() {
        return level;
    }

    /** Behaviour says the account is leaving and no cause is named. */
    boolean unexplained() {
        double most = 0;
        for (int cause = 0; cause < CodeBook.CAUSES; cause++) {
            most = Math.max(most, likelihood[cause]);
        }
        return behaviour * restraint >= weights.unexplainedDefection && most < weights.unexplainedCause;
    }

    /** How much speaks for a facet, 0 to 1. */
    double facet(int facet) {
        return facets[facet];
    }

    /**
     * Share of the defection likelihood that a cause, or behaviour ({@link CodeBook#DEFECTION}), carries: in proportion to
     * its own likelihood. Shares add up to 1, so an account with many causes is not one where no single action is worth
     * its effort, which the marginal effect within a saturated noisy-OR would make it.
     */
    double shareOfDefection(int influence) {
        double own = influence == CodeBook.DEFECTION ? behaviour : likelihood[influence];
        return shared > 0 ? own / shared : 0;
    }

    /** Share of what speaks for an influence that this signal says. */
    double shareOfVoice(int signal, int influence) {
        if (said[influence] <= 0) {
            return 0;
        }
        double own = 0;
        budget.spend(voices[influence].size());
        for (Voice voice : voices[influence]) {
            if (voice.signal == signal && voice.weight > 0) {
                own += voice.weight * voice.strength;
            }
        }
        return own / said[influence];
    }

    /** The signals that speak for an influence, the weightiest first. */
    int[] signalsFor(int influence) {
        int[] known = supporting[influence];
        if (known == null) {
            known = signals(influence, true);
            supporting[influence] = known;
        }
        return known;
    }

    /** The signals that speak against an influence, the weightiest first. */
    int[] signalsAgainst(int influence) {
        return signals(influence, false);
    }

    private int[] signals(int influence, boolean positive) {
        List<Voice> ordered = new ArrayList<>(voices[influence].size());
        for (Voice voice : voices[influence]) {
            if (voice.signal != NO_SIGNAL && (positive ? voice.weight > 0 : voice.weight < 0)) {
                ordered.add(voice);
            }
        }
        if (ordered.size() > 1) {
            ordered.sort(WEIGHTIEST_FIRST);
        }
        int[] signals = new int[ordered.size()];
        int count = 0;
        for (Voice voice : ordered) {
            budget.spend(1 + count);
            if (!contains(signals, count, voice.signal)) {
                signals[count++] = voice.signal;
            }
        }
        return Arrays.copyOf(signals, count);
    }

    private static boolean contains(int[] numbers, int count, int number) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                return true;
            }
        }
        return false;
    }

    /** Facets of a cause that something speaks for, the likeliest first. */
    int[] facetsOf(int cause) {
        int[] found = new int[voices[cause].size()];
        int count = 0;
        for (Voice voice : voices[cause]) {
            budget.spend(1 + count);
            if (voice.facet >= 0 && voice.weight > 0 && !contains(found, count, voice.facet)) {
                int at = count++;
                while (at > 0 && before(voice.facet, found[at - 1])) {
                    found[at] = found[at - 1];
                    at--;
                }
                found[at] = voice.facet;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean before(int facet, int other) {
        return facets[facet] != facets[other] ? facets[facet] > facets[other] : facet < other;
    }
}
