package dev.mainstay.authoring.internal;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an advice came to, as far as tables and the rules of later phases go by it. It is as true of every pack that gives the
 * same advice, and the same of those that list causes from the same likelihood on.
 *
 * @param signals the raised signals with their severity
 * @param commitments all commitments
 * @param likelihoods between what the likelihood of each cause, conduct risk and of defection lies
 * @param level the level of the risk
 * @param stance the stance
 * @param facetsCompete whether a cause has several facets, of which one comes before the other
 * @param proposed all actions that were proposed, be they recommended or withheld
 */
public record Gist(
        Map<String, Severity> signals,
        Map<Commitment, CommitmentStatus> commitments,
        Map<String, Between> likelihoods,
        RiskLevel level,
        Stance stance,
        boolean facetsCompete,
        Set<String> proposed) {

    /** Likelihoods are told with four decimals. */
    private static final double ROUNDED = 0.0001;

    /** Copies the collections. */
    public Gist {
        signals = Map.copyOf(signals);
        commitments = Map.copyOf(commitments);
        likelihoods = Map.copyOf(likelihoods);
        proposed = Set.copyOf(proposed);
    }

    /** The gist of an advice that this pack gave. */
    public static Gist of(Advice advice, PackModel pack) {
        Map<Commitment, CommitmentStatus> commitments = new EnumMap<>(Commitment.class);
        for (CommitmentState state : advice.commitments()) {
            commitments.put(state.code(), state.status());
        }
        return new Gist(
                advice.signals().stream().collect(Collectors.toMap(Signal::code, Signal::severity)),
                commitments,
                likelihoods(advice, pack),
                advice.risk().level(),
                advice.stance(),
                advice.causes().stream().anyMatch(cause -> cause.facets().size() > 1),
                Stream.concat(
                                advice.actions().stream().map(Action::code),
                                advice.withheld().stream().map(Withheld::code))
                        .collect(Collectors.toSet()));
    }

    private static Map<String, Between> likelihoods(Advice advice, PackModel pack) {
        Map<String, Between> likelihoods = new HashMap<>();
        // what is not listed is less likely than what is
        double listed = Optional.ofNullable(pack.weights().get("cause.listed"))
                .map(WeightRow::value)
                .orElse(1.0);
        Between unlisted = new Between(0, Math.nextDown(listed));
        for (Cause cause : Cause.values()) {
            likelihoods.put(cause.name(), unlisted);
        }
        for (ConductRisk risk : ConductRisk.values()) {
            likelihoods.put(risk.name(), unlisted);
        }
        for (DiagnosedCause cause : advice.causes()) {
            likelihoods.put(cause.code().name(), rounded(cause.likelihood()));
        }
        for (ConductFinding finding : advice.conduct()) {
            likelihoods.put(finding.code().name(), rounded(finding.likelihood()));
        }
        likelihoods.put(PlaybookRow.DEFECTION, rounded(advice.risk().likelihood()));
        return likelihoods;
    }

    private static Between rounded(double likelihood) {
        return new Between(likelihood - ROUNDED, likelihood + ROUNDED);
    }

    /** Between what the likelihood of a cause, a conduct risk or defection lies. */
    Between likelihood(String code) {
        return likelihoods.getOrDefault(code, Between.ANYTHING);
    }

    Between commitment(Commitment commitment) {
        CommitmentStatus status = commitments.getOrDefault(commitment, CommitmentStatus.UNKNOWN);
        return status == CommitmentStatus.UNKNOWN ? Between.UNKNOWN : rank(status);
    }

    Between severity(String signal) {
        Severity severity = signals.get(signal);
        return severity == null ? Between.UNKNOWN : rank(severity);
    }

    /** A code as rules compare it: by its place among its kind. */
    @SuppressWarnings("EnumOrdinal") // that is how a pack numbers codes
    static Between rank(Enum<?> code) {
        return Between.exactly(code.ordinal());
    }
}
