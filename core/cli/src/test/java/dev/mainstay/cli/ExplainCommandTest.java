package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    private static final String ACME = "{\"id\": \"ACME-42\", \"name\": \"Acme\", \"asOf\": \"2026-03-31\","
            + " \"profile\": {\"tier\": \"KEY\"}, \"delivery\": {\"onTimeRate\": 0.86}}";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("accounts.json"), content).toString();
    }

    private int explain(String file, String... words) {
        String[] all =
                Stream.concat(Stream.of("explain", file), Stream.of(words)).toArray(String[]::new);
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), all);
    }

    @Test
    void without_a_question_the_whole_story_is_told() throws IOException {
        assertThat(explain(file(ACME), "--lang=en")).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("ACME-42  (2026-03-31, standard 1.0.0)\n  the stance is ")
                .contains("LATE_DELIVERY (Deliveries arrive late) Serious by the rule")
                .contains("delivery.onTimeRate 0.86, < 0.9 (limits.csv:")
                .contains("is recommended at rank 1")
                .contains("unknowns could raise a signal");
        assertThat(err).hasToString("");
    }

    @Test
    void what_is_shown_of_a_score_adds_up() throws IOException {
        String rich = ACME.replace(
                "\"delivery\"",
                "\"value\": {\"annualRevenue\": {\"amount\": \"4800000\", \"currency\": \"CNY\"},"
                        + " \"grossMarginRate\": 0.22}, \"service\": {\"firstResponseHours\": 70},"
                        + " \"communication\": {\"daysSinceContact\": 200}, \"delivery\"");
        assertThat(explain(file(rich), "--lang=en")).as(err.toString()).isZero();
        Matcher net = Pattern.compile("save (\\S+) × amount at risk (\\S+) CNY − cost (\\S+) CNY = net (\\S+) CNY\n"
                        + "((?: +of the likelihood of defection .*\n)+)"
                        + " +the amount at risk is the likelihood of defection (\\S+) × (\\S+) CNY,")
                .matcher(out.toString());
        int tried = 0;
        while (net.find()) {
            double amount = Double.parseDouble(net.group(2));
            double save = Double.parseDouble(net.group(1));
            assertThat(save * amount - Double.parseDouble(net.group(3)))
                    .isCloseTo(Double.parseDouble(net.group(4)), within(0.01));
            assertThat(Double.parseDouble(net.group(6)) * Double.parseDouble(net.group(7)))
                    .isCloseTo(amount, within(0.01));
            assertThat(Pattern.compile("which saves (\\S+)")
                            .matcher(net.group(5))
                            .results()
                            .mapToDouble(part -> Double.parseDouble(part.group(1)))
                            .sum())
                    .isCloseTo(save, within(0.00005));
            tried++;
        }
        System.out.println("scores followed: " + tried);
        assertThat(tried).isGreaterThan(2);
        assertThat(out.toString()).contains("the advice shows this likelihood rounded to ");
    }

    @Test
    void a_value_for_what_was_unknown_is_not_taken_for_a_limit() throws IOException {
        assertThat(explain(file(ACME), "--what-would-it-take=RENEWAL_NEAR", "--lang=en"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).containsPattern("\\S+ is unknown now: \\S+ is one value that does it");
    }

    @Test
    void a_part_of_a_title_is_answered_with_the_title() throws IOException {
        assertThat(explain(file(ACME), "--why-not=高层拜访", "--lang=zh")).isEqualTo(2);
        assertThat(err.toString()).contains("安排高层拜访？");
    }

    @Test
    void an_action_withheld_by_its_own_row_names_the_row_once() throws IOException {
        assertThat(explain(file(ACME), "--lang=en")).isZero();
        assertThat(out.toString()).doesNotContainPattern("by actions.csv:[0-9]+ \\[");
    }

    @Test
    void each_question_is_answered_in_either_language() throws IOException {
        String file = file(ACME);
        List<String> questions = List.of(
                "--why=LATE_DELIVERY",
                "--why-not=OFFER_INCENTIVE",
                "--what-if=delivery.onTimeRate=0.95",
                "--what-would-it-take=LATE_DELIVERY",
                "--what-to-find-out");
        for (String question : questions) {
            out.getBuffer().setLength(0);
            assertThat(explain(file, question, "--lang=en")).as(question).isZero();
            String english = out.toString();
            out.getBuffer().setLength(0);
            assertThat(explain(file, question, "--lang=zh")).as(question).isZero();
            assertThat(out.toString().lines())
                    .as(question)
                    .hasSameSizeAs(english.lines().toList());
            assertThat(out.toString()).as(question).isNotEqualTo(english).doesNotContain(" is ");
        }
    }

    @Test
    void a_value_that_just_misses_its_limit_does_not_look_like_it() throws IOException {
        assertThat(explain(file(ACME.replace("0.86", "0.90000003")), "--why-not=LATE_DELIVERY", "--lang=en"))
                .isZero();
        assertThat(out.toString()).contains("delivery.onTimeRate is 0.90000003, not < 0.9 ");
    }

    @Test
    void several_questions_are_answered_in_turn() throws IOException {
        assertThat(explain(
                        file(ACME),
                        "--lang=en",
                        "--why",
                        "Deliveries arrive late",
                        "--what-would-it-take",
                        "late_delivery"))
                .isZero();
        assertThat(out.toString().split("\n\n")).hasSize(2);
        assertThat(out.toString()).contains("delivery.onTimeRate: 0.86 -> 0.9\n");
    }

    @Test
    void json_holds_places_and_figures() throws IOException {
        assertThat(explain(
                        file(ACME),
                        "--format=json",
                        "--lang=en",
                        "--why=LATE_DELIVERY",
                        "--why-not=SHORT_DELIVERY",
                        "--what-if=delivery.onTimeRate=unknown",
                        "--what-would-it-take=LATE_DELIVERY",
                        "--what-to-find-out"))
                .isZero();
        JsonNode answers = new ObjectMapper().readTree(out.toString()).get("answers");

        assertThat(answers)
                .extracting(answer -> answer.get("question").asText())
                .containsExactly("WHY", "WHY_NOT", "WHAT_IF", "WHAT_WOULD_IT_TAKE", "WHAT_TO_FIND_OUT");
        JsonNode signal = answers.get(0).get("reasons").get(0);
        assertThat(signal.get("at").asText()).startsWith("signals/delivery.drl:");
        assertThat(signal.get("because").get(0).get("evidence").get("limitKey").asText())
                .isEqualTo("delivery.onTime");
        assertThat(answers.get(1).findValue("shortfall").get("metric").asText()).isEqualTo("delivery.inFullRate");
        assertThat(answers.get(2).get("after").get("accountId").asText()).isEqualTo("ACME-42");
        assertThat(answers.get(3).get("changes").get(0).get("to").asText()).isEqualTo("0.9");
        assertThat(answers.get(4).get("unknowns").size()).isGreaterThan(10);
    }

    @Test
    void the_account_is_found_in_an_array_in_lines_and_in_a_portfolio() throws IOException {
        String other = ACME.replace("ACME-42", "ACME-43");
        for (String accounts : List.of("[" + other + "," + ACME + "]", other + "\n" + ACME + "\n")) {
            for (String[] words : new String[][] {{}, {"--portfolio"}}) {
                out.getBuffer().setLength(0);
                assertThat(explain(
                                file(accounts),
                                Stream.concat(Stream.of("--account=ACME-42"), Stream.of(words))
                                        .toArray(String[]::new)))
                        .as(err.toString())
                        .isZero();
                assertThat(out.toString()).startsWith("ACME-42  (");
            }
        }
    }

    @Test
    void a_slip_is_told_with_what_was_probably_meant() throws IOException {
        String file = file(ACME);
        assertThat(told(file, "--account=ACME-24"))
                .isEqualTo("ERROR MS-271 There is no account ACME-24 in " + file + ". Maybe ACME-42?");
        assertThat(told(file, "--why=LATE_DELIVRY"))
                .isEqualTo(
                        "ERROR MS-272 LATE_DELIVRY is no code and no title of the pack standard. Maybe LATE_DELIVERY?");
        assertThat(told(file, "--what-if=delivery.onTimRate=1"))
                .isEqualTo(
                        "ERROR MS-274 delivery.onTimRate=1 unknown metric delivery.onTimRate. Maybe delivery.onTimeRate?");
        assertThat(told(file, "--what-if=delivery.onTimeRate=95"))
                .isEqualTo(
                        "ERROR MS-205 $.delivery.onTimeRate delivery.onTimeRate is 95, but a share is at most 1. Maybe 0.95?");
        assertThat(told(file + "x", "--why=X")).endsWith("x: no such file");
        assertThat(told(file("[" + ACME + "," + ACME.replace("42", "43") + "]"), "--why=LATE_DELIVERY"))
                .contains("MS-270")
                .contains("--account");
        assertThat(told(file(ACME.replace("0.86", "86")), "--account=ACME-42"))
                .contains("MS-205")
                .contains("0.86");
    }

    private String told(String file, String word) {
        err.getBuffer().setLength(0);
        assertThat(explain(file, word, "--lang=en")).as(word).isEqualTo(Mainstay.UNUSABLE);
        assertThat(out).hasToString("");
        return err.toString().strip();
    }

    @Test
    void no_name_forges_a_line_or_steers_the_terminal() throws IOException {
        String hostile = "{\"id\": \"A\\n\\u001b[2JERROR\\u202e\", \"asOf\": \"2026-03-31\", \"complaints\":"
                + " [{\"id\": \"C\\r\\nX\\u0007\", \"openedOn\": \"2026-01-01\", \"category\": \"PRODUCT\"}]}";
        assertThat(explain(file(hostile))).as(err.toString()).isZero();
        assertThat(explain(file(hostile), "--why=\u001b[31mX\nY")).isEqualTo(Mainstay.UNUSABLE);
        assertThat(explain(file(hostile), "--account=\u001b\n")).isEqualTo(Mainstay.UNUSABLE);
        assertThat((out.toString() + err).chars().filter(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e)))
                .isEmpty();
        assertThat(out.toString().lines().skip(1)).allMatch(line -> line.startsWith("  "));
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("ERROR MS-27"));
    }

    @Test
    void json_steers_no_terminal_and_keeps_what_it_says() throws IOException {
        String hostile = ACME.replace("ACME-42", "A\\u009b2J\\u007f");
        assertThat(explain(file(hostile), "--format=json")).as(err.toString()).isZero();

        assertThat(out.toString().chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
        assertThat(new ObjectMapper().readTree(out.toString()).get("accountId").asText())
                .isEqualTo("A\u009b2J\u007f");
    }

    @Test
    void yes_and_no_are_chinese_in_chinese() throws IOException {
        assertThat(explain(file(ACME), "--lang=zh", "--what-if=delivery.peakSupplyAgreed=false"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("否").doesNotContain("false");
    }

    @Test
    void a_line_that_cannot_be_read_may_be_the_account_that_is_looked_for() throws IOException {
        String file = file(ACME.replace("ACME-42", "B") + "\n" + ACME.replace("\"ACME-42\"", "7") + "\n");
        for (String[] words : new String[][] {{"--account=ACME-42"}, {"--account=ACME-42", "--portfolio"}}) {
            err.getBuffer().setLength(0);
            assertThat(explain(file, words)).isEqualTo(Mainstay.UNUSABLE);
            assertThat(err.toString())
                    .contains("MS-271")
                    .startsWith("ERROR MS-2")
                    .hasLineCount(2);
        }
    }
}
