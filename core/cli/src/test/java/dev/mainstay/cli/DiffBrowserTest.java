package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Reads the page of a changed pack as whoever has to release it does. */
@NeedsBrowser
class DiffBrowserTest {

    @TempDir
    static Path folder;

    private static Path page;

    private final Browser browser;

    DiffBrowserTest(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void make() throws IOException {
        page = folder.resolve("diff.html");
        Path accounts = SamplePortfolio.write(folder.resolve("accounts.jsonl"), 24, 0);
        StringWriter err = new StringWriter();
        int status = Mainstay.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "diff",
                "standard",
                "../../examples/house-rules/feed-distributor",
                "--accounts",
                accounts.toString(),
                "--sensitivity",
                "--sample",
                "2",
                "--format",
                "html",
                "-o",
                page.toString(),
                "--lang",
                "en");
        assertThat(status).as(err.toString()).isEqualTo(Mainstay.FAILURES);
    }

    @BeforeEach
    void open() {
        browser.open(page);
    }

    private long shown() {
        return browser.number("return document.querySelectorAll('#account-list > details:not([hidden])').length;");
    }

    @Test
    void an_account_opens_by_mouse_and_keyboard_and_names_what_is_responsible() {
        browser.click("#account-list > details summary");
        assertThat(browser.text("#account-list > details[open] p")).startsWith("by ");
        assertThat(browser.texts("#account-list > details[open] li"))
                .isNotEmpty()
                .allMatch(line -> line.contains(":"));
        browser.run("document.querySelectorAll('#account-list > details summary')[1].focus();");
        browser.press(Keys.ENTER);
        assertThat(browser.number("return document.querySelectorAll('#account-list > details[open]').length;"))
                .isEqualTo(2);
    }

    @Test
    void accounts_are_found_by_id_and_by_what_changes() {
        long all = shown();
        assertThat(all).isGreaterThan(5);
        browser.type("input[data-filters='account-list']", "A-2");
        assertThat(shown()).isPositive().isLessThan(all);
        assertThat(browser.texts("#account-list > details:not([hidden]) summary b"))
                .allMatch(id -> id.contains("A-2"));
        browser.type("input[data-filters='account-list']", "no such account");
        assertThat(shown()).isZero();
        browser.type("input[data-filters='account-list']", "actions.max");
        assertThat(shown()).isPositive();
    }

    @Test
    void chinese_and_english_are_one_click_apart() {
        browser.click("[data-language='zh-CN']");
        assertThat(browser.title()).contains("规则包改动的影响");
        assertThat(browser.texts("h2")).contains("对全部客户的影响", "建议有变化的客户");
        assertThat(browser.find("input[data-filters='account-list']").getAttribute("placeholder"))
                .isEqualTo("查找客户");
        browser.click("[data-language='en']");
        assertThat(browser.texts("h2")).contains("For the portfolio", "Accounts advised differently");
    }

    @Test
    void each_limit_has_its_curve_drawn_and_said() {
        List<String> said = browser.texts("#curves figure p");
        assertThat(said).isNotEmpty();
        assertThat(browser.number("return document.querySelectorAll('#curves svg path').length;"))
                .isGreaterThanOrEqualTo(said.size());
        assertThat(browser.number("return document.querySelectorAll('#curves .curve:not([aria-label])').length;"))
                .isZero();
    }

    @Test
    void on_a_telephone_nothing_is_cut_off() {
        browser.size(360, 740);
        browser.open(page);
        browser.run("document.querySelectorAll('details').forEach(d => d.setAttribute('open', ''));");
        assertThat(browser.number("return document.documentElement.scrollWidth;"))
                .isLessThanOrEqualTo(360);
        browser.click("[data-language='zh-CN']");
        assertThat(browser.list("return [...document.querySelectorAll('tbody th')].map(e => e.clientWidth);"))
                .as("room for more than one character a line")
                .isNotEmpty()
                .allMatch(width -> ((Number) width).intValue() > 90);
    }

    /** For people to look at: {@code -Dmainstay.screenshots=FOLDER}. */
    @Test
    @EnabledIfSystemProperty(named = "mainstay.screenshots", matches = ".+")
    void screenshots_to_look_at() throws IOException {
        Path shots = Files.createDirectories(Path.of(System.getProperty("mainstay.screenshots", "")));
        for (int width : List.of(360, 1280)) {
            for (String language : List.of("en", "zh-CN")) {
                browser.size(width, 3000);
                browser.open(page);
                browser.click("[data-language='" + language + "']");
                browser.click("#account-list > details summary");
                browser.run("window.scrollTo(0, 0);");
                browser.shot(shots.resolve("diff-" + width + "-" + language + ".png"));
            }
        }
    }
}
