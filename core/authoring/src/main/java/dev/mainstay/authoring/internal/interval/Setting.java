package dev.mainstay.authoring.internal.interval;

import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked about, and when, as far as limits depend on it: one representative of all accounts and days for which the same
 * rows decide, and what those accounts have in common.
 *
 * @param account id of the representative
 * @param tier its tier, if it has one that a row is for
 * @param industry its industry, if it has one that a row is for
 * @param kind its kind, if it has one that a row is for
 * @param day a day
 * @param common what holds of all of them
 */
record Setting(
        String account,
        Optional<Tier> tier,
        Optional<String> industry,
        Optional<AccountKind> kind,
        LocalDate day,
        List<Formula.In> common) {

    Setting {
        common = List.copyOf(common);
    }
}
