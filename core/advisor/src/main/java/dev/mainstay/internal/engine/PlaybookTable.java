package dev.mainstay.internal.engine;

import static dev.mainstay.vocabulary.Metrics.PROFILE_INDUSTRY;
import static dev.mainstay.vocabulary.Metrics.PROFILE_KIND;
import static dev.mainstay.vocabulary.Metrics.PROFILE_TIER;
import static dev.mainstay.vocabulary.Metrics.VALUE_VALUE_CLASS;

import dev.mainstay.account.MetricValues;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of playbook.csv, ready to be asked of a diagnosed account. */
@SuppressWarnings("EnumOrdinal") // sets of codes are bit masks
final class PlaybookTable {

    private static final int ANY = -1;

    /**
     * A row with its codes numbered.
     *
     * @param influence the cause, conduct risk or defection it answers, -1 where none is named
     */
    record Entry(
            PlaybookRow row,
            int action,
            int influence,
            boolean unexplained,
            int facet,
            int signal,
            int commitment,
            int stances,
            int tiers,
            int kinds,
            int valueClasses,
            double save,
            double atLeast) {

        /** A row that names a stance and no cause or risk is worth a share of a year's margin. */
        boolean grows() {
            return influence < 0 && stances != 0;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Catalogue catalogue;

    PlaybookTable(PackModel model, CodeBook codes, Catalogue catalogue, Weights weights) {
        this.catalogue = catalogue;
        for (PlaybookRow row : model.playbook()) {
            boolean unexplained =
                    row.cause().filter(PlaybookRow.UNEXPLAINED::equals).isPresent();
            int influence = row.risk().isPresent()
                    ? CodeBook.CAUSES + row.risk().get().ordinal()
                    : row.cause()
                            .map(code -> unexplained ? CodeBook.DEFECTION : CodeBook.influence(code))
                            .orElse(ANY);
            entries.add(new Entry(
                    row,
                    codes.action(row.action()),
                    influence,
                    unexplained,
                    row.facet().map(codes::facet).orElse(ANY),
                    row.signal().map(codes::signal).orElse(ANY),
                    row.commitment().map(Enum::ordinal).orElse(ANY),
                    mask(row.stances()),
                    mask(row.tiers()),
                    mask(row.kinds()),
                    mask(row.valueClasses()),
                    row.save(),
                    row.atLeast().orElse(weights.playbookAtLeast)));
        }
    }

    private static int mask(Set<? extends Enum<?>> codes) {
        return codes.stream().mapToInt(code -> 1 << code.ordinal()).sum();
    }

    /** What the rows propose for the account, in the order of the catalogue. */
    List<Proposal> propose(Consultation consultation) {
        consultation.budget.spenderPlaybook();
        consultation.budget.spend(entries.size());
        @Nullable Proposal[] byAction = new Proposal[catalogue.size()];
        int count = 0;
        for (Entry entry : entries) {
            if (applies(entry, consultation)) {
                Proposal proposal = byAction[entry.action];
                if (proposal == null) {
                    proposal = new Proposal(catalogue.entry(entry.action));
                    byAction[entry.action] = proposal;
                    count++;
                }
                proposal.entries().add(entry);
            }
        }
        List<Proposal> proposals = new ArrayList<>(count);
        for (Proposal proposal : byAction) {
            if (proposal != null) {
                proposals.add(proposal);
            }
        }
        return proposals;
    }

    private static boolean applies(Entry entry, Consultation consultation) {
        Diagnosis diagnosis = consultation.diagnosis();
        Findings findings = consultation.findings();
        if (entry.signal != ANY && !findings.raised(entry.signal)) {
            return false;
        }
        if (entry.influence != ANY) {
            double likelihood = entry.influence == CodeBook.DEFECTION
                    ? diagnosis.defection()
                    : diagnosis.likelihood(entry.influence);
            if (entry.unexplained ? !diagnosis.unexplained() : likelihood < entry.atLeast) {
                return false;
            }
        } else if (entry.signal != ANY && findings.strength(entry.signal) < entry.atLeast) {
            return false;
        }
        if (entry.facet != ANY && diagnosis.facet(entry.facet) <= 0) {
            return false;
        }
        if (entry.commitment != ANY && !brokenEnough(entry, findings.commitment(entry.commitment))) {
            return false;
        }
        return suits(entry, consultation);
    }

    private static boolean brokenEnough(Entry entry, double status) {
        return status >= entry.row.commitmentFrom().ordinal() && status < CommitmentStatus.UNKNOWN.ordinal();
    }

    private static boolean suits(Entry entry, Consultation consultation) {
        MetricValues metrics = consultation.account.values();
        return (entry.stances == 0 || (entry.stances >> consultation.stance().ordinal() & 1) == 1)
                && among(entry.tiers, metrics.number(PROFILE_TIER.index()))
                && among(entry.kinds, metrics.number(PROFILE_KIND.index()))
                && among(entry.valueClasses, metrics.number(VALUE_VALUE_CLASS.index()))
                && (entry.row.industries().isEmpty()
                        || (metrics.object(PROFILE_INDUSTRY.index()) instanceof String industry
                                && entry.row.industries().contains(industry)));
    }

    private static boolean among(int mask, double code) {
        return mask == 0 || (!Double.isNaN(code) && (mask >> (int) code & 1) == 1);
    }
}
