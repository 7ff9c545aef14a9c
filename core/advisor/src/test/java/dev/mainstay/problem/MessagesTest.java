package dev.mainstay.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every message exists and reads in both languages. */
class MessagesTest {

    private static final Object[] ARGUMENTS = {"first", "second", "third", "fourth"};

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.mainstay.problem.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void both_languages_have_the_same_codes() {
        assertThat(bundle(Locale.CHINA).keySet())
                .isEqualTo(bundle(Locale.ENGLISH).keySet());
        assertThat(bundle(Locale.ENGLISH).keySet()).hasSizeGreaterThan(60);
    }

    @Test
    void every_message_fills_in_what_it_names() {
        for (String code : new TreeSet<>(bundle(Locale.ENGLISH).keySet())) {
            Problem problem = Problem.of(code, "here", ARGUMENTS);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
                assertThat(problem.message(locale)).as(code).isNotBlank().doesNotContainPattern("\\{[0-9]}");
            }
            assertThat(problem.message(Locale.CHINA)).as(code).isNotEqualTo(problem.message(Locale.ENGLISH));
        }
    }

    @Test
    void chinese_serves_every_chinese_locale_and_english_all_others() {
        Problem problem = Problem.of("MS-215", "$.asOf");

        assertThat(problem.message(Locale.TRADITIONAL_CHINESE)).isEqualTo(problem.message(Locale.CHINA));
        assertThat(problem.message(Locale.FRANCE)).isEqualTo(problem.message(Locale.ENGLISH));
        assertThat(problem).hasToString("MS-215 $.asOf " + problem.message(Locale.ENGLISH));
    }
}
