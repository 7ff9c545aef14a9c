package dev.mainstay.authoring.explain;

import dev.mainstay.advice.CommitmentState;
import dev.mainstay.authoring.internal.meaning.Diagnosis.Voice;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.Proposal;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How what the rows of an action save becomes the share of the likelihood of defection that the action saves: each cause, and
 * behaviour without one, carries a part of it in proportion to its own likelihood, and a row takes off the parts it is aimed
 * at, at most as much as the cause can be controlled.
 */
final class Saving {

    /**
     * A part of the likelihood of defection of which something is taken off.
     *
     * @param influence the cause, or {@code DEFECTION} for behaviour without one
     * @param carries share of the likelihood that rests on it
     * @param taken share of that which the action takes off
     */
    record Part(String influence, double carries, double taken) {

        double saved() {
            return carries * taken;
        }
    }

    private final PackModel model;
    private final Interpretation account;

    Saving(PackModel model, Interpretation account) {
        this.model = model;
        this.account = account;
    }

    /** The parts of which the action takes something off. */
    List<Part> of(Proposal proposal) {
        double total = behaviour();
        for (Cause cause : Cause.values()) {
            total += likelihood(cause);
        }
        List<Part> parts = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            double cap = model.weightValues().getOrDefault("cap." + cause.controllability(), 1.0);
            parts.add(new Part(cause.name(), likelihood(cause) / total, taken(proposal, cause.name(), cap)));
        }
        String behaviour = PlaybookRow.DEFECTION;
        parts.add(new Part(behaviour, behaviour() / total, taken(proposal, behaviour, 1)));
        return parts.stream().filter(part -> part.saved() > 0).toList();
    }

    private double likelihood(Cause cause) {
        return account.diagnosis().likelihood(cause.name());
    }

    private double behaviour() {
        double stays = 1;
        for (Voice voice : account.diagnosis().voices(PlaybookRow.DEFECTION)) {
            stays *= voice.weight() > 0 ? 1 - voice.weight() * voice.strength() : 1;
        }
        return 1 - stays;
    }

    /** The row that takes most off counts. */
    private double taken(Proposal proposal, String influence, double cap) {
        return proposal.rows().stream()
                .mapToDouble(row -> Math.min(row.save(), cap) * aim(row, influence))
                .max()
                .orElse(0);
    }

    private double aim(PlaybookRow row, String influence) {
        if (row.risk().isPresent() || !row.stances().isEmpty()) {
            return row.risk().isEmpty() && aimedAt(row, influence) ? 1 : 0;
        }
        if (row.cause().isPresent()) {
            return aimedAt(row, influence) ? 1 : 0;
        }
        if (row.signal().isPresent()) {
            return voice(row.signal().get(), influence);
        }
        return Math.min(
                1,
                account.advice().commitments().stream()
                        .filter(state -> row.commitment().equals(Optional.of(state.code())))
                        .map(CommitmentState::signals)
                        .flatMap(List::stream)
                        .mapToDouble(signal -> voice(signal, influence))
                        .sum());
    }

    private static boolean aimedAt(PlaybookRow row, String influence) {
        String named = row.cause().orElse("");
        return influence.equals(named.equals(PlaybookRow.UNEXPLAINED) ? PlaybookRow.DEFECTION : named);
    }

    /** Share of what speaks for an influence that a signal says. */
    private double voice(String signal, String influence) {
        double own = 0;
        double total = 0;
        for (Voice voice : account.diagnosis().voices(influence)) {
            if (voice.weight() > 0) {
                total += voice.weight() * voice.strength();
                own += voice.signal().equals(Optional.of(signal)) ? voice.weight() * voice.strength() : 0;
            }
        }
        return total > 0 ? own / total : 0;
    }
}
