package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.Consultation.Firing;
import dev.mainstay.vocabulary.RiskLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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

    private final List<Voice> voices;
    private final Weights weights;
    private final double[] likelihood;
    private final double[] facets;
    private final double behaviour;
    private final double restraint;
    private final double defection;

    Diagnosis(Consultation consultation) {
        weights = consultation.engine.weights;
        voices = voices(consultation);
        likelihood = likelihoods(NO_SIGNAL);
        behaviour = supported(CodeBook.DEFECTION, NO_SIGNAL);
        restraint = contrary(CodeBook.DEFECTION, NO_SIGNAL);
        defection = defection(likelihood, behaviour, restraint);
        facets = new double[consultation.engine.codes.facets().size()];
        for (Voice voice : voices) {
            if (voice.facet >= 0 && voice.weight > 0) {
                facets[voice.facet] = 1 - (1 - facets[voice.facet]) * voice.factor();
            }
        }
    }

    private static List<Voice> voices(Consultation consultation) {
        List<Voice> voices = new ArrayList<>();
        Findings findings = consultation.findings();
        for (int signal : findings.order()) {
            for (DiagnosisTable.Entry entry : consultation.engine.diagnosis.of(signal)) {
                voices.add(
                        new Voice(signal, entry.influence(), entry.facet(), entry.weight(), findings.strength(signal)));
            }
        }
        if (!consultation.weighed.isEmpty()) {
            List<Firing> weighed = new ArrayList<>(consultation.weighed);
            weighed.sort(Comparator.comparingInt(firing -> firing.rule().index));
            for (Firing firing : weighed) {
                CompiledRule rule = firing.rule();
                int signal = NO_SIGNAL;
                double confidence = 1;
                for (int asked : rule.askedSignals) {
                    if (findings.raised(asked)) {
                        signal = signal == NO_SIGNAL ? asked : signal;
                        confidence = Math.min(confidence, findings.confidenceOf(asked));
                    }
                }
                voices.add(new Voice(
                        signal, rule.code, rule.facet, rule.rule.consequence().number(), confidence));
            }
        }
        return voices;
    }

    private double[] likelihoods(int withoutSignal) {
        double[] result = new double[CodeBook.DEFECTION];
        for (int i = 0; i < result.length; i++) {
            result[i] = supported(i, withoutSignal) * contrary(i, withoutSignal);
        }
        return result;
    }

    private double supported(int influence, int withoutSignal) {
        double product = 1;
        for (Voice voice : voices) {
            if (voice.influence == influence && voice.weight > 0 && counts(voice, withoutSignal)) {
                product *= voice.factor();
            }
        }
        return 1 - product;
    }

    private double contrary(int influence, int withoutSignal) {
        double product = 1;
        for (Voice voice : voices) {
            if (voice.influence == influence && voice.weight < 0 && counts(voice, withoutSignal)) {
                product *= voice.factor();
            }
        }
        return product;
    }

    private static boolean counts(Voice voice, int withoutSignal) {
        return withoutSignal == NO_SIGNAL || voice.signal != withoutSignal;
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
        return weights.level(defection);
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

    /** The likelihood of defection were the causes and the behaviour reduced by these shares. */
    double defectionReducedBy(double[] shareOfCause, double shareOfBehaviour) {
        double[] reduced = Arrays.copyOf(likelihood, CodeBook.CAUSES);
        for (int cause = 0; cause < CodeBook.CAUSES; cause++) {
            reduced[cause] *= 1 - shareOfCause[cause];
        }
        return defection(reduced, behaviour * (1 - shareOfBehaviour), restraint);
    }

    /** The likelihood of defection had the signal not been raised. */
    double defectionWithout(int signal) {
        return defection(
                likelihoods(signal), supported(CodeBook.DEFECTION, signal), contrary(CodeBook.DEFECTION, signal));
    }

    /** What the likeliest conduct risk would lose had the signal not been raised. */
    double conductTakenOffBy(int signal) {
        double most = 0;
        for (int risk = CodeBook.CAUSES; risk < CodeBook.DEFECTION; risk++) {
            double without = supported(risk, signal) * contrary(risk, signal);
            most = Math.max(most, likelihood[risk] - without);
        }
        return most;
    }

    /** The signals that speak for (or against) an influence, the weightiest first. */
    int[] signalsFor(int influence, boolean supporting) {
        return voices.stream()
                .filter(voice -> voice.influence == influence && voice.signal != NO_SIGNAL)
                .filter(voice -> supporting ? voice.weight > 0 : voice.weight < 0)
                .sorted(Comparator.comparingDouble(Voice::factor).thenComparingInt(Voice::signal))
                .mapToInt(Voice::signal)
                .distinct()
                .toArray();
    }

    /** Facets of a cause that something speaks for, the likeliest first. */
    int[] facetsOf(int cause) {
        return voices.stream()
                .filter(voice -> voice.influence == cause && voice.facet >= 0 && voice.weight > 0)
                .mapToInt(Voice::facet)
                .distinct()
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(facet -> -facets[facet])
                        .thenComparingInt(facet -> facet))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
