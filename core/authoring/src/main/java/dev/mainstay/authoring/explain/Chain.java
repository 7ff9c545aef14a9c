package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Signal;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.internal.meaning.Diagnosis.Voice;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.Proposal;
import dev.mainstay.authoring.internal.meaning.RuleJudgement;
import dev.mainstay.authoring.internal.meaning.Subject;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The whole way from what was observed to what the advice says: metric, signal, cause, row, action, factors. */
final class Chain {

    private final PackModel model;
    private final Interpretation account;
    private final Why why;

    Chain(PackModel model, Interpretation account) {
        this.model = model;
        this.account = account;
        why = new Why(model, account);
    }

    /** What the topic rests on; empty where the advice does not say it. */
    List<Reason> why(Topic topic) {
        if (!topic.in(account.advice())) {
            return List.of();
        }
        String code = topic.code();
        return switch (topic.kind()) {
            case SIGNAL -> signal(code).stream().toList();
            case CAUSE, CONDUCT, RISK -> List.of(likelihood(code));
            case COMMITMENT -> List.of(commitment(Commitment.valueOf(code)));
            case STANCE -> stance();
            case ACTION ->
                account.advice().action(code).map(this::action).stream().toList();
        };
    }

    // ---- signals

    /** A raised signal with every rule that raised it, the one that speaks for it first. */
    Optional<Reason> signal(String code) {
        return account.advice().signal(code).map(this::signal);
    }

    private Reason signal(Signal signal) {
        List<Reason> because =
                new ArrayList<>(signal.evidence().stream().map(Why::evidence).toList());
        Set<String> told = new LinkedHashSet<>(List.of(signal.rule()));
        account.findings().signal(signal.code()).ifPresent(raised -> raised.firings()
                .forEach(firing -> {
                    if (told.add(firing.rule().name())) {
                        why.rule(firing.rule().name()).ifPresent(because::add);
                    }
                }));
        return at(
                signal.rule(),
                Reason.of(Kind.SIGNAL_RAISED, signal.code(), signal.severity(), signal.rule())
                        .because(because));
    }

    private Reason at(String rule, Reason reason) {
        return account.rule(rule)
                .map(judgement -> reason.at(judgement.rule().at()))
                .orElse(reason);
    }

    // ---- likelihoods

    /** A cause, a conduct risk or defection, with all that speaks for and against it. */
    Reason likelihood(String code) {
        List<Reason> voices = new ArrayList<>();
        account.diagnosis().voices(code).forEach(voice -> voices.add(voice(voice)));
        boolean defection = code.equals(PlaybookRow.DEFECTION);
        if (defection) {
            account.advice()
                    .causes()
                    .forEach(cause -> voices.add(likelihood(cause.code().name())));
            return Reason.of(
                            Kind.LIKELIHOOD,
                            code,
                            RuleMiss.shown(account.diagnosis().defection()))
                    .because(voices);
        }
        return Reason.of(
                        Kind.LIKELIHOOD,
                        code,
                        RuleMiss.shown(account.diagnosis().likelihood(code)))
                .because(voices);
    }

    private Reason voice(Voice voice) {
        Optional<DiagnosisRow> row = why.row(voice);
        if (row.isEmpty()) {
            Reason rule = why.voice(voice);
            return rule.because(Stream.concat(rule.because().stream(), voice.signal().flatMap(this::signal).stream())
                    .toList());
        }
        return Reason.of(
                        voice.weight() < 0 ? Kind.SPEAKS_AGAINST : Kind.SPEAKS_FOR,
                        row.get().signal(),
                        voice.influence(),
                        RuleMiss.shown(voice.weight()),
                        RuleMiss.shown(voice.strength()))
                .at(row.get().at())
                .because(signal(row.get().signal()).stream().toList());
    }

    // ---- commitments and stance

    Reason commitment(Commitment commitment) {
        List<Reason> signals = account.advice().commitments().stream()
                .filter(state -> state.code() == commitment)
                .flatMap(state -> state.signals().stream())
                .flatMap(code -> signal(code).stream())
                .toList();
        return why.commitment(commitment).get(0).because(signals);
    }

    /** The stance, and of what its rule asked of signals and likelihoods where that comes from. */
    List<Reason> stance() {
        return why.stance().stream()
                .map(reason -> reason.because(Stream.concat(
                                reason.because().stream(),
                                reason.because().stream().flatMap(this::behind))
                        .toList()))
                .toList();
    }

    /** Where a signal, likelihood or status that a rule asked for comes from. */
    Stream<Reason> behind(Reason evidence) {
        String what = evidence.evidence().map(known -> known.metric()).orElse("");
        if (what.startsWith("diagnosis.") || what.equals("defection") || what.equals("risk")) {
            return Stream.of(likelihood(PlaybookRow.DEFECTION));
        }
        int open = what.indexOf("(\"");
        if (open < 0 || !what.endsWith("\")")) {
            return Stream.empty();
        }
        String code = what.substring(open + 2, what.length() - 2);
        return switch (what.substring(0, open)) {
            case "raised", "strength", "severity" -> signal(code).stream();
            case "commitment" -> Stream.of(commitment(Commitment.valueOf(code)));
            case "likelihood", "conduct" -> Stream.of(likelihood(code));
            default -> Stream.empty();
        };
    }

    // ---- actions

    private Reason action(Action action) {
        Proposal proposal = account.proposals().stream()
                .filter(one -> one.action().code().equals(action.code()))
                .findFirst()
                .orElseThrow();
        List<Reason> because = new ArrayList<>();
        proposal.rows().forEach(row -> because.add(row(row)));
        because.addAll(factors(proposal, action.factors(), action.score()));
        account.rules().stream()
                .filter(judgement -> judgement.rule().consequence().call() == BoardCall.POSTPONE)
                .filter(judgement -> why.fires(judgement.rule().name()))
                .filter(judgement -> about(judgement, action.code()))
                .forEach(judgement -> because.add(Reason.of(
                                Kind.ACTION_POSTPONED,
                                action.code(),
                                (long) judgement.rule().consequence().number(),
                                judgement.rule().consequence().code())
                        .at(judgement.rule().at())
                        .because(why.evidence(judgement, Why.ofAction(action.code())))));
        return Reason.of(Kind.ACTION_RECOMMENDED, action.code(), action.rank(), String.join(", ", action.because()))
                .at(proposal.action().at())
                .because(because);
    }

    private static boolean about(RuleJudgement judgement, String action) {
        return judgement.patterns().stream()
                .flatMap(pattern -> pattern.matching().stream())
                .anyMatch(fact -> fact instanceof Subject.Proposed proposed
                        && proposed.proposal().action().code().equals(action));
    }

    /** A row that proposes the action, and what it asks for. */
    private Reason row(PlaybookRow row) {
        List<Reason> because = new ArrayList<>();
        row.risk().ifPresent(risk -> because.add(likelihood(risk.name())));
        row.cause()
                .ifPresent(cause ->
                        because.add(likelihood(cause.equals(PlaybookRow.UNEXPLAINED) ? PlaybookRow.DEFECTION : cause)));
        row.signal().flatMap(this::signal).ifPresent(because::add);
        row.commitment().ifPresent(commitment -> because.add(commitment(commitment)));
        if (!row.stances().isEmpty()) {
            because.addAll(stance());
        }
        suits(row.tiers(), Metrics.PROFILE_TIER, because);
        suits(row.kinds(), Metrics.PROFILE_KIND, because);
        suits(row.industries(), Metrics.PROFILE_INDUSTRY, because);
        suits(row.valueClasses(), Metrics.VALUE_VALUE_CLASS, because);
        return Reason.of(Kind.ROW_PROPOSES, row.action(), RuleMiss.shown(row.save()))
                .at(row.at())
                .because(because);
    }

    private <T> void suits(Set<T> asked, Metric<T> metric, List<Reason> because) {
        if (!asked.isEmpty()) {
            account.account()
                    .get(metric)
                    .ifPresent(value ->
                            because.add(Reason.of(Kind.ROW_SUITS, metric.name(), value, RowMiss.sorted(asked))));
        }
    }

    /** How the score comes about. */
    List<Reason> factors(Proposal proposal, Factors factors, double score) {
        ActionRow row = proposal.action();
        List<Reason> steps = new ArrayList<>();
        List<Reason> saved = new ArrayList<>(saved(proposal, factors));
        if (factors.net().isPresent()) {
            String currency = account.account()
                    .get(Metrics.VALUE_ANNUAL_REVENUE)
                    .map(Money::currency)
                    .map(money -> " " + money.getCurrencyCode())
                    .orElse("");
            double amount = factors.amountAtRisk().orElse(0.0);
            double cost = factors.cost().orElse(0.0);
            saved.addAll(basis(factors, amount, currency));
            saved.add(Reason.of(
                            Kind.COST,
                            RuleMiss.shown(row.effortHours()),
                            hour(currency.strip()),
                            RuleMiss.shown(row.cost()))
                    .at(row.at()));
            steps.add(Reason.of(
                            Kind.NET,
                            Exact.share(factors.save(), amount, factors.net().get() + cost),
                            RuleMiss.shown(amount) + currency,
                            RuleMiss.shown(cost) + currency,
                            RuleMiss.shown(factors.net().get()) + currency)
                    .because(saved));
        } else {
            saved.addAll(unknownMoney());
            steps.add(Reason.of(Kind.MONEY_UNKNOWN, RuleMiss.shown(factors.save()))
                    .because(saved));
        }
        steps.add(Reason.of(
                Kind.SCORE,
                factors.net().map(net -> RuleMiss.shown(Math.max(0, net))).orElse("-"),
                RuleMiss.shown(factors.urgency()),
                RuleMiss.shown(factors.confidence()),
                RuleMiss.shown(factors.lever()),
                RuleMiss.shown(score),
                row.lever()));
        return steps;
    }

    /** What the rows save, as shares of the likelihood of defection; nothing that would not add up to what is saved. */
    private List<Reason> saved(Proposal proposal, Factors factors) {
        if (factors.basis() != Factors.Basis.DEFECTION) {
            return List.of();
        }
        List<Saving.Part> parts = new Saving(model, account).of(proposal);
        double sum = parts.stream().mapToDouble(Saving.Part::saved).sum();
        return Math.abs(sum - factors.save()) > Exact.HALF_A_DIGIT
                ? List.of()
                : parts.stream()
                        .map(part -> Reason.of(
                                Kind.SAVES_OF,
                                part.influence(),
                                Exact.six(part.carries()),
                                Exact.six(part.taken()),
                                Exact.six(part.saved())))
                        .toList();
    }

    private List<Reason> basis(Factors factors, double amount, String currency) {
        double years = model.weightValues().getOrDefault("horizon.years", 0.0);
        double margin = account.account()
                .get(Metrics.VALUE_GROSS_MARGIN)
                .map(known -> Math.max(0, known.amount().doubleValue()) * years)
                .orElse(0.0);
        double likelihood = account.diagnosis().defection();
        if (factors.basis() != Factors.Basis.DEFECTION) {
            return List.of(Reason.of(Kind.BASIS_IS, factors.basis(), RuleMiss.shown(years)));
        }
        String shown = Exact.share(likelihood, margin, amount);
        Reason basis = Reason.of(Kind.BASIS_DEFECTION, shown, RuleMiss.shown(margin) + currency, RuleMiss.shown(years));
        String rounded = RuleMiss.shown(account.advice().risk().likelihood());
        return List.of(
                shown.equals(rounded)
                        ? basis
                        : basis.because(List.of(Reason.of(
                                Kind.ROUNDED_IN_ADVICE,
                                rounded,
                                account.advice()
                                                .risk()
                                                .marginAtRisk()
                                                .map(RuleMiss::shown)
                                                .orElse("-")
                                        + currency))));
    }

    private String hour(String currency) {
        Double price = model.weightValues().get("hourCost." + currency);
        return price == null ? "-" : RuleMiss.shown(price);
    }

    private List<Reason> unknownMoney() {
        return Stream.of(Metrics.VALUE_ANNUAL_REVENUE, Metrics.VALUE_GROSS_MARGIN_RATE)
                .filter(metric -> account.account().get(metric).isEmpty())
                .map(metric -> Reason.of(Kind.METRIC_UNKNOWN, metric.name()))
                .toList();
    }
}
