package dev.mainstay.authoring.internal.interval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.internal.interval.LikelihoodValues.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikelihoodValuesTest {

    private static final int LIKELIHOODS = Integer.getInteger("mainstay.likelihoods", 200_000);

    @Test
    void a_likelihood_that_nothing_speaks_against_is_never_three_tenths() {
        LikelihoodValues values = new LikelihoodValues();
        values.hear("C", new Voice(0.6, List.of()));
        assertThat(values.canBe("C", 0.3)).isFalse();
        assertThat(values.canBe("C", 0.2)).isFalse();
        assertThat(values.canBe("C", 0.5)).isTrue();
    }

    @Test
    void what_speaks_against_it_may_make_it_so() {
        LikelihoodValues values = new LikelihoodValues();
        values.hear("C", new Voice(0.6, List.of()));
        values.hear("C", new Voice(-0.5, List.of(1.0)));
        assertThat(values.canBe("C", 0.3)).isTrue();
    }

    @Test
    void of_few_strengths_all_values_are_counted() {
        LikelihoodValues values = new LikelihoodValues();
        values.hear("C", new Voice(0.5, List.of(0.4, 1.0)));
        values.hear("C", new Voice(-0.5, List.of(1.0)));
        assertThat(values.canBe("C", 0.5)).isTrue();
        assertThat(values.canBe("C", 0.25)).isTrue();
        assertThat(values.canBe("C", 0.1)).isTrue();
        assertThat(values.canBe("C", 0.55)).isFalse();
    }

    /** Likelihoods worked out as the engine does, in any order, of voices that are there or not: none is a value that cannot be. */
    @Test
    void no_likelihood_is_a_value_that_it_cannot_be() {
        Random dice = new Random(5);
        double[] compared = {0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7};
        int cannot = 0;
        int met = 0;
        for (int i = 0; i < LIKELIHOODS / 100; i++) {
            LikelihoodValues values = new LikelihoodValues();
            List<Voice> voices = new ArrayList<>();
            for (int j = dice.nextInt(5); j >= 0; j--) {
                double weight = (1 + dice.nextInt(18)) / 20.0 * (dice.nextInt(4) == 0 ? -1 : 1);
                voices.add(new Voice(weight, dice.nextInt(4) == 0 ? List.of() : List.of(0.4, 0.7, 1.0)));
            }
            voices.forEach(voice -> values.hear("C", voice));
            boolean[] can = new boolean[compared.length];
            for (int k = 0; k < compared.length; k++) {
                can[k] = values.canBe("C", compared[k]);
                cannot += can[k] ? 0 : 1;
            }
            for (int n = 0; n < 100; n++) {
                double likelihood = likelihood(voices, dice);
                for (int k = 0; k < compared.length; k++) {
                    met += likelihood == compared[k] ? 1 : 0;
                    assertThat(likelihood == compared[k] && !can[k])
                            .as("%s is %s", voices, compared[k])
                            .isFalse();
                }
            }
        }
        System.out.printf(
                "likelihoods: %,d worked out, %,d met a value they can be, none of %,d that they cannot%n",
                LIKELIHOODS, met, cannot);
        assertThat(met).isPositive();
        assertThat(cannot).isPositive();
    }

    private static double likelihood(List<Voice> voices, Random dice) {
        double spared = 1;
        double left = 1;
        for (Voice voice : voices) {
            if (dice.nextBoolean()) {
                double strength = voice.strengths().isEmpty()
                        ? dice.nextInt(101) / 100.0
                        : voice.strengths().get(dice.nextInt(voice.strengths().size()));
                double factor = 1 - Math.abs(voice.weight()) * strength;
                spared *= voice.weight() > 0 ? factor : 1;
                left *= voice.weight() > 0 ? 1 : factor;
            }
        }
        return (1 - spared) * left;
    }
}
