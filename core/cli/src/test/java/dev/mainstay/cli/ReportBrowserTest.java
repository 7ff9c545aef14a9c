package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Uses the report as a key-account director does. */
@NeedsBrowser
class ReportBrowserTest {

    private static final int ACCOUNTS = 140;

    @TempDir
    static Path folder;

    private static Path report;
    private static Path mixed;
    private static Path wide;

    private final Browser browser;
    private final Accessibility accessibility;

    ReportBrowserTest(Browser browser) {
        this.browser = browser;
        accessibility = new Accessibility(browser);
    }

    @BeforeAll
    static void make() throws IOException {
        report = report("report", ACCOUNTS);
        mixed = mixed();
        wide = report("wide", Files.writeString(folder.resolve("wide.jsonl"), wide()), 0);
    }

    @BeforeEach
    void open() {
        browser.open(report);
    }

    private static Path report(String name, int accounts) throws IOException {
        return report(name, SamplePortfolio.write(folder.resolve(name + ".jsonl"), accounts, 0), 0);
    }

    /** An account all of whose words are longer than a telephone is wide. */
    private static String wide() {
        String word = "W".repeat(200);
        return """
                {"id":"WIDE","name":"%1$s","asOf":"2026-03-31","profile":{"tier":"KEY","industry":"%1$s","region":"%1$s"},\
                "value":{"annualRevenue":{"amount":"123456789012","currency":"CNY"},"grossMarginRate":0.3},\
                "delivery":{"onTimeRate":0.5},"attributes":{"%1$s":"%1$s"},\
                "complaints":[{"id":"%1$s","openedOn":"2026-01-01","category":"PRODUCT","severity":"CRITICAL"}],\
                "rivals":[{"name":"%1$s","move":"PRICE","observedOn":"2026-02-01","strength":0.9,"confirmed":true}]}""".formatted(word);
    }

    /** Five currencies, an account that cannot be read, and two that are just short of what is agreed. */
    private static Path mixed() throws IOException {
        List<String> lines =
                new ArrayList<>(Files.readAllLines(SamplePortfolio.write(folder.resolve("mixed.jsonl"), 60, 3)));
        List<String> rare = List.of("USD", "GBP", "JPY");
        for (int i = 0; i < rare.size(); i++) {
            lines.replaceAll(replacing("\"A-" + (12 + 3 * i) + "\"", "EUR", rare.get(i)));
        }
        lines.add("{\"id\":\"BAD-1\",\"asOf\":\"2026-03-31\",\"delivery\":{\"onTimeRate\":7}}");
        for (String near : List.of("0.8997", "0.89999997")) {
            lines.add("{\"id\":\"" + near + "\",\"asOf\":\"2026-03-31\",\"delivery\":{\"onTimeRate\":" + near + "}}");
        }
        return report("mixed", Files.write(folder.resolve("mixed.jsonl"), lines), 1);
    }

    private static UnaryOperator<String> replacing(String account, String from, String to) {
        return line -> line.contains(account) ? line.replace(from, to) : line;
    }

    private static Path report(String name, Path snapshots, int status) throws IOException {
        Path page = folder.resolve(name + ".html");
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        assertThat(Mainstay.run(writer, writer, "report", snapshots.toString(), "-o", page.toString(), "--lang", "en"))
                .as(out.toString())
                .isEqualTo(status);
        return page;
    }

    private List<String> names() {
        return browser.texts("table.accounts tbody a");
    }

    @Test
    void the_overview_shows_the_whole_portfolio() {
        assertThat(browser.texts(".figure b").get(0)).isEqualTo("140");
        assertThat(browser.text("#count")).isEqualTo("140 of 140 accounts");
        assertThat(browser.number("return document.querySelectorAll('path.point').length;"))
                .isEqualTo(ACCOUNTS);
        assertThat(browser.texts("h2"))
                .contains(
                        "Portfolio map",
                        "Causes of defection",
                        "Commitments",
                        "Workload by owner and week",
                        "Accounts");
        assertThat(names()).hasSize(50);
        assertThat(accessibility.unnamed()).isEmpty();
    }

    @Test
    void a_stance_of_the_legend_filters_map_and_list() {
        browser.click(".legend-item[data-stance=RETAIN]");

        long shown = browser.number("return document.querySelectorAll('path.point:not(.off)').length;");
        assertThat(shown).isPositive().isLessThan(ACCOUNTS);
        assertThat(browser.text("#count")).isEqualTo(shown + " of 140 accounts");
        assertThat(browser.texts("table.accounts .stance")).isNotEmpty().containsOnly("Retain");
        assertThat(browser.find(".legend-item[data-stance=RETAIN]").getAttribute("aria-pressed"))
                .isEqualTo("true");

        browser.click("#clear");
        assertThat(browser.text("#count")).isEqualTo("140 of 140 accounts");
    }

    @Test
    void search_finds_names_and_industries_and_tells_how_many() {
        browser.type("#search", "northern feed");
        assertThat(names()).isNotEmpty().allMatch(name -> name.startsWith("Northern Works "));
        browser.type("#search", "华南");
        assertThat(names()).isNotEmpty().allMatch(name -> name.startsWith("华南贸易 "));
        browser.type("#search", "no such account");
        assertThat(browser.number("return document.querySelectorAll('table.accounts tbody a').length;"))
                .isZero();
        assertThat(browser.text("#count")).isEqualTo("0 of 140 accounts");
    }

    @Test
    void a_cause_an_owner_and_a_broken_commitment_lead_to_their_accounts() {
        String cause = browser.string("return document.querySelector('.bar-row').dataset.pick;");
        String count = browser.texts(".bar-row .bar-value").get(0).replaceAll(" .*", "");
        browser.click(".bar-row");
        assertThat(browser.text("#count")).isEqualTo(count + " of 140 accounts");
        assertThat(browser.string("return document.querySelector('[data-filter=cause]').value;"))
                .isEqualTo(cause.replaceAll(".* ", ""));
        assertThat(browser.focus()).startsWith("h2#accounts");

        browser.click("#clear");
        String broken = browser.text("table.stack button.plain");
        browser.click("table.stack button.plain");
        assertThat(browser.text("#count")).isEqualTo(broken + " of 140 accounts");

        browser.click("#clear");
        browser.click("table.heat tbody button.plain");
        assertThat(browser.text("#count")).doesNotStartWith("140 of");
    }

    @Test
    void columns_sort_both_ways_and_say_so() {
        browser.click("th[data-sort=revenue] button");
        assertThat(amounts()).hasSizeGreaterThan(40).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(browser.find("th[data-sort=revenue]").getAttribute("aria-sort"))
                .isEqualTo("descending");
        browser.click("th[data-sort=revenue] button");
        browser.click("#next");
        assertThat(amounts()).isSorted();
        assertThat(browser.find("th[data-sort=revenue]").getAttribute("aria-sort"))
                .isEqualTo("ascending");
    }

    private List<Long> amounts() {
        return browser.texts("table.accounts td[data-name=Revenue]").stream()
                .filter(text -> text.startsWith("CNY"))
                .map(text -> Long.parseLong(text.replaceAll("[^0-9]", "")))
                .toList();
    }

    @Test
    void the_list_has_pages() {
        String first = names().get(0);
        browser.click("#next");
        assertThat(browser.text("#page")).isEqualTo("Page 2 of 3");
        assertThat(names()).hasSize(50).doesNotContain(first);
        browser.click("#next");
        assertThat(names()).hasSize(40);
        assertThat(browser.find("#next").isEnabled()).isFalse();
    }

    @Test
    void an_account_has_a_page_of_its_own_and_the_way_back() {
        browser.type("#search", "A-102");
        browser.click("table.accounts tbody a");

        assertThat(browser.hash()).isEqualTo("#/account/A-102");
        assertThat(browser.text("h1#account")).isEqualTo("华南贸易 102");
        assertThat(browser.title()).startsWith("华南贸易 102");
        assertThat(browser.texts(".commitments li")).hasSize(7);
        assertThat(browser.texts("#account-page h2")).contains("What to do", "Commitments", "Why", "What is not known");
        assertThat(browser.texts(".action .steps li")).isNotEmpty();
        assertThat(browser.text(".evidence")).containsPattern("limits.csv:\\d+");
        assertThat(accessibility.unnamed()).isEmpty();

        browser.back();
        assertThat(browser.find("#overview").isDisplayed()).isTrue();
        assertThat(browser.string("return document.getElementById('search').value;"))
                .isEqualTo("A-102");
    }

    @Test
    void an_address_leads_to_its_account_and_orders_are_drawn_where_they_are_known() {
        browser.open(report, "#/account/A-1");
        assertThat(browser.text("h1#account")).isEqualTo("Northern Works 1");
        assertThat(browser.number("return document.querySelectorAll('.history rect').length;"))
                .isEqualTo(25);
        browser.click("#after");
        assertThat(browser.hash()).isNotEqualTo("#/account/A-1");
        browser.open(report, "#/account/NOBODY");
        assertThat(browser.find("#overview").isDisplayed()).isTrue();
    }

    @Test
    void chinese_and_english_are_one_click_apart() {
        browser.click("[data-language='zh-CN']");
        assertThat(browser.string("return document.documentElement.lang;")).isEqualTo("zh-CN");
        assertThat(browser.title()).isEqualTo("大客户报告");
        assertThat(browser.texts("h2")).contains("客户组合图", "叛离原因", "七项承诺");
        assertThat(browser.find("#search").getAttribute("placeholder")).startsWith("按名称");
        browser.click("table.accounts tbody a");
        assertThat(browser.texts("#account-page h2")).contains("该做什么", "为什么");
        browser.click("[data-language='en']");
        assertThat(browser.texts("#account-page h2")).contains("What to do", "Why");
    }

    @Test
    void everything_can_be_done_by_keyboard() {
        browser.press(Keys.TAB);
        assertThat(browser.focus()).startsWith("a#.skip");
        browser.press(Keys.ENTER);
        assertThat(browser.focus()).startsWith("main#main");
        assertThat(browser.hash()).isEmpty();

        browser.run("document.querySelector('.map').focus();");
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        String second = browser.text(".tip b");
        assertThat(browser.string("return document.querySelector('.map-host .live').textContent;"))
                .startsWith(second);
        browser.press(Keys.ENTER);
        assertThat(browser.text("h1#account")).isEqualTo(second);
        assertThat(browser.focus()).startsWith("h1#account");

        browser.back();
        assertThat(browser.string("return document.activeElement.textContent;")).isEqualTo(second);
        browser.press(Keys.ARROW_DOWN);
        String third = browser.string("return document.activeElement.textContent;");
        assertThat(third).isNotEqualTo(second);
        browser.press(Keys.ENTER);
        assertThat(browser.text("h1#account")).isEqualTo(third);
    }

    @Test
    void the_focus_can_be_seen() {
        browser.press(Keys.TAB, Keys.TAB);
        assertThat(
                        browser.string(
                                "return getComputedStyle(document.activeElement).outlineStyle + ' ' + getComputedStyle(document.activeElement).outlineWidth;"))
                .isEqualTo("solid 3px");
    }

    @Test
    void on_a_telephone_nothing_is_cut_off() {
        browser.size(360, 740);
        browser.open(report);
        assertThat(browser.number("return document.documentElement.scrollWidth;"))
                .isLessThanOrEqualTo(360);
        assertThat(names()).hasSize(50);
        browser.open(report, "#/account/A-102");
        assertThat(browser.number("return document.documentElement.scrollWidth;"))
                .isLessThanOrEqualTo(360);
        browser.click("[data-language='zh-CN']");
        assertThat(browser.number("return document.documentElement.scrollWidth;"))
                .isLessThanOrEqualTo(360);
        for (String place : List.of("", "#/account/WIDE")) {
            browser.open(wide, place);
            browser.run("document.querySelectorAll('details').forEach(d => d.setAttribute('open', ''));");
            assertThat(browser.number("return document.documentElement.scrollWidth;"))
                    .as("words longer than the screen " + place)
                    .isLessThanOrEqualTo(360);
        }
    }

    @Test
    void no_label_of_the_map_covers_another_in_either_language() {
        for (int width : List.of(360, 1300)) {
            browser.size(width, 900);
            for (String language : List.of("en", "zh-CN")) {
                browser.open(report);
                browser.click("[data-language='" + language + "']");
                assertThat(browser.list("""
                                const all = [...document.querySelectorAll('.map svg text')].map(e => [e.textContent, e.getBoundingClientRect()]);
                                return all.flatMap(([one, a], i) => all.slice(i + 1).filter(([, b]) =>
                                  a.left + 1 < b.right && b.left + 1 < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
                                  .map(([other]) => `${one} / ${other}`));
                                """))
                        .as(language + ", " + width + " wide")
                        .isEmpty();
            }
        }
    }

    @Test
    void contrast_is_that_of_wcag_aa_in_light_and_dark() {
        for (boolean dark : List.of(false, true)) {
            browser.dark(dark);
            browser.open(report);
            assertThat(accessibility.pale()).as("overview, dark " + dark).isEmpty();
            browser.open(report, "#/account/A-102");
            assertThat(accessibility.pale()).as("account, dark " + dark).isEmpty();
        }
    }

    @Test
    void stances_differ_in_shape_and_not_in_colour_alone() {
        List<?> shapes = browser.list("""
                return [...document.querySelectorAll('.legend-item path')].map(p => p.getAttribute('d'));
                """);
        assertThat(shapes).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    }

    @Test
    void paper_gets_the_content_without_the_controls() {
        browser.open(report, "#/account/A-102");
        browser.paper(true);
        assertThat(browser.find(".languages").isDisplayed()).isFalse();
        assertThat(browser.find("#back").isDisplayed()).isFalse();
        browser.run("window.dispatchEvent(new Event('beforeprint'));");
        assertThat(browser.number(
                        "return document.querySelectorAll('#account-page details:not([open]):not(.folded)').length;"))
                .isZero();
        browser.run("window.dispatchEvent(new Event('afterprint'));");
        assertThat(browser.number("return document.querySelectorAll('#account-page details[open]').length;"))
                .isZero();
        String pdf = new String(browser.pdf(), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-");
        assertThat(pages(pdf)).isBetween(1, 9);
        browser.open(report);
        assertThat(pages(new String(browser.pdf(), StandardCharsets.ISO_8859_1)))
                .isBetween(2, 12);
    }

    private static int pages(String pdf) {
        return pdf.split("/Type\\s*/Page\\b", -1).length - 1;
    }

    @Test
    void currencies_are_not_mixed_and_failures_are_told() {
        browser.open(mixed);
        assertThat(browser.texts(".figure b"))
                .anyMatch(text -> text.startsWith("CNY "))
                .anyMatch(text -> text.startsWith("EUR "));
        long yuan = browser.number("return document.querySelectorAll('path.point').length;");
        browser.choose("[data-filter=currency]", "EUR");
        assertThat(browser.number("return document.querySelectorAll('path.point').length;"))
                .isLessThan(yuan);
        assertThat(browser.text("#failed")).contains("BAD-1", "line 61", "MS-", "$.delivery.onTimeRate");
        assertThat(browser.texts(".figure b").get(0)).isEqualTo("62");
    }

    @Test
    void no_currency_is_left_out() {
        browser.open(mixed);
        assertThat(browser.text("#currencies")).isEqualTo("2 more");
        browser.click("#currencies summary");
        List<String> figures = browser.texts(".figure b");
        assertThat(figures.subList(2, 7))
                .allMatch(text -> text.matches("(CNY|EUR|USD|GBP|JPY) .*"))
                .extracting(text -> text.substring(0, 3))
                .doesNotHaveDuplicates()
                .startsWith("CNY", "EUR");
    }

    @Test
    void what_is_just_short_of_a_limit_does_not_look_like_it() {
        browser.open(mixed, "#/account/0.8997");
        assertThat(browser.texts(".evidence li")).anyMatch(text -> text.contains("89.97% < 90% "));
    }

    /** For people to look at: {@code -Dmainstay.screenshots=FOLDER}, and of a report of their own {@code -Dmainstay.page=FILE}. */
    @Test
    @EnabledIfSystemProperty(named = "mainstay.screenshots", matches = ".+")
    void screenshots_to_look_at() throws IOException {
        Path shots = Files.createDirectories(Path.of(System.getProperty("mainstay.screenshots", "")));
        Path page = Path.of(System.getProperty("mainstay.page", report.toString()));
        String account = System.getProperty("mainstay.account", "A-102");
        for (boolean dark : List.of(false, true)) {
            browser.dark(dark);
            for (String language : List.of("en", "zh-CN")) {
                for (int width : List.of(360, 1400)) {
                    String name = width + "-" + language + (dark ? "-dark" : "") + ".png";
                    browser.size(width, width == 360 ? 2600 : 900);
                    for (String hash : List.of("", "#accounts-list", "#/account/" + account)) {
                        browser.open(page, hash);
                        browser.click("[data-language='" + language + "']");
                        if (hash.equals("#accounts-list")) {
                            browser.run("document.querySelector('.grid').scrollIntoView({block: 'start'});");
                        } else {
                            browser.run("window.scrollTo(0, 0);");
                        }
                        browser.shot(shots.resolve(hash.replaceAll("[#/]", "") + "-" + name));
                    }
                }
            }
        }
    }

    /** What is measured depends on the machine and is told, not asserted; more accounts by {@code -Dmainstay.accounts=5000}. */
    @Test
    void many_accounts_can_be_searched_and_opened() throws IOException {
        int accounts = Integer.getInteger("mainstay.accounts", 400);
        String all = String.format(Locale.ENGLISH, "%,d", accounts);
        Path large = report("large", accounts);
        long before = System.nanoTime();
        browser.open(large);
        long opened = System.nanoTime() - before;
        assertThat(browser.text("#count")).isEqualTo(all + " of " + all + " accounts");
        assertThat(names()).hasSize(50);
        long ready = browser.number("return performance.getEntriesByType('navigation')[0].loadEventEnd;");
        List<?> times = browser.list("""
                const field = document.getElementById('search');
                const times = ['n', 'no', 'nor', 'north', 'northern 4', 'a-499', ''].map(words => {
                  const start = performance.now();
                  field.value = words;
                  field.dispatchEvent(new Event('input'));
                  document.body.getBoundingClientRect();
                  return Math.round(performance.now() - start);
                });
                return times;
                """);
        browser.type("#search", "A-" + accounts);
        browser.click("table.accounts tbody a");
        assertThat(browser.text("h1#account")).endsWith(" " + accounts);
        System.out.printf(
                "%s accounts: %,d bytes, opened in %d ms, load event after %d ms, filtered in %s ms%n",
                all, Files.size(large), opened / 1_000_000, ready, times);
    }
}
