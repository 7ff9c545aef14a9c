package dev.mainstay.internal.engine;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Texts;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * A pack made ready to run: one rule base shared by all threads, one short session for each account. Facts of a later phase
 * enter the session only when the phase before it is over, so no rule needs a priority. Immutable and thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
public final class PackEngine {

    /** Bound on rule firings for one account; the standard pack stays two orders of magnitude below it. */
    public static final int MAX_FIRINGS = 10_000;

    final CodeBook codes;
    final LimitTable limits;
    final Weights weights;
    final DiagnosisTable diagnosis;
    final GapTable gaps;
    final List<CompiledRule> rules;
    final Texts texts;
    private final PackId id;
    private final PlaybookTable playbook;
    private final KieBase rulesBase;
    private final Set<Phase> phases = EnumSet.noneOf(Phase.class);
    private final Set<FactType> matched = EnumSet.noneOf(FactType.class);
    private final Set<FactType> matchedAsUnknown = EnumSet.noneOf(FactType.class);

    /** Makes a pack ready; the model must have passed the checks of a build. */
    public PackEngine(PackModel model, PackId id) {
        this.id = id;
        texts = model.texts();
        codes = new CodeBook(model);
        limits = new LimitTable(model.limits());
        weights = new Weights(model.weightValues(), codes);
        diagnosis = new DiagnosisTable(model.diagnosis(), codes);
        playbook = new PlaybookTable(model, codes, weights);
        rules = new ArrayList<>();
        for (Rule rule : model.rules()) {
            rules.add(new CompiledRule(rules.size(), rule, codes, limits));
            phases.add(rule.phase());
            for (Pattern pattern : rule.patterns()) {
                matched.add(pattern.fact());
                if (pattern.quantifier() == Pattern.Quantifier.NOT) {
                    matchedAsUnknown.add(pattern.fact());
                }
            }
        }
        gaps = new GapTable(rules, codes, limits);
        rulesBase = RuleNetwork.build(rules);
    }

    /**
     * Advises one account.
     *
     * @throws ConsultationException if a bound was passed
     */
    public Advice advise(AccountSnapshot snapshot) {
        Consultation consultation = new Consultation(this, snapshot);
        KieSession session = rulesBase.newKieSession();
        try {
            session.insert(consultation.account);
            for (FactType type : matched) {
                if (type.isElement()) {
                    insertList(type, consultation, session);
                }
            }
            fire(session, consultation);
            consultation.findings(new Findings(consultation));
            if (matched.contains(FactType.FINDINGS)) {
                session.insert(new Fact.FindingsFact(consultation));
            }
            if (phases.contains(Phase.DIAGNOSIS)) {
                fire(session, consultation);
            }
            consultation.diagnosis(new Diagnosis(consultation));
            if (matched.contains(FactType.DIAGNOSIS)) {
                session.insert(new Fact.DiagnosisFact(consultation));
            }
            if (phases.contains(Phase.STANCE)) {
                fire(session, consultation);
            }
            consultation.proposals(playbook.propose(consultation));
            if (phases.contains(Phase.GUARDRAILS) && !consultation.proposals().isEmpty()) {
                if (matched.contains(FactType.PLAN)) {
                    session.insert(new Fact.PlanFact(consultation));
                }
                for (Proposal proposal : consultation.proposals()) {
                    session.insert(new Fact.ProposalFact(consultation, proposal));
                }
                fire(session, consultation);
            }
        } finally {
            session.dispose();
        }
        return advice(consultation);
    }

    private void insertList(FactType type, Consultation consultation, KieSession session) {
        Consultation.Listed list = consultation.list(type);
        if (list.known() || matchedAsUnknown.contains(type)) {
            for (Fact fact : list.facts()) {
                session.insert(fact);
            }
        }
    }

    private static void fire(KieSession session, Consultation consultation) {
        if (session.fireAllRules(MAX_FIRINGS + 1) > MAX_FIRINGS) {
            throw new ConsultationException(Problem.of("MS-231", "", MAX_FIRINGS, consultation.lastRule()));
        }
    }

    /** The facts of a type as they are at the end of the consultation. */
    List<Fact> facts(FactType type, Consultation consultation) {
        return type.isElement() ? List.copyOf(consultation.list(type).facts()) : List.of(consultation.account);
    }

    private Advice advice(Consultation consultation) {
        Arbitration arbitration = new Arbitration(consultation);
        AccountSnapshot snapshot = consultation.snapshot;
        return new Advice(
                snapshot.id(),
                snapshot.asOf(),
                id,
                consultation.stance(),
                risk(consultation),
                commitments(consultation.findings()),
                causes(consultation),
                conduct(consultation),
                signals(consultation),
                arbitration.actions(),
                arbitration.withheld(),
                gaps.of(consultation));
    }

    private Risk risk(Consultation consultation) {
        double likelihood = Round.ratio(consultation.diagnosis().defection());
        Optional<Money> atRisk = consultation
                .snapshot
                .get(Metrics.VALUE_GROSS_MARGIN)
                .map(margin -> new Money(
                        margin.amount()
                                .max(BigDecimal.ZERO)
                                .multiply(BigDecimal.valueOf(weights.horizonYears * likelihood))
                                .setScale(2, RoundingMode.HALF_EVEN),
                        margin.currency()));
        return new Risk(consultation.diagnosis().level(), likelihood, atRisk);
    }

    private static List<CommitmentState> commitments(Findings findings) {
        List<CommitmentState> states = new ArrayList<>(Commitment.values().length);
        for (Commitment commitment : Commitment.values()) {
            states.add(new CommitmentState(commitment, findings.status(commitment), findings.against(commitment)));
        }
        return states;
    }

    private List<DiagnosedCause> causes(Consultation consultation) {
        List<DiagnosedCause> causes = new ArrayList<>(2);
        for (Cause cause : Cause.values()) {
            double likelihood = consultation.diagnosis().likelihood(cause.ordinal());
            if (likelihood >= weights.causeListed) {
                List<String> facets = new ArrayList<>(2);
                for (int facet : consultation.diagnosis().facetsOf(cause.ordinal())) {
                    facets.add(codes.facets().get(facet));
                }
                causes.add(new DiagnosedCause(
                        cause,
                        facets,
                        Round.ratio(likelihood),
                        cause.controllability(),
                        codesOf(consultation.diagnosis().signalsFor(cause.ordinal())),
                        codesOf(consultation.diagnosis().signalsAgainst(cause.ordinal()))));
            }
        }
        causes.sort(Comparator.comparingDouble(cause -> -cause.likelihood()));
        return causes;
    }

    private List<ConductFinding> conduct(Consultation consultation) {
        List<ConductFinding> findings = new ArrayList<>(0);
        for (ConductRisk risk : ConductRisk.values()) {
            int influence = CodeBook.CAUSES + risk.ordinal();
            double likelihood = consultation.diagnosis().likelihood(influence);
            if (likelihood >= weights.causeListed) {
                findings.add(new ConductFinding(
                        risk,
                        Round.ratio(likelihood),
                        codesOf(consultation.diagnosis().signalsFor(influence))));
            }
        }
        findings.sort(Comparator.comparingDouble(finding -> -finding.likelihood()));
        return findings;
    }

    private List<String> codesOf(int[] signals) {
        List<String> result = new ArrayList<>(signals.length);
        for (int signal : signals) {
            result.add(codes.signals().get(signal));
        }
        return result;
    }

    private static List<Signal> signals(Consultation consultation) {
        Findings findings = consultation.findings();
        EvidenceWriter evidence = new EvidenceWriter(consultation);
        List<Signal> signals = new ArrayList<>(findings.order().length);
        for (int severity = Severity.values().length - 1; severity >= 0; severity--) {
            for (int signal : findings.order()) {
                if (findings.severity(signal) == severity) {
                    signals.add(new Signal(
                            findings.code(signal),
                            findings.firings(signal).get(0).rule().rule.name(),
                            Severity.values()[severity],
                            evidence.of(findings.firings(signal))));
                }
            }
        }
        return signals;
    }
}
