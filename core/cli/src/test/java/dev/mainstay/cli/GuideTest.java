package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Walks through the consultants' guide as its reader does.
 *
 * <p>A fenced block whose first line names a file adds its lines to that file; with {@code instead} they take the place of
 * those the block before it added. A block called {@code console} is run line by line and must print what stands there,
 * where {@code …} stands for any text, and on a line of its own for any lines. In a command every word that is no option
 * and none of {@link #WORDS} is a file.
 */
class GuideTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+)(?: (\\S+)( instead)?)?\\n(.*?)^```$");

    private static final Set<String> WORDS = Set.of("standard", "export");

    @TempDir
    Path folder;

    private final Map<String, String> before = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"README.md, en, 20", "README.zh.md, zh, 20"})
    void what_the_guide_shows_is_what_happens(String guide, String language, int atLeast) throws IOException {
        String text = Files.readString(Path.of("../../rules", guide));
        int commands = 0;
        for (var blocks = BLOCK.matcher(text); blocks.find(); ) {
            if (blocks.group(1).equals("console")) {
                commands += console(blocks.group(4), language);
            } else if (blocks.group(2) != null) {
                file(blocks.group(2), blocks.group(3) != null, blocks.group(4));
            }
        }
        assertThat(commands).as("commands in " + guide).isGreaterThan(atLeast);
    }

    private void file(String name, boolean instead, String lines) throws IOException {
        Path file = folder.resolve(name);
        if (!instead) {
            before.put(name, Files.exists(file) ? Files.readString(file) : "");
        }
        Files.writeString(file, before.get(name) + lines);
    }

    private int console(String block, String language) throws IOException {
        List<String> commands = Arrays.stream(block.split("(?m)^\\$ mainstay "))
                .filter(part -> !part.isEmpty())
                .toList();
        for (String part : commands) {
            String[] command = part.split("\n", 2);
            assertThat(run(command[0], language))
                    .as("mainstay " + command[0])
                    .matches(Arrays.stream(command[1].split("(?m)^…\n", -1))
                            .map(GuideTest::lines)
                            .collect(Collectors.joining("(?:.*\n)*?")));
        }
        return commands.size();
    }

    private static String lines(String shown) {
        return Arrays.stream(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    private String run(String line, String language) throws IOException {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.replaceAll(word -> words.indexOf(word) == 0 || word.startsWith("-") || WORDS.contains(word)
                ? word
                : folder.resolve(word).toString());
        if (!line.contains("--lang")) {
            words.add("--lang=" + language);
        }
        Path advice = folder.resolve("advice.txt");
        Files.writeString(advice, "");
        if (List.of("advise", "diff").contains(words.get(0))) {
            words.addAll(List.of("-o", advice.toString()));
        }
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        Mainstay.run(writer, writer, words.toArray(String[]::new));
        return (out + Files.readString(advice))
                .replace(System.lineSeparator(), "\n")
                .replace(folder + File.separator, "")
                .replace('\\', '/');
    }
}
