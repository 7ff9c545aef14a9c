package dev.mainstay.cli.coverage;

import dev.mainstay.cli.page.Words;
import java.util.List;

/**
 * One item of a line.
 *
 * @param mark whether it is reached
 * @param what what it is
 * @param count by how many scenarios it is reached, or what is wanted
 * @param scenarios the first of those scenarios, each with its place
 */
public record Detail(Mark mark, Words what, Words count, List<String> scenarios) {

    /** Copies the list. */
    public Detail {
        scenarios = List.copyOf(scenarios);
    }
}
