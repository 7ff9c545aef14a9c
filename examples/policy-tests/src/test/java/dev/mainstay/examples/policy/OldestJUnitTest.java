package dev.mainstay.examples.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tests here run on the oldest JUnit that the testkit promises to work with. */
class OldestJUnitTest {

    @Test
    void this_is_5_10() {
        String jar =
                Test.class.getProtectionDomain().getCodeSource().getLocation().getPath();

        assertThat(jar).contains("junit-jupiter-api").contains("5.10.0");
    }
}
