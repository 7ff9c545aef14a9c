package dev.mainstay.account;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of an action that was recommended before. Immutable and thread-safe.
 *
 * @param code the action's code in the pack's catalogue; not blank
 * @param reason the need it answered, as the action's key names it; where it is empty, whatever it answered
 * @param on the day it was done, declined or begun
 * @param state what became of it
 */
public record PastAction(String code, Optional<String> reason, LocalDate on, State state) {

    /** Checks that the code is not blank. */
    public PastAction {
        if (code.isBlank()) {
            throw new IllegalArgumentException("an action has a code");
        }
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(state, "state");
    }

    /** What became of an action, whatever it answered. */
    public PastAction(String code, LocalDate on, State state) {
        this(code, Optional.empty(), on, state);
    }

    /** Whether it answered this need, as far as is known. */
    public boolean answered(String need) {
        return reason.map(need::equals).orElse(true);
    }

    /** What became of an action. */
    public enum State {
        /** It was carried out. */
        DONE,
        /** Those who should have done it, or the account, declined. */
        DECLINED,
        /** It is being carried out. */
        OPEN
    }
}
