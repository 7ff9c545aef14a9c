package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.Issue.Level;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a terminal shows. */
class IssueTest {

    private static Issue issue(String line, int column, int width) {
        SourceRef at = new SourceRef("limits.csv", 3, column);
        Problem problem = Problem.of("MS-147", at.toString(), Problem.word("tier"), "KAY", "KEY, MAJOR")
                .suggesting("KEY");
        return new Issue(problem, Level.ERROR, at, "C3 tier", line, width, "");
    }

    private static String[] shown(String line, int column, int width) {
        return issue(line, column, width).text(Locale.ENGLISH).split("\n");
    }

    @Test
    void place_line_mark_and_way_out_stand_below_one_another() {
        assertThat(issue("x,,KAY", 4, 3).text(Locale.ENGLISH)).isEqualTo("""
                ERROR MS-147 limits.csv:3:4 (C3 tier) unknown tier KAY.
                  x,,KAY
                     ^~~
                  Maybe KEY?
                """);
        assertThat(issue("x,,KAY", 4, 3).text(Locale.CHINA)).isEqualTo("""
                ERROR MS-147 limits.csv:3:4 (C3 tier) 未知的客户级别 KAY。
                  x,,KAY
                     ^~~
                  是否应为 KEY？
                """);
    }

    @Test
    void full_width_characters_take_two_columns_tabs_four_and_marks_none() {
        assertThat(shown("客户,KAY", 4, 3)[2]).isEqualTo("       ^~~");
        assertThat(shown("\tKAY", 2, 3)).contains("      KAY", "      ^~~");
        assertThat(shown("e\u0301,KAY", 4, 3)[2]).isEqualTo("    ^~~");
        assertThat(shown("\uD83D\uDE00,KAY", 4, 3)[2]).isEqualTo("     ^~~");
        assertThat(shown("x,客户", 3, 2)[2]).isEqualTo("    ^~~~");
    }

    @Test
    void a_long_line_is_cut_around_the_place() {
        String line = "a".repeat(300) + "KAY" + "b".repeat(300);
        String[] shown = shown(line, 301, 3);

        assertThat(shown[1]).startsWith("  …aaa").endsWith("bbb…").hasSizeLessThan(120);
        assertThat(shown[1].substring(shown[2].indexOf('^'))).startsWith("KAYbbb");
        assertThat(shown[2]).endsWith("^~~");
        assertThat(shown("KAY" + "b".repeat(300), 1, 3)[1]).startsWith("  KAYb").endsWith("…");
        assertThat(shown("a".repeat(60) + "KAY", 61, 3)[1]).isEqualTo("  " + "a".repeat(60) + "KAY");
        assertThat(shown("客".repeat(300), 200, 100)).allMatch(text -> text.length() < 120);
    }

    @Test
    void nothing_in_a_line_steers_the_terminal_and_no_place_is_beyond_it() {
        assertThat(shown("\u001B[31mKAY\u202E\u2028", 6, 3)[1]).isEqualTo("  .[31mKAY..");
        assertThat(shown("KAY", 99, 5)[2]).isEqualTo("     ^");
        assertThat(shown("KAY", 2, 99)[2]).isEqualTo("   ^~");
        assertThat(issue("", 1, 1).text(Locale.ENGLISH).lines()).hasSize(2);
    }
}
