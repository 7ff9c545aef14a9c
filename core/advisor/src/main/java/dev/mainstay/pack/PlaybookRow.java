package dev.mainstay.pack;

import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.ValueClass;
import java.util.Optional;
import java.util.Set;

/**
 * One row of playbook.csv: what leads to which action. All that is given must hold; a selector that is given does not hold
 * where the account's value is unknown.
 *
 * @param cause a cause, {@code DEFECTION} or {@code UNEXPLAINED}, if given
 * @param facet facet of the cause, if given
 * @param risk a conduct risk, if given
 * @param signal a signal, if given
 * @param commitment a commitment, if given
 * @param commitmentFrom how bad its status must at least be
 * @param stances stances, or none for any
 * @param tiers tiers, or none for any
 * @param kinds kinds of account, or none for any
 * @param industries industries, or none for any
 * @param valueClasses value classes, or none for any
 * @param atLeast likelihood of the cause or risk, or strength of the signal, from which the row applies; empty for the
 *     pack's default
 * @param action the action it proposes
 * @param save share of the likelihood of what it answers that the action is expected to remove
 * @param at where it stands
 */
public record PlaybookRow(
        Optional<String> cause,
        Optional<String> facet,
        Optional<ConductRisk> risk,
        Optional<String> signal,
        Optional<Commitment> commitment,
        CommitmentStatus commitmentFrom,
        Set<Stance> stances,
        Set<Tier> tiers,
        Set<AccountKind> kinds,
        Set<String> industries,
        Set<ValueClass> valueClasses,
        Optional<Double> atLeast,
        String action,
        double save,
        SourceRef at) {

    /** In the column {@code cause}: the defection likelihood as a whole. */
    public static final String DEFECTION = "DEFECTION";

    /** In the column {@code cause}: behaviour says the account is leaving and no cause is named. */
    public static final String UNEXPLAINED = "UNEXPLAINED";

    /** Copies the collections. */
    public PlaybookRow {
        stances = Set.copyOf(stances);
        tiers = Set.copyOf(tiers);
        kinds = Set.copyOf(kinds);
        industries = Set.copyOf(industries);
        valueClasses = Set.copyOf(valueClasses);
    }
}
