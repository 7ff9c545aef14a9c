package dev.mainstay.authoring.internal.interval;

import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked about, and when, as far as limits depend on it: one representative of all accounts and days for which the same
 * rows decide, and what those accounts have in common.
 *
 * @param account id of the representative
 * @param single whether it is the only one
 * @param tier its tier, if it has one that a row is for
 * @param industry its industry, if it has one that a row is for
 * @param kind its kind, if it has one that a row is for
 * @param day a day
 * @param common what holds of all of them
 */
public record Setting(
        String account,
        boolean single,
        Optional<Tier> tier,
        Optional<String> industry,
        Optional<AccountKind> kind,
        LocalDate day,
        List<Formula.In> common) {

    /** Copies the list. */
    public Setting {
        common = List.copyOf(common);
    }

    /** The rows of limits.csv it takes to tell these accounts from others, such as {@code tier KEY}; empty where none. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (single) {
            parts.add("account " + account);
        }
        tier.ifPresent(code -> parts.add("tier " + code));
        industry.ifPresent(name -> parts.add("industry " + name));
        kind.ifPresent(code -> parts.add("kind " + code));
        return String.join(", ", parts);
    }
}
