package dev.mainstay.authoring;

import static dev.mainstay.authoring.LintedFolder.clean;
import static dev.mainstay.authoring.LintedFolder.limit;
import static dev.mainstay.authoring.LintedFolder.sentence;
import static dev.mainstay.authoring.LintedFolder.with;
import static dev.mainstay.authoring.TestPack.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of limits that decide nothing or are meant for an industry of another name, and numbers that should be limits. */
class LimitLintTest {

    private final Path folder;
    private final LintedFolder lint;

    LimitLintTest(@TempDir Path folder) {
        this.folder = folder;
        lint = new LintedFolder(folder);
    }

    @Test
    void a_number_in_a_rule_is_found_with_the_limit_that_says_the_same() {
        Issue issue = lint.only(with("delivery.inFullRate < 0.9"));

        assertThat(issue.problem().code()).isEqualTo("MS-413");
        assertThat(issue.problem().suggestion()).contains("limit(\"delivery.onTime\")");
        assertThat(lint.only(with("delivery.inFullRate < 0.7")).problem().suggestion())
                .isEmpty();
        assertThat(lint.in(with("product.unmetNeeds > 0, product.generationsBehind >= 1, profile.tier >= ORDINARY")))
                .isEmpty();
    }

    @Test
    void a_limit_row_that_never_decides_is_found() {
        String later = "delivery.onTime,,KEY,,,%s,RATIO,0,1,0.01,%s,T,t,J,t";
        TestPack pack = clean().row("limits.csv", later.formatted("0.95", "2025-01-01"))
                .row("limits.csv", later.formatted("0.97", "2026-01-01"))
                .file("pack.yaml", """
                        name: test
                        version: 1.0.0
                        owner: TESTER
                        language: en
                        effectiveFrom: 2026-01-01
                        """);

        assertThat(lint.in(pack)).containsExactly("MS-419 limits.csv:4:1");
        assertThat(lint.in(clean().row("limits.csv", later.formatted("0.95", "2025-01-01"))
                        .row("limits.csv", later.formatted("0.97", "2026-01-01"))))
                .as("an account may be advised as of last year")
                .isEmpty();
    }

    @Test
    void a_limit_row_for_accounts_no_rule_looks_at_is_found() {
        String rule = "profile.tier == KEY, delivery.inFullRate < limit(\"full\")";

        assertThat(lint.in(with(rule)
                        .row("limits.csv", limit("full", ",,,,0.9"))
                        .row("limits.csv", limit("full", ",SMALL,,,0.8"))))
                .containsExactly("MS-420 limits.csv:5:1");
        assertThat(lint.in(with(rule)
                        .row("limits.csv", limit("full", ",,,,0.9"))
                        .row("limits.csv", limit("full", ",KEY,,,0.8"))))
                .isEmpty();
    }

    @Test
    void a_limit_row_that_says_what_holds_without_it_is_found() {
        assertThat(lint.in(clean().row("limits.csv", limit("delivery.onTime", ",KEY,,,0.9"))))
                .containsExactly("MS-421 limits.csv:4:24");
        assertThat(lint.in(clean().row("limits.csv", limit("delivery.onTime", ",,feed,,0.95"))
                        .row("limits.csv", limit("delivery.onTime", ",KEY,feed,,0.9"))))
                .as("it takes something back")
                .isEmpty();
    }

    @Test
    void an_industry_that_differs_from_another_by_a_slip_is_found_at_its_first_cell() {
        for (String slip :
                List.of("automtive", "Automotive", "auto-motive", "automotives", "auotmotive", "automotibe")) {
            Issue issue = lint.only(industries("automotive", slip, "automotive"));

            assertThat(issue.at()).as(slip).hasToString("limits.csv:5:19");
            assertThat(sentence(issue))
                    .isEqualTo("The industry \"" + slip + "\" is compared letter by letter, and elsewhere it is"
                            + " \"automotive\".");
            assertThat(issue.problem().suggestion()).as(slip).hasValue("automotive");
        }
        assertThat(lint.in(industries("feed", "food", "fleet"))).isEmpty();
        assertThat(lint.in(industries("tea", "sea", "pea"))).isEmpty();
        assertThat(lint.in(industries("feed", "seed", "weed"))).isEmpty();
        assertThat(lint.in(industries("饲料加工", "饮料加工", "原料加工"))).isEmpty();
        assertThat(lint.in(industries("trade-1", "trade-2", "trade-12"))).isEmpty();
        assertThat(lint.in(industries(" automotive", "automotive ", "automotive")))
                .as("blanks around a cell do not count")
                .isEmpty();
    }

    private static TestPack industries(String one, String two, String three) {
        return clean().row("limits.csv", limit("delivery.onTime", ",," + one + ",,0.95"))
                .row("limits.csv", limit("delivery.onTime", ",," + two + ",DISTRIBUTOR,0.96"))
                .row("limits.csv", limit("delivery.onTime.red", ",," + three + ",,0.85"));
    }

    @Test
    void an_industry_that_a_rule_asks_for_or_the_pack_below_names_is_the_one_that_is_meant() {
        TestPack asked = with("profile.industry == \"feeds\", service.slaAttainment == 0")
                .row("limits.csv", limit("delivery.onTime", ",,feed,,0.95"))
                .row("limits.csv", limit("delivery.onTime.red", ",,feeds,,0.85"));
        assertThat(lint.in(asked)).containsExactly("MS-427 limits.csv:4:19");

        industries("automotive", "feed", "food").writeTo(folder.resolve("below"));
        Folder house = Folder.overlay(folder.resolve("above"), "../below >=1.0 <2")
                .file(
                        "limits.csv",
                        LIMITS,
                        limit("delivery.onTime", ",KEY,Automotive,,0.97"),
                        limit("delivery.onTime.red", ",KEY,Automotive,,0.87"));
        assertThat(lint.in(house)).containsExactly("MS-427 limits.csv:2:22");
    }
}
