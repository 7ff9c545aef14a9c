package dev.mainstay.authoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The outline may only find fault with what cannot be read. */
class RuleOutlineTest {

    private static final Path STANDARD = Path.of("../../rules/standard");
    private static final List<String> SPACES =
            List.of(" ", "  ", "\n", "\t", "\r\n", "\n\n  ", " // a comment; (\n", "\u3000");

    private static List<String> standardFiles() throws IOException {
        try (Stream<Path> files = Files.walk(STANDARD)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    @Test
    void rules_that_can_be_read_have_no_slip_however_they_are_laid_out() throws IOException {
        Random random = new Random(20260331);
        int tried = 0;
        for (String text : standardFiles()) {
            String plain = RuleHeaders.withoutComments(text).toString();
            Lexemes read = new Lexemes(plain);
            List<String> lexemes = IntStream.range(0, read.size())
                    .mapToObj(read::get)
                    .map(lexeme -> plain.substring(lexeme.from(), lexeme.to()))
                    .toList();
            for (int i = 0; i < 8; i++) {
                int kinds = i == 1 ? 1 : SPACES.size();
                String laidOut = i == 0
                        ? text
                        : lexemes.stream()
                                .map(lexeme -> lexeme + SPACES.get(random.nextInt(kinds)))
                                .collect(Collectors.joining());
                RuleHeaders headers = new RuleHeaders(laidOut);
                SourceFile file = SourceFile.of("x.drl", headers.masked());
                Problems problems = new Problems();
                assertThat(new RuleParser(file).parse()).isPresent();
                RuleOutline outline = new RuleOutline(file, problems);
                assertThat(problems.found()).as(laidOut).isEmpty();
                assertThat(outline.sound()).isTrue();
                assertThat(outline.segments())
                        .hasSize((int) lexemes.stream().filter("rule"::equals).count())
                        .allMatch(RuleOutline.Segment::sound);
                tried++;
            }
        }
        System.out.printf("%d layouts of rules without a slip%n", tried);
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void pieces_of_a_file_are_the_rules_that_are_whole() throws IOException {
        int tried = 0;
        for (String text : standardFiles()) {
            String masked = new RuleHeaders(text).masked();
            int rules = new RulePieces(SourceFile.of("x.drl", masked), new Problems())
                    .read()
                    .get(0)
                    .descr()
                    .getRules()
                    .size();
            for (String slip : List.of("&&& ", "\"", "（", "@ ", ") ", "rule ")) {
                int then = masked.indexOf("then", masked.length() / 2);
                if (then < 0) {
                    continue;
                }
                String broken = masked.substring(0, then) + slip + masked.substring(then);
                Problems problems = new Problems();
                int read = new RulePieces(SourceFile.of("x.drl", broken), problems)
                        .read().stream()
                                .mapToInt(parsed -> parsed.descr().getRules().size())
                                .sum();
                assertThat(problems.none()).as(slip).isFalse();
                assertThat(read).as(slip + "in\n" + broken).isEqualTo(rules - 1);
                tried++;
            }
        }
        System.out.printf("%d files with one broken rule%n", tried);
    }

    @Test
    void no_text_makes_it_fail() {
        Random random = new Random(7);
        List<String> words = List.of(
                "rule ",
                "when ",
                "then ",
                "end ",
                "\"x\" ",
                "\"",
                "'",
                "(",
                ")",
                "$a ",
                ": ",
                "Account",
                "limit",
                "0.5 ",
                ",",
                ";",
                "&&",
                "=",
                "\n",
                "@severity",
                "“",
                "（",
                "not ",
                "in ",
                "%",
                "signals.raise",
                "\uD83D",
                "\u0000",
                "é",
                "万");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            SourceFile file = SourceFile.of("x.drl", new RuleHeaders(text.toString()).masked());
            Problems problems = new Problems();
            RuleOutline outline = new RuleOutline(file, problems);
            assertThat(outline.sound()).isEqualTo(problems.none());
            int end = 0;
            for (RuleOutline.Segment segment : outline.segments()) {
                assertThat(segment.from()).isGreaterThanOrEqualTo(end);
                assertThat(segment.to()).isGreaterThan(segment.from());
                end = segment.to();
            }
        }
    }
}
