package dev.mainstay.testkit;

import static dev.mainstay.testkit.MainstayAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.testkit.coverage.Criterion;
import dev.mainstay.testkit.coverage.PackCoverage;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CoverageAssertTest {

    private static final PackCoverage COVERAGE =
            PackVerifier.of(Path.of("src/test/packs/small")).coverage();

    @Test
    void what_is_reached_passes() {
        assertThatCode(() -> assertThat(COVERAGE)
                        .coversRules(0.4)
                        .coversConditions(0.5)
                        .coversUnknown(0.5)
                        .coversMcdc(0.33)
                        .coversLimits(0.6)
                        .coversRows(0.4))
                .doesNotThrowAnyException();
    }

    @Test
    void what_no_account_can_reach_is_not_asked_for() {
        assertThat(COVERAGE.share(Criterion.UNKNOWN)).isLessThan(0.5);
        assertThat(COVERAGE).coversUnknown(0.5);
    }

    @Test
    void a_rule_that_never_fires_is_named_with_an_account_on_which_it_does() {
        fails(coverage -> assertThat(coverage).coversRules(1), """
                coverage of rules is 40.0 %, below 100 %

                MISSING signals/s.drl:9:1 "Open"
                  never fires: wanted is an account on which it does
                  Such as:
                    asOf: 2026-03-31
                    complaints: [{id: "Complaint-1", openedOn: 2026-03-10}]
                """);
    }

    @Test
    void a_condition_that_never_fails_is_named_with_an_account_of_which_it_is_false() {
        fails(coverage -> assertThat(coverage).coversConditions(0.9), """
                MISSING signals/s.drl:18:17 "Short": delivery.inFullRate < 0.9
                  never holds: wanted is an account of which delivery.inFullRate < 0.9 is true
                  never fails: wanted is an account of which delivery.inFullRate < 0.9 is false
                """);
    }

    @Test
    void a_condition_that_is_never_unknown_is_named_with_an_account_of_which_it_is_not_known() {
        fails(coverage -> assertThat(coverage).coversUnknown(1), """
                MISSING signals/s.drl:4:17 "Late": delivery.onTimeRate < limit("delivery.onTime")
                  never unknown: wanted is an account of which it is not known whether delivery.onTimeRate < limit("delivery.onTime")
                  Such as:
                    asOf: 2026-03-31
                """);
    }

    @Test
    void a_condition_that_never_decides_is_named_with_an_account_on_which_it_makes_the_difference() {
        fails(coverage -> assertThat(coverage).coversMcdc(0.95), """
                coverage of mcdc is 33.3 %, below 95 %
                """);
        fails(coverage -> assertThat(coverage).coversMcdc(0.95), """
                  never decides alone by holding: wanted is an account on which it makes the difference that delivery.inFullRate < 0.9
                  never decides alone by failing: wanted is an account on which it makes the difference that not delivery.inFullRate < 0.9
                """);
    }

    @Test
    void a_limit_that_is_not_tried_is_named_with_the_value_to_try() {
        fails(coverage -> assertThat(coverage).coversLimits(1), """
                coverage of limits is 66.6 %, below 100 %

                MISSING limits.csv:2:1 delivery.onTime = 0.9
                  never tried just above: wanted is delivery.onTimeRate one step above 0.9
                  Such as:
                    asOf: 2026-03-31
                    delivery: {onTimeRate: 0.91}
                """);
    }

    @Test
    void a_row_that_never_counts_is_named() {
        fails(coverage -> assertThat(coverage).coversRows(0.5), """
                MISSING diagnosis.csv:3:1 OPEN UNRESOLVED_COMPLAINT
                  never counts: wanted is an account on which this row has an effect
                """);
    }

    @Test
    void only_the_holes_of_the_criterion_asked_for_are_told() {
        assertThatThrownBy(() -> assertThat(COVERAGE).coversLimits(1))
                .hasMessageNotContaining("never fires")
                .hasMessageNotContaining("weights.csv");
    }

    @Test
    void a_share_in_per_cent_is_told_how_it_is_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(COVERAGE).coversRules(95))
                .withMessage("A share is of 0 to 1, not 95.0: 0.95 is 95 in 100.");
    }

    private static void fails(Consumer<PackCoverage> gate, String message) {
        assertThatThrownBy(() -> gate.accept(COVERAGE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message.strip());
    }
}
