package dev.mainstay.benchmarks;

import dev.mainstay.benchmarks.Case.Voice;
import java.util.Arrays;
import java.util.List;

/** Noisy-OR over what speaks for and against causes and risks. */
final class Noisy {

    private Noisy() {}

    /** Products of the factors by influence. */
    static void or(List<Voice> voices, double[] supporting, double[] contrary) {
        Arrays.fill(supporting, 1);
        Arrays.fill(contrary, 1);
        for (int i = 0; i < voices.size(); i++) {
            Voice voice = voices.get(i);
            double[] side = voice.weight() > 0 ? supporting : contrary;
            side[voice.influence()] *= voice.factor();
        }
    }

    /** Likelihood of defection. */
    static double defection(double[] likelihood, double behaviour, double restraint) {
        double stays = 1 - behaviour;
        for (int cause = 0; cause < Tables.CAUSES; cause++) {
            stays *= 1 - likelihood[cause];
        }
        return (1 - stays) * restraint;
    }

    /** How much speaks for each facet. */
    static void facets(List<Voice> voices, double[] facets) {
        for (Voice voice : voices) {
            if (voice.facet() >= 0 && voice.weight() > 0) {
                facets[voice.facet()] = 1 - (1 - facets[voice.facet()]) * voice.factor();
            }
        }
    }
}
