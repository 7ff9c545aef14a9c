package dev.mainstay.pack;

import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One rule as its author wrote it, admitted and understood.
 *
 * @param name unique within the pack
 * @param phase when it takes part
 * @param commitment the commitment it counts against, if any
 * @param severity severity of the signal it raises
 * @param confidence factor on the confidence of the signal it raises, 0 to 1
 * @param patterns what it asks for
 * @param consequence what it does
 * @param switchedOff if it is out of use for a time, until when and why
 * @param at where it stands
 */
public record Rule(
        String name,
        Phase phase,
        Optional<Commitment> commitment,
        Severity severity,
        double confidence,
        List<Pattern> patterns,
        Consequence consequence,
        Optional<SwitchedOff> switchedOff,
        SourceRef at) {

    /** Copies the patterns. */
    public Rule {
        patterns = List.copyOf(patterns);
    }

    /** Whether it takes part on that day. */
    public boolean appliesOn(LocalDate day) {
        return switchedOff.map(off -> day.isAfter(off.until())).orElse(true);
    }

    /**
     * The one call a rule makes.
     *
     * @param call what it does
     * @param codes the codes it names
     * @param variables the bound facts it names
     * @param number the number it names; 0 where the call takes none
     * @param at where it stands
     */
    public record Consequence(BoardCall call, List<String> codes, List<String> variables, double number, SourceRef at) {

        /** Copies the lists. */
        public Consequence {
            codes = List.copyOf(codes);
            variables = List.copyOf(variables);
        }

        /** The first code: what is raised, weighed, taken, or the reason given. */
        public String code() {
            return codes.get(0);
        }
    }
}
