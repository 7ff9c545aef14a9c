package dev.mainstay.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLayoutTest {

    @Test
    void a_chinese_character_takes_two_columns() {
        assertThat(TextLayout.width("风险 48%")).isEqualTo(8);
        assertThat(TextLayout.width("Québec")).isEqualTo(6);
        assertThat(TextLayout.left("挽留", 6)).isEqualTo("挽留  ");
        assertThat(TextLayout.right("挽留", 6)).isEqualTo("  挽留");
    }

    @Test
    void clipping_never_exceeds_the_width() {
        assertThat(TextLayout.clip("客户选择优化", 12)).isEqualTo("客户选择优化");
        assertThat(TextLayout.clip("客户选择优化", 8)).isEqualTo("客户选…");
        assertThat(TextLayout.clip("Euro+ Shopping Channel", 10)).isEqualTo("Euro+ Sho…");
    }

    @Test
    void wrapping_breaks_at_blanks_and_between_chinese_characters() {
        assertThat(TextLayout.wrap("1. ", "   ", "Restore a regular rhythm", 12))
                .containsExactly("1. Restore a", "   regular", "   rhythm");
        assertThat(TextLayout.wrap("- ", "  ", "来自该客户的销售额，在下降", 12)).containsExactly("- 来自该客户", "  的销售额，", "  在下降");
    }
}
