package dev.mainstay.pack;

import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.Lever;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of actions.csv: a play of the catalogue.
 *
 * @param code unique code
 * @param commitment commitment it serves, if one
 * @param traits what it is about, such as {@code incentive}
 * @param lever kind of bond it strengthens
 * @param owner role that does it
 * @param dueDays days until it is due
 * @param effortHours effort in hours
 * @param cost spending as a share of the account's annual revenue
 * @param obligation owed by safety, law or a promise, and so recommended whatever it costs
 * @param requires permits that guardrail rules must grant
 * @param success code of the text that says how success is seen
 * @param stop code of the text that says when to stop
 * @param excludes actions it contradicts
 * @param at where it stands
 */
public record ActionRow(
        String code,
        Optional<Commitment> commitment,
        Set<String> traits,
        Lever lever,
        String owner,
        int dueDays,
        double effortHours,
        double cost,
        boolean obligation,
        List<String> requires,
        String success,
        String stop,
        List<String> excludes,
        SourceRef at) {

    /** Copies the collections. */
    public ActionRow {
        traits = Set.copyOf(traits);
        requires = List.copyOf(requires);
        excludes = List.copyOf(excludes);
    }
}
