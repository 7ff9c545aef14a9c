package dev.mainstay.authoring.scenario;

import dev.mainstay.pack.SourceRef;
import java.util.Optional;

/**
 * One thing the advice must say, or must not.
 *
 * @param subject what it is about
 * @param code the code it names, or {@link #ANY}
 * @param aspect what of it is asked; empty where only that it is there
 * @param value what the aspect must be, empty where there is no aspect
 * @param present whether it must be so, or must not
 * @param at where it stands
 */
public record Expectation(
        Subject subject, String code, Optional<Aspect> aspect, String value, boolean present, SourceRef at) {

    /** In place of a code: whatever there is. */
    public static final String ANY = "any";

    /** Where an expectation stands that is in no file. */
    public static final SourceRef NOWHERE = new SourceRef("-", 1, 1);

    /** The code must be there. */
    public static Expectation of(Subject subject, String code) {
        return new Expectation(subject, code, Optional.empty(), "", true, NOWHERE);
    }

    /** The code must be there, and so. */
    public static Expectation of(Subject subject, String code, Aspect aspect, String value) {
        return new Expectation(subject, code, Optional.of(aspect), value, true, NOWHERE);
    }

    /** The code must not be there. */
    public static Expectation absent(Subject subject, String code) {
        return new Expectation(subject, code, Optional.empty(), "", false, NOWHERE);
    }

    /** As a message names it: the code, and the aspect where its value does not tell. */
    String title() {
        return aspect.filter(asked -> asked == Aspect.RANK || !subject.main().equals(Optional.of(asked)))
                .map(asked -> code + " " + asked.field())
                .orElse(code);
    }
}
