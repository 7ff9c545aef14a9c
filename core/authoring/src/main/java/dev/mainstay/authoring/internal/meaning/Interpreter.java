package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.internal.meaning.Findings.Raised;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.Firing;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Stance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a pack's model aloud: what it says of an account, phase by phase, and why. Slower than the engine and simpler.
 *
 * <p>Immutable and thread-safe.
 */
public final class Interpreter {

    /** Who the account is and what it is worth says nothing of whether a commitment is kept. */
    private static final Set<String> NEUTRAL_GROUPS = Set.of("profile", "value");

    private final PackModel model;
    private final PackId id;
    private final Weights weights;
    private final Map<String, List<LimitRow>> limits;
    private final Map<String, List<DiagnosisRow>> diagnosisRows;
    private final List<String> signals;
    private final List<String> facets;
    /** By rule, what tells of the commitment it counts against. */
    private final Map<String, Telling> telling = new HashMap<>();

    /** Interprets a model, which must have passed the checks of a build. */
    public Interpreter(PackModel model, PackId id) {
        this.model = model;
        this.id = id;
        weights = new Weights(model);
        limits = model.limits().stream()
                .collect(Collectors.groupingBy(LimitRow::key, LinkedHashMap::new, Collectors.toList()));
        diagnosisRows = model.diagnosis().stream().collect(Collectors.groupingBy(DiagnosisRow::signal));
        signals = consequences(BoardCall.RAISE)
                .map(Rule.Consequence::code)
                .distinct()
                .toList();
        facets = Stream.concat(
                        consequences(BoardCall.WEIGH)
                                .map(consequence -> consequence.codes().get(1)),
                        model.diagnosis().stream().map(DiagnosisRow::facet))
                .filter(facet -> !facet.isEmpty())
                .distinct()
                .toList();
        model.rules().stream()
                .filter(rule -> rule.phase() == Phase.SIGNALS)
                .forEach(rule -> telling.put(rule.name(), Telling.of(rule)));
    }

    private Stream<Rule.Consequence> consequences(BoardCall call) {
        return model.rules().stream().map(Rule::consequence).filter(consequence -> consequence.call() == call);
    }

    /**
     * What a rule reads of the account that tells of a commitment.
     *
     * @param own given metrics of the commitment's own group, any of which tells
     * @param others given metrics of other groups, which tell together, and only where there are none of its own
     */
    private record Telling(List<Metric<?>> own, List<Metric<?>> others) {

        static Telling of(Rule rule) {
            List<Metric<?>> own = new ArrayList<>();
            List<Metric<?>> others = new ArrayList<>();
            rule.patterns().stream()
                    .flatMap(pattern -> pattern.conditions().stream())
                    .flatMap(Interpreter::terms)
                    .flatMap(Interpreter::inputs)
                    .filter(metric -> !NEUTRAL_GROUPS.contains(metric.group()))
                    .forEach(metric -> (rule.commitment().map(Commitment::group).equals(Optional.of(metric.group()))
                                    ? own
                                    : others)
                            .add(metric));
            return new Telling(own, others);
        }

        boolean anything(AccountSnapshot account) {
            return own.isEmpty()
                    ? !others.isEmpty() && others.stream().allMatch(account.metrics()::knows)
                    : own.stream().anyMatch(account.metrics()::knows);
        }
    }

    private static Stream<Term> terms(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return Stream.of(comparison.left(), comparison.right());
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        return parts.stream().flatMap(Interpreter::terms);
    }

    private static Stream<Metric<?>> inputs(Term term) {
        return term instanceof Term.Property property && property.metric().fact() == FactType.ACCOUNT
                ? Metrics.inputs(property.metric()).stream()
                : Stream.empty();
    }

    /** What the pack says of an account. The days the pack is valid are not looked at. */
    public Interpretation interpret(AccountSnapshot account) {
        return new Case(account).interpretation();
    }

    /** One account on its way through the phases. */
    private final class Case {

        private final AccountSnapshot account;
        private final Limits resolved;
        private final Map<FactType, List<Subject>> facts = new EnumMap<>(FactType.class);
        private final Judge judge;
        private final Map<String, RuleJudgement> judged = new LinkedHashMap<>();

        Case(AccountSnapshot account) {
            this.account = account;
            resolved = new Limits(limits, account);
            judge = new Judge(resolved, type -> Optional.ofNullable(facts.get(type)));
            for (FactType type : FactType.values()) {
                if (type.isElement()) {
                    account.elements(type).ifPresent(elements -> facts.put(type, subjects(type, elements)));
                }
            }
            facts.put(FactType.ACCOUNT, List.of(new Subject.Observed(FactType.ACCOUNT, account.metrics(), "")));
        }

        private static List<Subject> subjects(FactType type, List<? extends Element> elements) {
            List<Subject> subjects = new ArrayList<>();
            for (Element element : elements) {
                String label = element.label().isEmpty() ? String.valueOf(subjects.size()) : element.label();
                subjects.add(new Subject.Observed(type, element.metrics(), label));
            }
            return subjects;
        }

        private List<RuleJudgement> judge(Phase phase) {
            return model.rules().stream()
                    .filter(rule -> rule.phase() == phase)
                    .map(rule -> judged.computeIfAbsent(rule.name(), any -> judge.judge(rule)))
                    .toList();
        }

        private List<Firing> fire(Phase phase) {
            return judge(phase).stream()
                    .filter(judgement -> judgement.rule().appliesOn(account.asOf()))
                    .flatMap(judgement -> judgement.firings().stream())
                    .toList();
        }

        Interpretation interpretation() {
            Findings findings = new Findings(weights, signals, fire(Phase.SIGNALS), known());
            facts.put(FactType.FINDINGS, List.of(new Subject.Found(findings)));
            Diagnosis diagnosis =
                    new Diagnosis(weights, signals, facets, findings, diagnosisRows, fire(Phase.DIAGNOSIS));
            facts.put(FactType.DIAGNOSIS, List.of(new Subject.Diagnosed(diagnosis)));
            Stance stance = stance();
            List<Proposal> proposals = new Playbook(account, findings, diagnosis, stance, weights).proposals(model);
            facts.put(FactType.PLAN, List.of(new Subject.Planned(stance, proposals)));
            facts.put(
                    FactType.PROPOSAL,
                    proposals.stream().<Subject>map(Subject.Proposed::new).toList());
            Verdict verdict = verdict(findings, diagnosis, stance, proposals);
            return new Interpretation(
                    account,
                    resolved,
                    model.rules().stream()
                            .flatMap(rule -> Stream.ofNullable(judged.get(rule.name())))
                            .toList(),
                    findings,
                    diagnosis,
                    stance,
                    proposals,
                    verdict,
                    advice(findings, diagnosis, stance, verdict));
        }

        /** Commitments of which enough is known to call them kept. */
        private Set<Commitment> known() {
            return model.rules().stream()
                    .filter(rule -> rule.appliesOn(account.asOf()))
                    .filter(rule -> Optional.ofNullable(telling.get(rule.name()))
                            .filter(tells -> tells.anything(account))
                            .isPresent())
                    .flatMap(rule -> rule.commitment().stream())
                    .collect(Collectors.toSet());
        }

        private Stance stance() {
            return fire(Phase.STANCE).stream()
                    .map(firing -> Stance.valueOf(firing.rule().consequence().code()))
                    .min(Comparator.comparingDouble(stance -> weights.get("stance.order", stance)))
                    .orElse(Stance.MAINTAIN);
        }

        private Verdict verdict(Findings findings, Diagnosis diagnosis, Stance stance, List<Proposal> proposals) {
            return Verdict.of(
                    account,
                    proposals,
                    new Guards(fire(Phase.GUARDRAILS)),
                    proposal -> {
                        Reasons reasons = Reasons.of(proposal, findings, diagnosis, stance);
                        return new Verdict.Candidate(
                                proposal,
                                reasons.codes(),
                                Worth.of(proposal, reasons.signals(), account, findings, diagnosis, weights));
                    },
                    (int) weights.get("actions.max"),
                    model.texts());
        }

        // ---- as the advisor says it

        private Advice advice(Findings findings, Diagnosis diagnosis, Stance stance, Verdict verdict) {
            return new Advice(
                    account.id(),
                    account.asOf(),
                    id,
                    stance,
                    risk(diagnosis),
                    Arrays.stream(Commitment.values())
                            .map(commitment -> new CommitmentState(
                                    commitment, findings.status(commitment), codes(findings.against(commitment))))
                            .toList(),
                    causes(diagnosis),
                    conduct(diagnosis),
                    findings.signals().stream()
                            .sorted(Comparator.comparing(Raised::severity).reversed())
                            .map(signal -> new Signal(
                                    signal.code(),
                                    signal.firings().get(0).rule().name(),
                                    signal.severity(),
                                    EvidenceTrail.of(signal)))
                            .toList(),
                    verdict.actions(),
                    verdict.withheld(),
                    Gaps.of(account, judge(Phase.SIGNALS), findings));
        }

        private static List<String> codes(List<Raised> signals) {
            return signals.stream().map(Raised::code).toList();
        }

        private Risk risk(Diagnosis diagnosis) {
            double likelihood = Weights.share(diagnosis.defection());
            return new Risk(
                    diagnosis.level(),
                    likelihood,
                    account.get(Metrics.VALUE_GROSS_MARGIN)
                            .flatMap(margin -> Money.ifHeld(
                                    margin.amount()
                                            .max(BigDecimal.ZERO)
                                            .multiply(BigDecimal.valueOf(weights.get("horizon.years") * likelihood))
                                            .setScale(2, RoundingMode.HALF_EVEN),
                                    margin.currency())));
        }

        private List<DiagnosedCause> causes(Diagnosis diagnosis) {
            return Arrays.stream(Cause.values())
                    .filter(cause -> diagnosis.likelihood(cause.name()) >= weights.get("cause.listed"))
                    .map(cause -> new DiagnosedCause(
                            cause,
                            diagnosis.facetsOf(cause.name()),
                            Weights.share(diagnosis.likelihood(cause.name())),
                            cause.controllability(),
                            diagnosis.signals(cause.name(), true),
                            diagnosis.signals(cause.name(), false)))
                    .sorted(Comparator.comparingDouble(cause -> -cause.likelihood()))
                    .toList();
        }

        private List<ConductFinding> conduct(Diagnosis diagnosis) {
            return Arrays.stream(ConductRisk.values())
                    .filter(risk -> diagnosis.likelihood(risk.name()) >= weights.get("cause.listed"))
                    .map(risk -> new ConductFinding(
                            risk,
                            Weights.share(diagnosis.likelihood(risk.name())),
                            diagnosis.signals(risk.name(), true)))
                    .sorted(Comparator.comparingDouble(finding -> -finding.likelihood()))
                    .toList();
        }
    }
}
