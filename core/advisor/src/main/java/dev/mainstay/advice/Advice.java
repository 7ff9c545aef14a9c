package dev.mainstay.advice;

import dev.mainstay.pack.PackId;
import dev.mainstay.vocabulary.Stance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The advice for one account: a pure function of the snapshot and the pack.
 *
 * <p>Immutable and thread-safe.
 *
 * @param accountId identity of the account
 * @param asOf day of the snapshot
 * @param pack the pack it came from
 * @param stance what to do with the account as a whole
 * @param risk the risk of defection
 * @param commitments all seven commitments
 * @param causes likely causes, the likeliest first
 * @param conduct likely abuses, the likeliest first
 * @param signals what was noticed, the gravest first
 * @param actions what to do, the first first
 * @param withheld what was proposed and not recommended, with the reason
 * @param gaps what is not known and could matter
 */
public record Advice(
        String accountId,
        LocalDate asOf,
        PackId pack,
        Stance stance,
        Risk risk,
        List<CommitmentState> commitments,
        List<DiagnosedCause> causes,
        List<ConductFinding> conduct,
        List<Signal> signals,
        List<Action> actions,
        List<Withheld> withheld,
        List<Gap> gaps) {

    /** Copies the lists. */
    public Advice {
        commitments = List.copyOf(commitments);
        causes = List.copyOf(causes);
        conduct = List.copyOf(conduct);
        signals = List.copyOf(signals);
        actions = List.copyOf(actions);
        withheld = List.copyOf(withheld);
        gaps = List.copyOf(gaps);
    }

    /** The action with that code, if it is recommended. */
    public Optional<Action> action(String code) {
        return actions.stream().filter(action -> action.code().equals(code)).findFirst();
    }

    /** The signal with that code, if it was raised. */
    public Optional<Signal> signal(String code) {
        return signals.stream().filter(signal -> signal.code().equals(code)).findFirst();
    }

    /** The advice in one line, for a log or a debugger: codes only, no customer data beyond the id. */
    public String summarize() {
        return accountId + ": " + stance + ", risk " + risk.level() + ", "
                + causes.stream().map(cause -> cause.code().name()).toList() + " -> "
                + actions.stream().map(Action::code).toList();
    }
}
