package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.cli.report.PortfolioReport;
import dev.mainstay.cli.rulebook.Rulebook;
import dev.mainstay.json.SnapshotFeed;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.ComplaintSeverity;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.TargetTier;
import dev.mainstay.vocabulary.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred hostile strings in every free text of an account, and of a pack, stay text. */
class HostileStringsTest {

    /** What a spreadsheet takes for the start of a formula, whatever it does not show before it, as a cell or within one. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)(?:^|[;\\t\\n\\r])[\\p{Z}\\p{C}\"]*[=+\\-@＝＋－＠].*", Pattern.UNICODE_CHARACTER_CLASS);

    @TempDir
    static Path folder;

    private static List<AccountSnapshot> accounts = List.of();
    private static Path snapshots = Path.of("");
    private static Path page = Path.of("");

    @BeforeAll
    static void make() throws IOException {
        List<AccountSnapshot> made = new ArrayList<>();
        for (String text : HostileStrings.all()) {
            made.add(account(text, made.size()));
        }
        accounts = List.copyOf(made);
        SnapshotWriter writer = new SnapshotWriter();
        snapshots = Files.write(
                folder.resolve("hostile.jsonl"),
                accounts.stream().map(writer::write).toList());
        page = folder.resolve("accounts.html");
        run(0, "report", snapshots.toString(), "-o", page.toString(), "--lang", "zh");
    }

    private static AccountSnapshot account(String text, int number) {
        String label = text.length() > 500 ? text.substring(0, 500) : text;
        return AccountSnapshot.builder(label + "#" + number, SamplePortfolio.DAY)
                .name(text)
                .profile(p -> p.industry(text).region(text).tier(Tier.KEY))
                .value(v -> v.annualRevenue(Money.of("9000000", "CNY")).grossMarginRate(0.3))
                .delivery(d -> d.onTimeRate(0.7))
                .rival(Rival.builder(label)
                        .move(RivalMove.PRICE)
                        .observedOn(SamplePortfolio.DAY)
                        .strength(0.9)
                        .confirmed(true)
                        .build())
                .complaint(Complaint.builder(label)
                        .category(ComplaintCategory.PRODUCT)
                        .severity(ComplaintSeverity.CRITICAL)
                        .openedOn(SamplePortfolio.DAY.minusDays(80))
                        .build())
                .promotion(Promotion.builder(label)
                        .targetTier(TargetTier.NONE)
                        .cashShare(0.9)
                        .build())
                .attribute(label, text)
                .build();
    }

    private static String run(int status, String... words) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        assertThat(Mainstay.run(writer, writer, words)).as(out.toString()).isEqualTo(status);
        return out.toString();
    }

    private static String advise(String format) throws IOException {
        Path output = folder.resolve("advice." + format);
        run(0, "advise", snapshots.toString(), "--format", format, "-o", output.toString(), "--lang", "en");
        return Files.readString(output);
    }

    @Test
    void no_cell_of_a_csv_file_begins_a_formula() throws IOException {
        int cells = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(advise("csv"))) {
            for (CsvRecord record : records) {
                for (String cell : record.getFields()) {
                    assertThat(cell).doesNotMatch(FORMULA);
                    assertThat(cell.codePoints().filter(Character::isISOControl))
                            .isEmpty();
                    cells++;
                }
            }
        }
        System.out.printf("%d hostile strings: %,d cells of CSV, no formula%n", accounts.size(), cells);
        assertThat(cells).isGreaterThan(10_000);
    }

    @Test
    void no_control_character_reaches_a_terminal() throws IOException {
        for (String format : List.of("text", "jsonl", "json")) {
            String advice = advise(format);
            assertThat(advice.codePoints().filter(c -> c != '\n' && Character.isISOControl(c)))
                    .as(format)
                    .isEmpty();
            if (format.equals("text")) {
                assertThat(advice.codePoints().filter(c -> Character.getType(c) == Character.FORMAT))
                        .isEmpty();
            }
        }
    }

    /** What changes from a pack to one with hostile names of rules and limits, for hostile accounts, in every form. */
    private static Map<DiffCommand.Format, Path> diffs() throws IOException {
        Map<DiffCommand.Format, Path> files = new TreeMap<>();
        for (DiffCommand.Format format : DiffCommand.Format.values()) {
            files.put(format, folder.resolve("diff." + format));
        }
        if (files.values().stream().allMatch(Files::exists)) {
            return files;
        }
        PackModel model = RulePack.standard().model();
        PackDiff diff = PackDiff.between(RulePack.of(model), HostilePack.withNames(model));
        List<DiffFormat> writers = new ArrayList<>();
        List<OutputStream> outputs = new ArrayList<>();
        for (DiffCommand.Format format : files.keySet()) {
            outputs.add(Files.newOutputStream(folder.resolve("diff." + format)));
            writers.add(DiffFormat.of(format, diff, true, Language.EN, Terminal.NONE, outputs.get(outputs.size() - 1)));
        }
        writers.forEach(DiffFormat::begin);
        writers.forEach(writer -> writer.proof(new Proof(Proof.Verdict.UNDECIDED, Optional.empty(), 0)));
        try (InputStream in = Files.newInputStream(snapshots)) {
            PortfolioDiff portfolio = diff.over(
                    SnapshotFeed.of(in), comparison -> writers.forEach(writer -> writer.comparison(comparison)));
            assertThat(portfolio.changed()).isGreaterThan(accounts.size() / 2);
            writers.forEach(writer -> writer.portfolio(portfolio));
        }
        writers.forEach(DiffFormat::end);
        for (OutputStream output : outputs) {
            output.close();
        }
        return files;
    }

    @Test
    void no_name_in_a_diff_steers_a_terminal() throws IOException {
        for (Map.Entry<DiffCommand.Format, Path> one : diffs().entrySet()) {
            DiffCommand.Format format = one.getKey();
            String said = Files.readString(one.getValue());
            assertThat(said).as(format + "").contains("Acme ");
            assertThat(said.codePoints().filter(c -> c != '\n' && Character.isISOControl(c)))
                    .as(format + "")
                    .isEmpty();
            if (format == DiffCommand.Format.TEXT) {
                assertThat(said.codePoints().filter(c -> Character.getType(c) == Character.FORMAT))
                        .isEmpty();
            }
        }
    }

    @Test
    void what_is_said_of_failures_holds_no_control_character() throws IOException {
        Path broken = Files.write(
                folder.resolve("broken.jsonl"),
                Files.readAllLines(snapshots).stream()
                        .map(line -> line.replace("\"onTimeRate\":0.7", "\"onTimeRate\":7"))
                        .toList());
        String said = run(2, "advise", broken.toString(), "--lang", "en");
        assertThat(said.lines().filter(line -> line.startsWith("ERROR MS-"))).hasSize(500);
        assertThat(said.codePoints().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
        assertThat(said.lines()).noneMatch(line -> line.startsWith("ERROR MS-000"));
    }

    @Test
    void data_of_a_page_cannot_end_its_element() throws IOException {
        String html = Files.readString(page);
        String start = "<script type=\"application/json\" id=\"data\">";
        int from = html.indexOf(start) + start.length();
        String data = html.substring(from, html.indexOf("</script>", from));
        assertThat(data)
                .doesNotContain("<", ">", "&", "\u2028", "\u2029")
                .endsWith("}")
                .hasSizeGreaterThan(500_000);
        assertThat(html.substring(0, from)).doesNotContain("evil.example");
    }

    /** In a browser: every page of the list, and one account in so many; all of them by {@code -Dmainstay.hostile=500}. */
    @Nested
    @NeedsBrowser
    class InABrowser {

        /** Elements and attributes that are not of the page's own making. */
        private static final String FOREIGN = """
                const bad = [...document.querySelectorAll('img, iframe, object, embed, base, form, math, link, audio, video, template, frame, foreignObject, animate, set, use, image')]
                  .map(e => e.outerHTML.slice(0, 80));
                if (document.querySelectorAll('script').length !== arguments[0] || document.querySelectorAll('style').length !== 1) { bad.push('scripts or styles'); }
                for (const e of document.querySelectorAll('*')) {
                  for (const a of e.attributes) {
                    if (a.name.startsWith('on') || (['href', 'src', 'action', 'xlink:href'].includes(a.name) && !a.value.startsWith('#'))) { bad.push(e.tagName + ' ' + a.name); }
                  }
                }
                if (window.hit) { bad.push('a script ran'); }
                return bad;
                """;

        private final Browser browser;

        InABrowser(Browser browser) {
            this.browser = browser;
        }

        @Test
        void every_account_of_the_report_stays_text() {
            look(page, accounts.size(), Integer.getInteger("mainstay.hostile", 50));
        }

        @Test
        void every_text_of_a_pack_stays_text_in_the_report() throws IOException {
            RulePack pack = HostilePack.withTexts(RulePack.standard().model());
            PortfolioReport report = new PortfolioReport(pack);
            RetentionAdvisor advisor = RetentionAdvisor.of(pack);
            for (AccountSnapshot account : accounts.subList(0, 60)) {
                report.add(account, advisor.advise(account));
            }
            Path packed = folder.resolve("pack.html");
            try (OutputStream out = Files.newOutputStream(packed)) {
                report.write(Locale.ENGLISH, out);
            }
            look(packed, 60, 20);
        }

        @Test
        void every_name_of_changed_packs_and_accounts_stays_text_in_their_diff() throws IOException {
            browser.open(diffs().getOrDefault(DiffCommand.Format.HTML, page));
            long scripts = browser.number("return document.querySelectorAll('script').length;");
            assertThat(browser.list(FOREIGN, scripts)).isEmpty();
            browser.run("document.querySelectorAll('details').forEach(d => d.setAttribute('open', ''));");
            for (String language : List.of("zh-CN", "en")) {
                browser.click("[data-language='" + language + "']");
                assertThat(browser.list(FOREIGN, scripts)).as(language).isEmpty();
            }
            browser.type("input[data-filters='account-list']", "<script>");
            assertThat(browser.number(
                            "return document.querySelectorAll('#account-list > details:not([hidden])').length;"))
                    .isPositive();
        }

        @Test
        void every_text_of_a_pack_stays_text_in_its_rulebook() throws IOException {
            Path source =
                    RulebookTest.copy(Path.of("../../examples/policy-tests/season-first"), folder.resolve("hostile"));
            RulePack pack =
                    HostilePack.withTexts(RulePackCompiler.compile(source).model());
            List<Scenario> scenarios = ScenarioFiles.read(source, pack.model());
            HostilePack.poison(source);
            Path book = folder.resolve("book.html");
            try (OutputStream out = Files.newOutputStream(book)) {
                Rulebook.of(pack, source, scenarios).write(Locale.ENGLISH, out);
            }
            browser.open(book);
            assertThat(browser.list(FOREIGN, 1)).isEmpty();
            browser.run("document.querySelectorAll('details').forEach(d => d.setAttribute('open', ''));");
            String shown = browser.string("return document.body.innerText;");
            assertThat(HostilePack.MARKUP).allSatisfy(text -> assertThat(shown).contains(text));
            assertThat(pack.model().texts().find("signal.LATE_BEFORE_PEAK", Locale.ENGLISH))
                    .hasValueSatisfying(text -> assertThat(HostileStrings.all()).contains(text));
            browser.run("document.querySelectorAll('button.sort').forEach(button => button.click());");
            for (String language : List.of("zh-CN", "en")) {
                browser.click("[data-language='" + language + "']");
                assertThat(browser.list(FOREIGN, 1)).as(language).isEmpty();
            }
            String shots = System.getProperty("mainstay.screenshots", "");
            if (!shots.isEmpty()) {
                browser.shot(Files.createDirectories(Path.of(shots)).resolve("hostile-book.png"));
            }
        }

        private void look(Path of, int expected, int opened) {
            browser.open(of);
            long scripts = browser.number("return document.querySelectorAll('script').length;");
            assertThat(scripts).isEqualTo(8);
            assertThat(browser.list(FOREIGN, scripts)).isEmpty();
            assertThat(browser.number("return report.data.accounts.length;")).isEqualTo(expected);
            for (int at = 0; at < expected; at += Math.max(1, expected / opened)) {
                browser.wait("""
                        const done = arguments[arguments.length - 1];
                        window.addEventListener('hashchange', () => setTimeout(done, 0, 1), {once: true});
                        report.open(report.data.accounts[arguments[0]]);
                        """, at);
                assertThat(browser.list(FOREIGN, scripts)).as("account " + at).isEmpty();
                assertThat(browser.string("return document.querySelector('h1').textContent;"))
                        .isNotEmpty();
            }
            browser.run("location.hash = '#/';");
            for (int turned = 1; turned < (expected + 49) / 50; turned++) {
                browser.run("document.getElementById('next').click();");
                assertThat(browser.list(FOREIGN, scripts)).as("page " + turned).isEmpty();
            }
            browser.run("document.querySelector(\"[data-language='en']\").click();");
            assertThat(browser.list(FOREIGN, scripts)).isEmpty();
            System.out.printf(
                    "%d accounts of hostile text in a page, %d opened: no element, no script%n", expected, opened);
        }
    }
}
