package dev.mainstay.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
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
    void no_key_stands_twice() throws IOException {
        for (String name : List.of("messages.properties", "messages_zh.properties")) {
            try (InputStream file = Problem.class.getResourceAsStream(name)) {
                List<String> keys = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("=") && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
                assertThat(keys).as(name).doesNotHaveDuplicates().hasSizeGreaterThan(100);
            }
        }
    }

    @Test
    void every_message_fills_in_what_it_names() {
        Set<String> codes = new TreeSet<>(bundle(Locale.ENGLISH).keySet());
        codes.removeIf(key -> !key.matches("MS-[0-9]{3}"));
        for (String code : codes) {
            Problem problem = Problem.of(code, "here", ARGUMENTS);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
                assertThat(problem.message(locale)).as(code).isNotBlank().doesNotContainPattern("\\{[0-9]}");
            }
            assertThat(problem.message(Locale.CHINA)).as(code).isNotEqualTo(problem.message(Locale.ENGLISH));
        }
    }

    @Test
    void what_was_probably_meant_is_the_way_out_and_else_the_advice_for_the_code() {
        Problem problem = Problem.of("MS-147", "limits.csv:3:1", Problem.word("tier"), "KAY", "KEY, MAJOR");

        assertThat(problem.message(Locale.ENGLISH)).isEqualTo("unknown tier KAY. Known: KEY, MAJOR.");
        assertThat(problem.message(Locale.CHINA)).isEqualTo("未知的客户级别 KAY。可用：KEY, MAJOR。");
        assertThat(problem.suggesting("KEY").message(Locale.ENGLISH)).isEqualTo("unknown tier KAY. Maybe KEY?");
        assertThat(problem.suggesting("KEY").message(Locale.CHINA)).isEqualTo("未知的客户级别 KAY。是否应为 KEY？");
        assertThat(problem.suggesting("KEY").sentence(Locale.CHINA)).isEqualTo("未知的客户级别 KAY。");
        assertThat(Problem.of("MS-214", "", Problem.word("nowhere")).sentence(Locale.ENGLISH))
                .contains(" nowhere ");
    }

    @Test
    void chinese_serves_every_chinese_locale_and_english_all_others() {
        Problem problem = Problem.of("MS-215", "$.asOf");

        assertThat(problem.message(Locale.TRADITIONAL_CHINESE)).isEqualTo(problem.message(Locale.CHINA));
        assertThat(problem.message(Locale.FRANCE)).isEqualTo(problem.message(Locale.ENGLISH));
        assertThat(problem).hasToString("MS-215 $.asOf " + problem.message(Locale.ENGLISH));
    }

    @Test
    void no_code_is_given_twice() throws IOException {
        for (String name : List.of("messages.properties", "messages_zh.properties")) {
            try (InputStream stream = Problem.class.getResourceAsStream(name)) {
                String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text.lines().filter(line -> line.contains("=")).map(line -> line.split("=", 2)[0]))
                        .as(name)
                        .doesNotHaveDuplicates();
            }
        }
    }
}
