package dev.mainstay.cli.rulebook;

import dev.mainstay.cli.page.Words;
import java.util.List;
import java.util.Optional;

/**
 * A rule as the book shows it.
 *
 * @param anchor what links to it
 * @param name its name
 * @param phase when it takes part
 * @param does what follows from it: the text of the signal it raises, the reason it gives
 * @param code code of that text
 * @param at file and line
 * @param note what its author wrote above it
 * @param source its text
 * @param switchedOff until when and why it is out of use, if it is
 * @param limits keys of the limits it reads
 * @param uses the scenarios in which it fires
 */
public record RuleEntry(
        String anchor,
        String name,
        Words phase,
        Words does,
        String code,
        String at,
        String note,
        String source,
        Optional<Words> switchedOff,
        List<String> limits,
        Uses uses) {

    /** Copies the list. */
    public RuleEntry {
        limits = List.copyOf(limits);
    }
}
