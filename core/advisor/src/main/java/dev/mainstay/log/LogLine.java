package dev.mainstay.log;

import dev.mainstay.problem.Problem;
import java.util.List;

/** One line of a decision log. One that cannot be read harms no other. */
public sealed interface LogLine {

    /** Its number in the file, from 1. */
    long number();

    /**
     * A decision.
     *
     * @param number number of the line
     * @param decision what it records
     */
    record Recorded(long number, Decision decision) implements LogLine {}

    /**
     * A line that is no decision.
     *
     * @param number number of the line
     * @param torn it is the last line, and the input ended within it: writing was cut short, and nothing else is wrong
     * @param problems what is wrong with it
     */
    record Damaged(long number, boolean torn, List<Problem> problems) implements LogLine {
        /** Copies the problems. */
        public Damaged {
            problems = List.copyOf(problems);
        }
    }
}
