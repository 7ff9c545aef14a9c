package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.ConductRisk;
import java.util.List;
import java.util.Optional;

/**
 * An action that the playbook proposes for one account.
 *
 * @param action the action
 * @param rows the rows that propose it, in the order of the table
 */
public record Proposal(ActionRow action, List<PlaybookRow> rows) {

    /** Copies the rows. */
    public Proposal {
        rows = List.copyOf(rows);
    }

    /** What a row answers: a cause, a conduct risk or {@code DEFECTION}; empty where it names none. */
    static Optional<String> influence(PlaybookRow row) {
        return row.risk().map(ConductRisk::name).or(() -> row.cause()
                .map(cause -> cause.equals(PlaybookRow.UNEXPLAINED) ? PlaybookRow.DEFECTION : cause));
    }

    /** Whether one of the rows names the cause or conduct risk. */
    boolean answers(String causeOrRisk) {
        return rows.stream().anyMatch(row -> influence(row).equals(Optional.of(causeOrRisk)));
    }
}
