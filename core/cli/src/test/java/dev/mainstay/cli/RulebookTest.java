package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookTest {

    private static final Path SMALL = Path.of("../testkit/src/test/packs/small");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {"''!,", "''!;", "''!TAB", "sep=;!;"})
    void a_note_is_shown_whatever_separates_the_cells_of_its_table(String first, String named) throws IOException {
        String separator = named.equals("TAB") ? "\t" : named;
        Path pack = copy(SMALL, folder.resolve("pack"));
        String table = """
                signal,cause,facet,weight,note
                LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5,"Late; and often, they say"
                OPEN,UNRESOLVED_COMPLAINT,,0.4,
                """;
        Files.writeString(
                pack.resolve("diagnosis.csv"),
                (first.isEmpty() ? "" : first + "\n") + table.replaceAll(",(?! they)", separator));
        Path page = folder.resolve("book.html");
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int status = Mainstay.run(writer, writer, "rulebook", pack.toString(), "-o", page.toString(), "--lang", "en");
        assertThat(status).as(said.toString()).isEqualTo(Mainstay.FINE);
        assertThat(Files.readString(page)).containsOnlyOnce("<td>Late; and often, they say</td>");
    }

    @Test
    void of_the_standard_pack_there_is_a_book_by_its_name_and_over_it_only_what_is_the_packs_own_is_untested()
            throws IOException {
        Path page = folder.resolve("standard.html");
        Path over = folder.resolve("over.html");
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        assertThat(Mainstay.run(writer, writer, "rulebook", "standard", "-o", page.toString(), "--lang", "en"))
                .as(said.toString())
                .isEqualTo(Mainstay.FINE);
        assertThat(Files.readString(page)).contains("Deliveries arrive late").doesNotContain("in the pack it comes");
        String house = "../../examples/house-rules/feed-distributor";
        assertThat(Mainstay.run(writer, writer, "rulebook", house, "-o", over.toString(), "--lang", "en"))
                .as(said.toString())
                .isEqualTo(Mainstay.FINE);
        assertThat(Files.readString(over))
                .contains("scenarios in the pack it comes from")
                .doesNotContain("warn\">no scenario", "warn wrap\">no scenario");
    }

    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }
}
