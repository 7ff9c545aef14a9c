package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    @Test
    void a_plain_name_stands_after_a_point_and_any_other_in_brackets() {
        assertThat(JsonPath.field("$", "onTimeRate")).isEqualTo("$.onTimeRate");
        assertThat(JsonPath.field("$.a[1]", "饲料")).isEqualTo("$.a[1].饲料");
        assertThat(JsonPath.field("$", "a.b")).isEqualTo("$['a.b']");
        assertThat(JsonPath.field("$", "it's\\\n")).isEqualTo("$['it\\'s\\\\\\u000A']");
        assertThat(JsonPath.field("$", "")).isEqualTo("$['']");
    }

    @Test
    void every_path_of_a_field_comes_apart_into_what_it_was_made_of() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) {
                name.append("a.[]'\\ \n\u202Eu0".charAt(random.nextInt(11)));
            }
            String parent = JsonPath.field("$.list[" + random.nextInt(20) + "]", "x" + name.reverse());
            assertThat(JsonPath.split(JsonPath.field(parent, name.toString())))
                    .contains(new JsonPath.Split(parent, name.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "a", "$.a[0]", "$['a", "$['a'", "$.a b", "$['ab']", "x.a", "$['\\uzzzz']"})
    void what_is_no_path_of_a_field_is_told(String path) {
        assertThat(JsonPath.split(path)).isEmpty();
    }
}
