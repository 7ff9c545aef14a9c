package dev.mainstay.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PercentTest {

    @Test
    void every_whole_share_of_a_hundred_is_what_it_is() {
        for (int part = 0; part <= 100; part++) {
            assertThat(Percent.of(part, 100)).isEqualTo(part + ".0");
        }
    }

    @Test
    void all_but_one_is_never_all_and_more_is_never_shown_than_there_is() {
        for (int all = 1; all < 2_500; all++) {
            assertThat(Percent.of(all, all)).isEqualTo("100.0");
            assertThat(new BigDecimal(Percent.of(all - 1, all)).multiply(BigDecimal.valueOf(all)))
                    .isLessThanOrEqualTo(BigDecimal.valueOf(100L * (all - 1)));
        }
        assertThat(Percent.of(0, 0)).isEqualTo("100.0");
    }
}
