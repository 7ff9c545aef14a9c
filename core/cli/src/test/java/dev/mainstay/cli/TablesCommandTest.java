package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesCommandTest {

    private static final String SHEET = "xl/worksheets/sheet5.xml";

    @TempDir
    Path folder;

    private Path pack;
    private Path book;
    private StringWriter err = new StringWriter();
    private StringWriter out = new StringWriter();

    @BeforeEach
    void places() {
        pack = folder.resolve("pack");
        book = folder.resolve("book.xlsx");
    }

    private void copy(String from) throws IOException {
        Path source = Path.of("../..", from);
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(file -> !file.startsWith(source.resolve("scenarios"))).forEach(file -> {
                try {
                    Files.copy(file, pack.resolve(source.relativize(file).toString()));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }

    /** A pack of one table. */
    private void weights(String csv) throws IOException {
        Files.createDirectories(pack);
        Files.writeString(pack.resolve("weights.csv"), csv);
    }

    private int run(String... arguments) {
        err = new StringWriter();
        out = new StringWriter();
        return Mainstay.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private int export() {
        int status = run("tables", "export", pack.toString(), "-o", book.toString(), "--lang", "en");
        assertThat(err.toString()).isEmpty();
        return status;
    }

    private int load(String... more) {
        return run(Stream.concat(
                        Stream.of("tables", "import", book.toString(), pack.toString(), "--lang", "en"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Map<String, String> tables() throws IOException {
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tables.put(pack.relativize(file).toString(), Files.readString(file));
            }
        }
        return tables;
    }

    private Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(book.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    private void write(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        Files.write(book, bytes.toByteArray());
    }

    private void replace(String part, String pattern, String by) throws IOException {
        Map<String, byte[]> parts = parts();
        String before = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
        String after = before.replaceFirst(pattern, by);
        assertThat(after).isNotEqualTo(before);
        parts.put(part, after.getBytes(StandardCharsets.UTF_8));
        write(parts);
    }

    private static String sheetPart() {
        return "xl/worksheets/sheet1.xml";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rules/standard", "examples/house-rules/fleet-dealer", "examples/house-rules/feed-distributor"})
    void a_pack_comes_back_byte_by_byte(String name) throws IOException {
        copy(name);
        Map<String, String> before = tables();

        assertThat(export()).isZero();
        assertThat(load("--dry-run")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("No table changes.");
        for (String file : before.keySet()) {
            if (file.endsWith(".csv")) {
                Files.delete(pack.resolve(file));
            }
        }
        load();

        assertThat(tables().keySet()).isEqualTo(before.keySet());
        tables().forEach((file, text) -> assertThat(text).as(file).isEqualTo(before.get(file)));
    }

    @Test
    void every_way_to_write_a_table_survives() throws IOException {
        for (String csv : List.of(
                "\uFEFFkey;value;note\r\nA;5e-2;\"x;y\"\r\n\r\nB;0.50;=1+1\r\nC;1,5;",
                "key,value,note\n\"quoted\",007,\"two\nlines\"\nA,-0.05, blank \n,,\n,1,_x0041_\nB,1e400,+1\n\n",
                "sep=;\nkey;value;note\nx;12345678901234567890;@\"q\n",
                "key,value,note\n\uD83D\uDE00,0.1,\u0001\u000B\uFFFE\t.\nb,0.30000000000000004,--\n")) {
            weights(csv);
            assertThat(export()).isZero();
            load();
            assertThat(err.toString()).isEmpty();
            assertThat(tables()).containsExactly(Map.entry("weights.csv", csv));
        }
    }

    @Test
    void only_the_row_that_changed_is_written_anew_and_a_dry_run_shows_it() throws IOException {
        weights("key,value,note\n\"a\",0.5,x\nhourCost.CNY,7.25,y\nc,1,z");
        export();
        replace(sheetPart(), "7\\.25", "8.5");

        assertThat(load("--dry-run")).as(err.toString()).isEqualTo(Mainstay.FAILURES);
        assertThat(out.toString())
                .contains("weights.csv: rows changed: 1, added: 0, removed: 0")
                .contains("~ weights!3  value: 7.25 → 8.5");
        assertThat(tables()).containsEntry("weights.csv", "key,value,note\n\"a\",0.5,x\nhourCost.CNY,7.25,y\nc,1,z");
        load();
        assertThat(tables())
                .containsOnly(Map.entry("weights.csv", "key,value,note\n\"a\",0.5,x\nhourCost.CNY,8.5,y\nc,1,z"));
    }

    @Test
    void nothing_is_written_where_the_check_refuses_a_cell_and_a_dry_run_says_the_same() throws IOException {
        copy("rules/standard");
        Map<String, String> before = tables();
        export();
        replace(SHEET, "<v>2\\.0</v>|<v>2</v>", "<v>2000000000000</v>");

        assertThat(load("--dry-run")).isEqualTo(Mainstay.UNUSABLE);
        String dry = err.toString();
        assertThat(dry).matches("ERROR MS-[0-9]{3} weights!B2 2000000000000 .*\\R");
        assertThat(load()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err).hasToString(dry);
        assertThat(tables()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<f>1+1</f><v>2</v> | MS-610", "<f>1+1</f> | MS-610", "<f t=\"shared\" si=\"0\"/><v>2</v> | MS-610"
            })
    void a_formula_is_not_evaluated(String inner, String code) throws IOException {
        unusable("<v>7.25</v>", inner, code, "weights!B3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t=\"e\"><v>#REF!</v> | MS-611",
                "t=\"b\"><v>1</v> | MS-612",
                "t=\"d\"><v>2027-01-01</v> | MS-613",
                "t=\"s\"><v>9999999</v> | MS-616",
                "t=\"n\"><v>1e999</v> | MS-616",
                "t=\"n\"><v>abc</v> | MS-616",
                "t=\"zz\"><v>1</v> | MS-616"
            })
    void a_cell_that_no_table_can_hold_is_named(String inner, String code) throws IOException {
        unusable("( t=\"n\")?>\\s*<v>7.25</v>", " " + inner, code, "weights!B3");
    }

    @ParameterizedTest
    @CsvSource({
        "r=\"3\",r=\"2\",MS-616",
        "r=\"3\",r=\"99999999\",MS-616",
        "r=\"3\",r=\"-1\",MS-616",
        "r=\"B3\",r=\"A3\",MS-616",
        "r=\"B3\",r=\"ZZZ3\",MS-616",
        "r=\"C3\",r=\"GS3\",MS-604",
        "</worksheet>,<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>,MS-609",
        "<sheetData>,<sheetData><<,MS-603",
        "</worksheet>,,MS-603"
    })
    void a_sheet_that_is_damaged_or_merged_is_named(String before, String after, String code) throws IOException {
        unusable(before, after == null ? "" : after, code, "");
    }

    private void unusable(String pattern, String by, String code, String place) throws IOException {
        weights("key,value,note\na,0.5,x\nb,7.25,y\nc,1,z");
        export();
        replace(sheetPart(), pattern, by);

        assertThat(load()).as(out.toString()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains(code).contains(place);
        assertThat(tables()).containsEntry("weights.csv", "key,value,note\na,0.5,x\nb,7.25,y\nc,1,z");
    }

    @ParameterizedTest
    @CsvSource({
        "name=\"weights\",name=\"wieghts\",Maybe weights?",
        "name=\"weights\",name=\"weights (2)\",Maybe weights?",
        "name=\"weights\",name=\"weights\" state=\"hidden\",MS-608",
        "name=\"lists\"(.*) state=\"hidden\",name=\"WEIGHTS\"$1,MS-607"
    })
    void a_sheet_of_another_name_is_not_guessed(String before, String after, String told) throws IOException {
        weights("key,value\na,0.5\n");
        export();
        replace("xl/workbook.xml", before, after);

        assertThat(load()).as(out.toString()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains(told);
    }

    @Test
    void nothing_outside_of_the_workbook_is_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        for (String doctype : List.of(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\">",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY e \"&b;&b;&b;\">]>")) {
            weights("key,value\na,0.5\n");
            export();
            replace("xl/sharedStrings.xml", "(<sst)", doctype.replace("$", "\\$") + "$1");
            replace("xl/sharedStrings.xml", "<t([^>]*)>a<", "<t$1>&e;<");

            assertThat(load()).as(out.toString()).isEqualTo(Mainstay.UNUSABLE);
            assertThat(err.toString()).contains("MS-605").doesNotContain("SECRET");
        }
    }

    @Test
    void a_bomb_is_not_inflated() throws IOException {
        weights("key,value\na,0.5\n");
        export();
        Map<String, byte[]> parts = parts();
        parts.put("xl/sharedStrings.xml", new byte[60 << 20]);
        write(parts);
        assertThat(load()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("MS-604");

        byte[] lying = Files.readAllBytes(book);
        lie(lying);
        Files.write(book, lying);
        assertThat(load()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).containsPattern("MS-60[134]");
    }

    /** States a small size for every part, wherever the file states one. */
    private static void lie(byte[] zip) {
        for (int i = 0; i + 30 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 24] = 10;
                zip[i + 25] = zip[i + 26] = zip[i + 27] = 0;
            }
        }
    }

    /** The first bytes of a part are where the parser would speak for itself. */
    @Test
    void a_byte_that_is_no_text_is_told_by_the_command_alone() throws IOException {
        weights("key,value\na,0.5\n");
        export();
        Map<String, byte[]> parts = parts();
        byte[] damaged = parts.getOrDefault(sheetPart(), new byte[0]);
        damaged[25] = (byte) 0xC3;
        write(parts);
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            assertThat(load()).isEqualTo(Mainstay.UNUSABLE);
        } finally {
            System.setErr(before);
        }
        assertThat(err.toString()).contains("MS-603");
        assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Files by which one small part becomes a great one, or a great number of small ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
                "<row r=\"2\"/>",
                "<row r=\"1048576\"/>",
                "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>",
                "<c/>",
                "<x><y/></x>",
                "<!-- -->",
                "<?x?>",
                "x",
                "&lt;",
                "<row r=\"2\" a=\"b\"><c r=\"A2\"><f>1+1</f><v>2</v></c></row>"
            })
    void many_of_a_thing_are_told_and_soon(String thing) throws IOException {
        weights("key,value\na,0.5\n");
        export();
        Map<String, byte[]> parts = parts();
        String sheet = new String(parts.getOrDefault(sheetPart(), new byte[0]), StandardCharsets.UTF_8);
        parts.put(
                sheetPart(),
                sheet.replaceFirst("</sheetData>", thing.repeat(300_000) + "</sheetData>")
                        .getBytes(StandardCharsets.UTF_8));
        write(parts);

        int status = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> load("--dry-run"));
        assertThat(status).isIn(Mainstay.FAILURES, Mainstay.UNUSABLE);
        assertThat(err.toString())
                .doesNotContain("Exception")
                .satisfiesAnyOf(told -> assertThat(told).isEmpty(), told -> assertThat(told.lines())
                        .allMatch(line -> line.matches("ERROR MS-[0-9]{3} .*")));
    }

    @Test
    void one_text_in_many_cells_is_no_way_around_the_bounds() throws IOException {
        weights("key,value,note\na,0.5,x\n");
        export();
        replace("xl/sharedStrings.xml", ">x<", ">" + "y".repeat(1 << 20) + "<");
        StringBuilder rows = new StringBuilder();
        for (int row = 300; row < 400; row++) {
            rows.append("<row r=\"" + row + "\"><c r=\"C" + row + "\" t=\"inlineStr\"><is><t>" + "z".repeat(100_000)
                    + "</t></is></c></row>");
        }
        replace(sheetPart(), "</sheetData>", rows + "</sheetData>");

        assertThat(load()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("MS-604");
    }

    @Test
    void what_is_no_workbook_is_told_apart() throws IOException {
        weights("key,value\na,0.5\n");
        Files.writeString(book, "key,value\na,0.5\n");
        assertThat(load()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("MS-601").contains("Save it in a spreadsheet program");

        Files.write(
                book,
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        assertThat(load()).isEqualTo(Mainstay.UNUSABLE);
        assertThat(err.toString()).contains("MS-602").contains("without a password");
    }

    /** {@code -Dmainstay.books=2000} for the whole campaign. */
    @Test
    void a_damaged_workbook_is_told_or_harmless_and_never_hangs() throws IOException {
        int books = Integer.getInteger("mainstay.books", 80);
        copy("examples/house-rules/fleet-dealer");
        export();
        byte[] whole = Files.readAllBytes(book);
        Map<String, byte[]> parts = parts();
        Random random = new Random(20261122);
        int unusable = 0;
        int clean = 0;
        for (int i = 0; i < books; i++) {
            if (i % 2 == 0) {
                Files.write(book, flipped(whole, random));
            } else {
                Map<String, byte[]> mutated = new LinkedHashMap<>(parts);
                List<String> names = List.copyOf(parts.keySet());
                String name = names.get(random.nextInt(names.size()));
                mutated.put(name, XmlDamage.of(parts.getOrDefault(name, new byte[0]), random));
                if (random.nextInt(10) == 0) {
                    mutated.remove(name);
                }
                write(mutated);
            }
            ByteArrayOutputStream console = new ByteArrayOutputStream();
            PrintStream before = System.err;
            System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
            int status;
            try {
                status = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> load("--dry-run"));
            } finally {
                System.setErr(before);
            }
            assertThat(console.toString(StandardCharsets.UTF_8))
                    .as("said past the command, workbook " + i)
                    .isEmpty();
            String told = err.toString();
            assertThat(status).as(told).isIn(Mainstay.FINE, Mainstay.UNUSABLE);
            assertThat(told).as("workbook " + i).doesNotContain("Exception").doesNotContain("\tat ");
            if (status == Mainstay.UNUSABLE) {
                assertThat(told.lines()).as("workbook " + i).allMatch(line -> line.matches("ERROR MS-[0-9]{3} .*"));
                unusable++;
            } else {
                clean++;
            }
        }
        System.out.println(books + " damaged workbooks: " + unusable + " refused with a message, " + clean + " read");
        assertThat(unusable).isPositive();
        assertThat(clean).isPositive();
    }

    private static byte[] flipped(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            // half of them in the directory at the end, where sizes and places stand
            int at = random.nextBoolean()
                    ? random.nextInt(bytes.length)
                    : bytes.length - 1 - random.nextInt(Math.min(1500, bytes.length));
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(20) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Damage to a part that a bit flip would not get past the checksum. */
    private static final class XmlDamage {

        private static final List<String> SNIPPETS = List.of(
                "<row>",
                "</row>",
                "<c r=\"A1\">",
                "<v>",
                "</v>",
                "<f>1</f>",
                "<is><t>x</t></is>",
                "&e;",
                "&#0;",
                "<![CDATA[",
                "<!DOCTYPE a>",
                "<?x?>",
                "<!--",
                "\uFFFF",
                "r=\"XFD1048577\"",
                "t=\"s\"",
                "99999999999",
                "<si>",
                "</sst>",
                "<mergeCell ref=\"A1:A2\"/>",
                "xmlns:q=\"\"",
                "<q:c/>",
                "-1",
                "NaN");

        static byte[] of(byte[] part, Random random) {
            StringBuilder text = new StringBuilder(new String(part, StandardCharsets.UTF_8));
            for (int i = 1 + random.nextInt(3); i > 0 && text.length() > 2; i--) {
                int at = random.nextInt(text.length() - 1);
                int to = Math.min(text.length(), at + 1 + random.nextInt(40));
                switch (random.nextInt(5)) {
                    case 0 -> text.insert(at, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                    case 1 -> text.delete(at, to);
                    case 2 -> text.insert(at, text.substring(at, to));
                    case 3 -> text.setCharAt(at, (char) random.nextInt(128));
                    default -> {
                        int digit = at;
                        while (digit < text.length() - 1 && !Character.isDigit(text.charAt(digit))) {
                            digit++;
                        }
                        text.setCharAt(digit, (char) ('0' + random.nextInt(10)));
                    }
                }
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
