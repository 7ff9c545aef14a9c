package dev.mainstay.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.advice.Evidence;
import dev.mainstay.pack.RulePack;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTextTest {

    private static final EvidenceText TEXT = new EvidenceText(new Wording(RulePack.standard(), Locale.ENGLISH));

    private static String of(String metric, Object observed, String operator, Object limit) {
        return TEXT.of(new Evidence(metric, observed, operator, limit, Optional.empty(), Optional.empty()));
    }

    @Test
    void what_is_just_short_of_a_limit_does_not_look_like_it() {
        assertThat(of("delivery.onTimeRate", 0.8997, "<", 0.9)).isEqualTo("delivery.onTimeRate 89.97% < 90%");
        assertThat(of("delivery.onTimeRate", 0.89999997, "<", 0.9)).isEqualTo("delivery.onTimeRate 89.999997% < 90%");
        assertThat(of("x", 0.004, ">", 0.0)).isEqualTo("x 0.004 > 0");
    }

    @Test
    void large_numbers_keep_their_digits_and_long_ones_are_cut() {
        assertThat(of("x", 1234567.891, ">", 1_000_000)).isEqualTo("x 1,234,567.89 > 1,000,000");
        assertThat(of("delivery.onTimeRate", 2.0 / 3, "<", 0.9)).isEqualTo("delivery.onTimeRate 66.6667% < 90%");
    }
}
