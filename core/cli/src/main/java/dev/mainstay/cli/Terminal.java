package dev.mainstay.cli;

import java.util.Objects;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Who reads what is printed: somebody before a terminal, who gets tables and progress, or a program behind a pipe, which gets
 * lines. Without colour where {@code NO_COLOR} is set.
 *
 * @param there whether it is a terminal
 * @param columns how many columns it has
 */
record Terminal(boolean there, int columns) {

    private static final String NO_COLOR = "NO_COLOR";
    /** From this version of Java on a pipe has a console, too. */
    private static final int ALWAYS_CONSOLE = 22;

    /** Of a pipe. */
    static final Terminal NONE = new Terminal(false, Integer.MAX_VALUE);

    /** What this process writes to. */
    static Terminal of(CommandSpec spec) {
        return isThere() ? new Terminal(true, spec.usageMessage().width()) : NONE;
    }

    /** Whether there is one; also where {@code NO_COLOR} keeps picocli from asking, as long as Java still tells. */
    @SuppressWarnings("SystemConsoleNull") // asked only where null means that there is none
    static boolean isThere() {
        boolean plain = !Objects.requireNonNullElse(System.getenv(NO_COLOR), "").isEmpty();
        return plain ? Runtime.version().feature() < ALWAYS_CONSOLE && System.console() != null : Ansi.AUTO.enabled();
    }

    /** Whether to use colour. */
    static boolean coloured() {
        return Ansi.AUTO.enabled();
    }
}
