package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static List<String> lines(Terminal terminal) {
        return new Table(terminal, ": ")
                .row("客户", "Count", "Action")
                .row("甲公司", 7, "a long text that goes on and on")
                .row("Acme", "1,200", "x")
                .lines("  ");
    }

    @Test
    void a_pipe_gets_a_line_a_row() {
        assertThat(lines(Terminal.NONE))
                .containsExactly(
                        "  客户: Count: Action", "  甲公司: 7: a long text that goes on and on", "  Acme: 1,200: x");
    }

    @Test
    void on_a_terminal_wide_characters_take_two_columns_and_figures_stand_to_the_right() {
        assertThat(lines(new Terminal(true, 80)))
                .containsExactly(
                        "  客户    Count  Action", "  甲公司      7  a long text that goes on and on", "  Acme    1,200  x");
    }

    @Test
    void no_line_is_wider_than_the_terminal() {
        for (int columns = 10; columns < 50; columns++) {
            int most = columns;
            assertThat(lines(new Terminal(true, columns)))
                    .allSatisfy(line -> assertThat(Table.width(line)).isLessThanOrEqualTo(most));
        }
        assertThat(lines(new Terminal(true, 24)).get(1)).isEqualTo("  甲公司      7  a long…");
    }

    @Test
    void nothing_in_a_cell_steers_the_terminal_or_is_taken_for_a_style() {
        assertThat(new Table(new Terminal(true, 80), ": ")
                        .row("@|red x|@\u001B[2J", "y\nz")
                        .lines(""))
                .containsExactly("@|red x|@.[2J  y.z");
    }
}
