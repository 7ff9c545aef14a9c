package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Opens the coverage page of a pack as a consultant does. */
@NeedsBrowser
class CoverageBrowserTest {

    @TempDir
    static Path folder;

    private static Path page;

    private final Browser browser;

    CoverageBrowserTest(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void write_the_page() {
        page = folder.resolve("coverage.html");
        StringWriter err = new StringWriter();
        int status = Mainstay.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "test",
                "../testkit/src/test/packs/small",
                "--coverage",
                "--html",
                page.toString(),
                "--lang",
                "en");
        assertThat(status).as(err.toString()).isEqualTo(Mainstay.FINE);
    }

    @BeforeEach
    void open() {
        browser.open(page);
    }

    @Test
    void a_line_bears_a_sign_and_opens_by_keyboard_to_what_is_wanted() {
        assertThat(browser.text(".source .line.missing .sign")).isEqualTo("✗");
        assertThat(browser.texts(".source .line.partly .sign")).contains("◐");
        browser.run("document.querySelector('.source .line.missing summary').focus();");
        browser.press(Keys.ENTER);
        assertThat(browser.text(".source .line.missing details[open] li")).contains("wanted is");
    }

    @Test
    void conditions_are_marked_within_their_line() {
        assertThat(browser.texts(".source .mark")).contains("delivery.onTimeRate < limit(\"delivery.onTime\")");
    }

    @Test
    void it_can_be_read_in_chinese_and_reduced_to_what_is_open() {
        browser.click("[data-language='zh-CN']");
        assertThat(browser.title()).contains("覆盖情况");
        browser.choose("select[data-filters='source']", "open");
        assertThat(browser.number("return document.querySelectorAll('.source .line.covered:not([hidden])').length"))
                .isZero();
        assertThat(browser.number("return document.querySelectorAll('.source .line.missing:not([hidden])').length"))
                .isPositive();
    }
}
