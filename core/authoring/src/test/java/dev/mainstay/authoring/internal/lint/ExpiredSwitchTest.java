package dev.mainstay.authoring.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.Issue;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiredSwitchTest {

    @Test
    void a_row_of_the_past_is_a_warning_from_the_day_after_its_last() {
        assertThat(found("2026-06-30T12:00:00Z")).isEmpty();
        assertThat(found("2026-07-01T12:00:00Z"))
                .extracting(issue -> issue.level() + " " + issue.problem())
                .containsExactly(
                        "WARNING MS-188 switched-off.csv:2:1 The rule \"Late\" was switched off until 2026-06-30"
                                + " and applies again. Delete the row, or set a later day with a reason that still holds.");
    }

    private static List<Issue> found(String now) {
        Problems problems = new Problems();
        SourceRef at = new SourceRef("switched-off.csv", 2, 1);
        Rule rule = new Rule(
                "Late",
                Phase.SIGNALS,
                Optional.empty(),
                Severity.SERIOUS,
                1,
                List.of(),
                new Rule.Consequence(BoardCall.RAISE, List.of("LATE"), List.of(), 0, at),
                Optional.of(new SwitchedOff("Test", LocalDate.of(2026, 6, 30), "SALES", at)),
                at);
        new ExpiredSwitch(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .check(
                        new PackModel(
                                new PackInfo(
                                        "t",
                                        "1.0.0",
                                        "",
                                        "en",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of(),
                                        List.of()),
                                List.of(rule),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                new Texts(Map.of(), "en")),
                        problems);
        return problems.issues();
    }
}
