package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellFormedTest {

    @Test
    void a_pair_is_well_formed_and_half_a_pair_is_not() {
        assertThat(WellFormed.is("a🐖b")).isTrue();
        assertThat(WellFormed.is("a\uD83D")).isFalse();
        assertThat(WellFormed.is("\uDC16a")).isFalse();
        assertThat(WellFormed.of("\uDC16🐖\uD83D")).isEqualTo("\uFFFD🐖\uFFFD");
    }

    @Test
    void abbreviating_never_halves_a_pair() {
        assertThat(WellFormed.abbreviated("ab🐖c", 3)).isEqualTo("ab…");
        assertThat(WellFormed.abbreviated("ab🐖c", 4)).isEqualTo("ab🐖…");
        assertThat(WellFormed.abbreviated("ab🐖c", 5)).isEqualTo("ab🐖c");
    }

    @Test
    void what_would_move_or_hide_other_text_is_shown_by_its_number() {
        assertThat(WellFormed.visible("a\n\u202Eb\u001B[0m 饲🐖")).isEqualTo("a\\u000A\\u202Eb\\u001B[0m 饲🐖");
    }
}
