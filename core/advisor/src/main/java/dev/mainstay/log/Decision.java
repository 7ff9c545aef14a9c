package dev.mainstay.log;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.log.FieldMask.How;
import dev.mainstay.pack.PackId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A decision as a log holds it. Immutable and thread-safe.
 *
 * @param pack the pack that was asked
 * @param locale language of the texts in the advice
 * @param snapshot what was known of the account, without what was masked
 * @param history what was known of past actions
 * @param masked the fields that were masked, and how
 * @param advice the advice, without what was masked; empty where there was a failure instead
 * @param outcome advice or failure as JSON, byte by byte
 */
public record Decision(
        PackId pack,
        Locale locale,
        AccountSnapshot snapshot,
        ActionHistory history,
        Map<String, How> masked,
        Optional<Advice> advice,
        String outcome) {

    /** Copies the map. */
    public Decision {
        masked = Map.copyOf(masked);
    }
}
