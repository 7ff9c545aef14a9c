package dev.mainstay.authoring.scenario;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.SourceRef;
import java.util.List;

/**
 * One case: an account, and what the advice for it must and must not say.
 *
 * @param name what it shows, in a sentence
 * @param given the account
 * @param expectations what must hold
 * @param at where it stands
 */
public record Scenario(String name, AccountSnapshot given, List<Expectation> expectations, SourceRef at) {

    /** Copies the expectations. */
    public Scenario {
        expectations = List.copyOf(expectations);
    }

    /** What an expectation is about. */
    public enum Subject {
        /** A raised signal, with its severity if given. */
        SIGNALS,
        /** The status of a commitment. */
        COMMITMENTS,
        /** A likely cause, with bounds on its likelihood if given. */
        CAUSES,
        /** A likely conduct risk, with bounds on its likelihood if given. */
        CONDUCT,
        /** The stance. */
        STANCE,
        /** The risk level. */
        RISK,
        /** A recommended action. */
        ACTIONS,
        /** An action that is withheld, with the reason if given. */
        WITHHELD,
        /** Something unknown that is reported. */
        GAPS;

        /** The field of a scenario file. */
        public String field() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One thing the advice must say, or must not.
     *
     * @param subject what it is about
     * @param code the code it names
     * @param value severity, status, reason or bound, empty where none is given
     * @param present whether it must be there
     * @param at where it stands
     */
    public record Expectation(Subject subject, String code, String value, boolean present, SourceRef at) {}
}
