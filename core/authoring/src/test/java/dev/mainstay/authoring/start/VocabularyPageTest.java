package dev.mainstay.authoring.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.pack.Operator;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page shows the whole vocabulary in both languages, and its words are those that are needed. */
class VocabularyPageTest {

    private static final Map<Locale, String> PAGES = Map.of(
            Locale.ENGLISH,
            VocabularyPage.markdown(Locale.ENGLISH),
            Locale.CHINA,
            VocabularyPage.markdown(Locale.CHINA));

    @Test
    void every_metric_question_call_operator_and_unit_has_a_row() {
        PAGES.forEach((locale, page) -> {
            for (FactType fact : FactType.values()) {
                for (Metric<?> metric : Metrics.of(fact)) {
                    assertThat(page).contains("| `" + metric.name() + "`").contains(metric.meaning(locale));
                }
            }
            assertThat(page).contains(each(Lookup.values(), lookup -> "`" + lookup.ruleName() + "(\""));
            assertThat(page).contains(each(BoardCall.values(), call -> "`" + call.example() + "`"));
            assertThat(page)
                    .contains(each(
                            Operator.values(),
                            operator -> "`" + operator.symbol().replace("|", "\\|") + "`"));
            assertThat(page).contains(each(Unit.values(), unit -> "| " + unit + " |"));
        });
    }

    private static <E> Iterable<String> each(E[] values, java.util.function.Function<E, String> text) {
        return Arrays.stream(values).map(text).toList();
    }

    @Test
    void a_row_tells_unit_range_and_worse_direction() {
        assertThat(PAGES.get(Locale.ENGLISH))
                .contains("| `delivery.onTimeRate` | RATIO | 0 … 1 | ↓ | Share of deliveries on or before the agreed"
                        + " date. |")
                .contains("| `value.netMargin` * | MONEY |");
        assertThat(PAGES.get(Locale.CHINA)).contains("| `delivery.onTimeRate` | RATIO | 0 … 1 | ↓ | 不晚于约定日期的交货比例。 |");
    }

    @Test
    void every_meaning_reads_in_chinese_and_none_is_left_over() {
        Set<String> needed = Arrays.stream(FactType.values())
                .flatMap(fact -> Metrics.of(fact).stream())
                .map(metric -> metric.fact() + "." + metric.name())
                .collect(Collectors.toCollection(TreeSet::new));
        ResourceBundle meanings = ResourceBundle.getBundle(
                "dev.mainstay.vocabulary.meanings",
                Locale.CHINA,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

        assertThat(new TreeSet<>(meanings.keySet())).isEqualTo(needed);
        assertThat(Stream.of(FactType.values()).flatMap(fact -> Metrics.of(fact).stream()))
                .allSatisfy(metric -> assertThat(metric.meaning(Locale.CHINA)).matches(text -> text.codePoints()
                        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)));
    }

    @Test
    void both_languages_have_the_same_words() {
        assertThat(words(Locale.CHINA).keySet()).isEqualTo(words(Locale.ENGLISH).keySet());
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.mainstay.authoring.start.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
