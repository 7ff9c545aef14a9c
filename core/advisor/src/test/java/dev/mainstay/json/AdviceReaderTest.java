package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.advice.Advice;
import dev.mainstay.advice.InvalidAdviceException;
import dev.mainstay.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdviceReaderTest {

    private final AdviceReader reader = new AdviceReader();
    private final String rich = new AdviceWriter(Locale.ENGLISH).write(SomeAdvice.rich("ACME-42"));

    private List<String> problems(String json) {
        return catchThrowableOfType(InvalidAdviceException.class, () -> reader.read(json)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void reads_all_that_the_writer_writes() {
        Advice advice = reader.read(rich);

        assertThat(advice.accountId()).isEqualTo("ACME-42");
        assertThat(advice.actions().get(0).title(Locale.CHINA)).isEqualTo("Expedite");
        assertThat(advice.actions().get(0).steps(Locale.ENGLISH)).containsExactly("Call", "Ship");
        assertThat(new AdviceWriter(Locale.CHINA).write(advice)).isEqualTo(rich);
    }

    @Test
    void fields_may_stand_in_any_order() {
        String turned =
                rich.replace("\"accountId\":\"ACME-42\",", "").replaceFirst("}$", ",\"accountId\":\"ACME-42\"}");

        assertThat(new AdviceWriter(Locale.ENGLISH).write(reader.read(turned))).isEqualTo(rich);
    }

    @Test
    void says_everything_that_is_wrong_by_its_path() {
        String wrong = rich.replace("\"stance\":", "\"stanze\":")
                .replace("\"rank\":1", "\"rank\":0.5")
                .replace("\"obligation\":false", "\"obligation\":\"no\"")
                .replaceFirst("\"likelihood\":[0-9.]+", "\"likelihood\":1.5");

        assertThat(problems(wrong))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("MS-240 $.stanze").contains("Maybe stance?"))
                .anySatisfy(problem -> assertThat(problem).startsWith("MS-241 $ stance"))
                .anySatisfy(problem -> assertThat(problem).startsWith("MS-204 $.risk.likelihood"))
                .anySatisfy(problem -> assertThat(problem).contains("$.actions[0].rank"));
    }

    @Test
    void a_doubled_field_an_unknown_code_and_a_foreign_amount_are_errors() {
        assertThat(problems(rich.replaceFirst("\\{", "{\"accountId\":\"B\",")))
                .anyMatch(text -> text.startsWith("MS-214"));
        assertThat(problems(rich.replaceFirst("\"level\":\"[A-Z]+\"", "\"level\":\"HIHG\"")))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("MS-212 $.risk.level").contains("Maybe HIGH?"));
        assertThat(problems(rich.replaceFirst("\"currency\":", "\"more\":1,\"currency\":")))
                .anyMatch(text -> text.startsWith("MS-240"));
    }

    @Test
    void what_is_no_advice_is_said() {
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("[]")).hasSize(1);
        assertThat(problems("{}")).hasSize(12);
        assertThat(problems(rich + rich)).isNotEmpty();
        assertThat(problems(rich.substring(0, rich.length() / 2))).anyMatch(text -> text.startsWith("MS-201"));
    }

    @Test
    void no_damage_makes_it_throw_anything_else() {
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder damaged = new StringBuilder(rich);
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, "{}[],:\"0-x\u4E2D".charAt(random.nextInt(11)));
                    default -> damaged.setCharAt(at, "{}[],:\"0-x\uD800".charAt(random.nextInt(11)));
                }
            }
            try {
                reader.read(damaged.toString());
            } catch (InvalidAdviceException wrong) {
                assertThat(wrong.problems()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
        System.out.println("damaged advices tried: 5000, refused: " + refused);
    }
}
