package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rows of playbook.csv apply. All that a row gives must hold. */
final class Playbook {

    private final AccountSnapshot account;
    private final Findings findings;
    private final Diagnosis diagnosis;
    private final Stance stance;
    private final double usually;

    Playbook(AccountSnapshot account, Findings findings, Diagnosis diagnosis, Stance stance, Weights weights) {
        this.account = account;
        this.findings = findings;
        this.diagnosis = diagnosis;
        this.stance = stance;
        usually = weights.get("playbook.atLeast");
    }

    /** What the rows propose, in the order of the catalogue. */
    List<Proposal> proposals(PackModel model) {
        Map<String, List<PlaybookRow>> applying =
                model.playbook().stream().filter(this::applies).collect(Collectors.groupingBy(PlaybookRow::action));
        List<Proposal> proposals = new ArrayList<>();
        for (ActionRow action : model.actions()) {
            List<PlaybookRow> rows = applying.get(action.code());
            if (rows != null) {
                proposals.add(new Proposal(action, rows));
            }
        }
        return proposals;
    }

    boolean applies(PlaybookRow row) {
        return raised(row)
                && likely(row)
                && row.facet().map(facet -> diagnosis.facet(facet) > 0).orElse(true)
                && bad(row)
                && (row.stances().isEmpty() || row.stances().contains(stance))
                && suits(row.tiers(), account.get(Metrics.PROFILE_TIER))
                && suits(row.kinds(), account.get(Metrics.PROFILE_KIND))
                && suits(row.industries(), account.get(Metrics.PROFILE_INDUSTRY))
                && suits(row.valueClasses(), account.get(Metrics.VALUE_VALUE_CLASS));
    }

    private boolean raised(PlaybookRow row) {
        return row.signal().isEmpty() || findings.signal(row.signal().get()).isPresent();
    }

    /** The likelihood of the cause or risk is high enough or, where a row names neither, the strength of the signal. */
    private boolean likely(PlaybookRow row) {
        double atLeast = row.atLeast().orElse(usually);
        if (row.cause().equals(Optional.of(PlaybookRow.UNEXPLAINED))) {
            return diagnosis.unexplained();
        }
        Optional<String> influence = Proposal.influence(row);
        if (influence.isPresent()) {
            double likelihood = influence.get().equals(PlaybookRow.DEFECTION)
                    ? diagnosis.defection()
                    : diagnosis.likelihood(influence.get());
            return likelihood >= atLeast;
        }
        return row.signal().isEmpty()
                || findings.signal(row.signal().get()).orElseThrow().strength() >= atLeast;
    }

    /** The commitment is known to be as bad as the row asks for, or worse. */
    private boolean bad(PlaybookRow row) {
        if (row.commitment().isEmpty()) {
            return true;
        }
        CommitmentStatus status = findings.status(row.commitment().get());
        return status != CommitmentStatus.UNKNOWN && status.compareTo(row.commitmentFrom()) >= 0;
    }

    private static <T> boolean suits(Set<T> asked, Optional<T> known) {
        return asked.isEmpty() || known.filter(asked::contains).isPresent();
    }
}
