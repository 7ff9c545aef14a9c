package dev.mainstay.internal.engine;

import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.Commitment;
import java.util.ArrayList;
import java.util.List;

/** Why an action is proposed: codes for the reader, signals for the factors. Taken up for one proposal after the other. */
final class Reasons {

    private static final Commitment[] COMMITMENTS = Commitment.values();

    private final Consultation consultation;
    private final Findings findings;
    private final int[] signals;
    private final boolean[] contained;
    private int count;
    private List<String> codes = List.of();

    Reasons(Consultation consultation) {
        this.consultation = consultation;
        findings = consultation.findings();
        contained = new boolean[consultation.engine.codes.signals().size()];
        signals = new int[findings.order().length];
    }

    /** Takes up the reasons for this proposal and forgets those for the last. */
    Reasons of(Proposal proposal) {
        codes = new ArrayList<>(4);
        while (count > 0) {
            contained[signals[--count]] = false;
        }
        for (PlaybookTable.Entry entry : proposal.entries()) {
            add(entry);
        }
        for (int i = 0; i < count; i++) {
            name(findings.code(signals[i]));
        }
        return this;
    }

    private void add(PlaybookTable.Entry entry) {
        if (entry.influence() >= 0) {
            name(entry.unexplained() ? PlaybookRow.UNEXPLAINED : CodeBook.influenceCode(entry.influence()));
            for (int signal : consultation.diagnosis().signalsFor(entry.influence())) {
                add(signal);
            }
        }
        if (entry.commitment() >= 0) {
            Commitment commitment = COMMITMENTS[entry.commitment()];
            name(commitment.name());
            for (int signal : findings.order()) {
                if (findings.isAgainst(signal, commitment)) {
                    add(signal);
                }
            }
        }
        if (entry.signal() >= 0) {
            add(entry.signal());
        }
        if (entry.grows() && entry.signal() < 0) {
            name(consultation.stance().name());
        }
    }

    private void name(String code) {
        consultation.budget.spend(1 + codes.size());
        if (!codes.contains(code)) {
            codes.add(code);
        }
    }

    private void add(int signal) {
        if (!contained[signal]) {
            contained[signal] = true;
            signals[count++] = signal;
        }
    }

    /** Codes of causes, conduct risks, commitments and stances, then of signals. */
    List<String> codes() {
        return codes;
    }

    /** How many signals there are. */
    int count() {
        return count;
    }

    /** Number of a signal. */
    int signal(int place) {
        return signals[place];
    }
}
