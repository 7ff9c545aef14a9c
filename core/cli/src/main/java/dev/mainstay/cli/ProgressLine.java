package dev.mainstay.cli;

import java.io.PrintWriter;

/** How far a long run has come, on one line of a terminal; says nothing where nobody looks. Not thread-safe. */
final class ProgressLine {

    private static final int TOLD_EVERY = 50;

    private final PrintWriter err;
    private final boolean terminal;
    private boolean begun;

    ProgressLine(PrintWriter err) {
        this(err, Terminal.isThere());
    }

    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** That many are done, of nobody knows how many. */
    synchronized void done(long count) {
        if (count % TOLD_EVERY == 0) {
            show(String.valueOf(count));
        }
    }

    /** That many of all are done. */
    synchronized void done(long count, long all) {
        if (count % TOLD_EVERY == 0 || count == all) {
            show(count + " / " + all);
        }
        if (count == all) {
            end();
        }
    }

    /** Leaves the line for what is printed next. */
    synchronized void end() {
        if (begun) {
            err.println();
            begun = false;
        }
    }

    private void show(String text) {
        if (terminal) {
            err.print("\r" + text);
            err.flush();
            begun = true;
        }
    }
}
