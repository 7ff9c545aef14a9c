package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.Stance;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why an action is proposed.
 *
 * @param codes causes, conduct risks, commitments and the stance its rows name, then the signals
 * @param signals the signals behind these, each once
 */
record Reasons(List<String> codes, Set<String> signals) {

    static Reasons of(Proposal proposal, Findings findings, Diagnosis diagnosis, Stance stance) {
        Set<String> named = new LinkedHashSet<>();
        Set<String> signals = new LinkedHashSet<>();
        for (PlaybookRow row : proposal.rows()) {
            Optional<String> influence = Proposal.influence(row);
            influence.ifPresent(code -> {
                named.add(row.cause().orElse(code));
                signals.addAll(diagnosis.signals(code, true));
            });
            row.commitment().ifPresent(commitment -> {
                named.add(commitment.name());
                findings.against(commitment).forEach(signal -> signals.add(signal.code()));
            });
            row.signal().ifPresent(signals::add);
            if (!row.stances().isEmpty() && influence.isEmpty() && row.signal().isEmpty()) {
                named.add(stance.name());
            }
        }
        named.addAll(signals);
        return new Reasons(List.copyOf(named), signals);
    }
}
