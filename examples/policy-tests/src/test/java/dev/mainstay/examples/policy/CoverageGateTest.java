package dev.mainstay.examples.policy;

import static dev.mainstay.testkit.MainstayAssertions.assertThat;

import dev.mainstay.testkit.MainstayPack;
import dev.mainstay.testkit.PackVerifier;
import org.junit.jupiter.api.Test;

/** The gate beside {@link MutationGateTest}: how much of a policy its scenarios must reach before they can notice anything. */
class CoverageGateTest {

    @MainstayPack("season-first")
    static PackVerifier pack;

    @Test
    void every_rule_row_and_limit_of_the_policy_is_tried_and_nearly_every_condition_decides() {
        assertThat(pack.coverage()).coversRules(1).coversRows(1).coversLimits(1).coversMcdc(0.95);
    }
}
