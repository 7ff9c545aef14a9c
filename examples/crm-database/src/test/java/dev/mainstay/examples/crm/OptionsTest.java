package dev.mainstay.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void words_replace_the_defaults() {
        assertThat(Options.parse().asOf()).isEqualTo(LocalDate.of(2005, 6, 1));
        Options options = Options.parse("--as-of", "2004-06-01", "--top", "3", "--lang", "zh", "-o", "a.jsonl");
        assertThat(options.asOf()).isEqualTo(LocalDate.of(2004, 6, 1));
        assertThat(options.top()).isEqualTo(3);
        assertThat(options.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(options.advices()).isEqualTo(Path.of("a.jsonl"));
        assertThat(options.snapshots()).isEmpty();
    }

    @Test
    void a_wrong_word_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--frob"))
                .withMessageContaining("--frob");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--top"))
                .withMessageContaining("--top");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--as-of", "June"))
                .withMessageContaining("June");
    }
}
