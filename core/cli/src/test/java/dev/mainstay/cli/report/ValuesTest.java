package dev.mainstay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.cli.page.PageJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static String written(PageJson value) {
        return new String(PageJson.bytes(value), StandardCharsets.UTF_8);
    }

    private static String beside(Object value, Object other) {
        return written(json -> Values.beside(value, other, json));
    }

    @Test
    void six_digits_are_enough_for_a_page() {
        assertThat(written(json -> Values.value(2.0 / 3, json))).isEqualTo("0.666667");
        assertThat(written(json -> Values.value(45L, json))).isEqualTo("45");
        assertThat(written(json -> Values.value(123456.7891, json))).isEqualTo("123457");
        assertThat(written(json -> Values.value(Double.NaN, json))).isEqualTo("null");
        assertThat(written(json -> Values.value("<b>", json))).isEqualTo("\"\\u003Cb\\u003E\"");
    }

    @Test
    void beside_what_it_is_compared_with_a_value_looks_alike_only_if_it_is() {
        assertThat(beside(0.89999997, 0.9)).isEqualTo("0.89999997");
        assertThat(beside(0.9, 0.9)).isEqualTo("0.9");
        assertThat(beside(0.812345678, 0.9)).isEqualTo("0.812346");
        assertThat(beside(new BigDecimal("123456.78"), 123456.79)).isEqualTo("123456.78");
        assertThat(written(json -> Values.exactly(123456.79, json))).isEqualTo("123456.79");
        assertThat(beside("PRICE", "PRICE")).isEqualTo("\"PRICE\"");
    }
}
