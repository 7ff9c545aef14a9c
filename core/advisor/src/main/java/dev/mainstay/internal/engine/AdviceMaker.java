package dev.mainstay.internal.engine;

import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the advice of what a consultation came to. */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
final class AdviceMaker {

    private static final Commitment[] COMMITMENTS = Commitment.values();
    private static final Cause[] CAUSES = Cause.values();
    private static final ConductRisk[] RISKS = ConductRisk.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private final Consultation consultation;
    private final PackEngine engine;
    private final Findings findings;
    private final Diagnosis diagnosis;

    AdviceMaker(Consultation consultation) {
        this.consultation = consultation;
        engine = consultation.engine;
        findings = consultation.findings();
        diagnosis = consultation.diagnosis();
    }

    Advice advice() {
        Arbitration arbitration = new Arbitration(consultation);
        return new Advice(
                consultation.snapshot.id(),
                consultation.snapshot.asOf(),
                engine.id,
                consultation.stance(),
                risk(),
                commitments(),
                causes(),
                conduct(),
                signals(),
                arbitration.actions(),
                arbitration.withheld(),
                engine.gaps.of(consultation));
    }

    private Risk risk() {
        double likelihood = Round.ratio(diagnosis.defection());
        Optional<Money> atRisk = Optional.empty();
        if (consultation.account.object(Metrics.VALUE_GROSS_MARGIN.index()) instanceof Money margin) {
            BigDecimal share = BigDecimal.valueOf(engine.weights.horizonYears * likelihood);
            BigDecimal amount = margin.amount().max(BigDecimal.ZERO).multiply(share);
            atRisk = Money.ifHeld(amount.setScale(2, RoundingMode.HALF_EVEN), margin.currency());
        }
        return new Risk(diagnosis.level(), likelihood, atRisk);
    }

    private List<CommitmentState> commitments() {
        List<CommitmentState> states = new ArrayList<>(COMMITMENTS.length);
        for (Commitment commitment : COMMITMENTS) {
            states.add(new CommitmentState(commitment, findings.status(commitment), findings.against(commitment)));
        }
        return states;
    }

    private List<DiagnosedCause> causes() {
        List<DiagnosedCause> causes = new ArrayList<>(2);
        for (Cause cause : CAUSES) {
            int influence = cause.ordinal();
            double likelihood = diagnosis.likelihood(influence);
            if (likelihood >= engine.weights.causeListed) {
                causes.add(new DiagnosedCause(
                        cause,
                        codes(diagnosis.facetsOf(influence), engine.codes.facets()),
                        Round.ratio(likelihood),
                        cause.controllability(),
                        codes(diagnosis.signalsFor(influence), engine.codes.signals()),
                        codes(diagnosis.signalsAgainst(influence), engine.codes.signals())));
            }
        }
        causes.sort((one, other) -> Double.compare(other.likelihood(), one.likelihood()));
        return causes;
    }

    private List<ConductFinding> conduct() {
        List<ConductFinding> conduct = new ArrayList<>(0);
        for (ConductRisk risk : RISKS) {
            int influence = CodeBook.CAUSES + risk.ordinal();
            double likelihood = diagnosis.likelihood(influence);
            if (likelihood >= engine.weights.causeListed) {
                conduct.add(new ConductFinding(
                        risk, Round.ratio(likelihood), codes(diagnosis.signalsFor(influence), engine.codes.signals())));
            }
        }
        conduct.sort((one, other) -> Double.compare(other.likelihood(), one.likelihood()));
        return conduct;
    }

    private static List<String> codes(int[] numbers, List<String> codes) {
        if (numbers.length == 0) {
            return List.of();
        }
        List<String> result = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            result.add(codes.get(number));
        }
        return result;
    }

    private List<Signal> signals() {
        EvidenceWriter evidence = new EvidenceWriter(consultation);
        List<Signal> signals = new ArrayList<>(findings.order().length);
        for (int severity = SEVERITIES.length - 1; severity >= 0; severity--) {
            for (int signal : findings.order()) {
                if (findings.severity(signal) == severity) {
                    signals.add(new Signal(
                            findings.code(signal),
                            findings.firings(signal).get(0).rule().rule.name(),
                            SEVERITIES[severity],
                            evidence.of(findings.firings(signal))));
                }
            }
        }
        return signals;
    }
}
