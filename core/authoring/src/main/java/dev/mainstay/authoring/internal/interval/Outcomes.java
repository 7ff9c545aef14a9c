package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the phases of a consultation can make of an account, one after the other: never less than what they can. A signal that
 * no rule can raise is not raised, a cause has at most the likelihood that all its signals together give it, a stance is one
 * that a rule can take, an action one that a row can propose.
 */
final class Outcomes {

    /** Products of doubles differ in their last digits by the order of their factors. */
    private static final double ROUNDING = 1 + 1e-9;

    private static final String DEFECTION = "DEFECTION";

    private final PackModel model;
    private final Map<String, Double> weights;
    /** Whether all weights are shares, so that likelihoods are, too. */
    private final boolean shares;

    private final Map<String, List<Rule>> raising = new HashMap<>();
    private final Map<Commitment, Set<CommitmentStatus>> statuses = new EnumMap<>(Commitment.class);
    private final Map<String, Double> likeliest = new HashMap<>();
    private final LikelihoodValues values = new LikelihoodValues();
    /** By cause and conduct risk, what rules compare its likelihood with. */
    private final Map<String, Set<Double>> compared = new HashMap<>();

    private final Set<String> facets = new HashSet<>();
    private final Set<Stance> stances = EnumSet.of(Stance.MAINTAIN);
    private final Map<String, Boolean> attainable = new HashMap<>();
    private final Map<String, Set<String>> answering = new HashMap<>();
    private final Set<String> proposed = new HashSet<>();
    private double behaviour;
    private boolean signalsDone;
    private boolean diagnosisDone;
    private boolean stancesDone;
    private boolean proposalsDone;

    Outcomes(PackModel model) {
        this.model = model;
        weights = model.weightValues();
        shares = weights.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("severity.")
                        || entry.getKey().equals("confidence.rumour")
                        || entry.getKey().equals("confidence.unstated"))
                .allMatch(entry -> entry.getValue() >= 0 && entry.getValue() <= 1);
        Map<String, Set<Double>> limits = new HashMap<>();
        for (LimitRow row : model.limits()) {
            row.value().ifPresent(value -> limits.computeIfAbsent(row.key(), any -> new HashSet<>())
                    .add(value));
        }
        for (Rule rule : model.rules()) {
            Question.of(rule).comparisons(comparison -> {
                if (comparison.left() instanceof Term.Answer answer
                        && (answer.lookup() == Lookup.LIKELIHOOD || answer.lookup() == Lookup.CONDUCT)) {
                    Set<Double> of = compared.computeIfAbsent(answer.code(), any -> new HashSet<>());
                    if (comparison.right() instanceof Term.Limit limit) {
                        of.addAll(limits.getOrDefault(limit.key(), Set.of()));
                    } else if (comparison.right() instanceof Term.NumberLiteral number) {
                        of.add(number.value());
                    }
                }
            });
        }
    }

    double weight(String key) {
        return weights.getOrDefault(key, Double.NaN);
    }

    /** Takes the signal rules that can fire. */
    void signals(Predicate<Rule> possible) {
        for (Rule rule : rules(Phase.SIGNALS)) {
            rule.commitment().ifPresent(code -> statuses(code).add(CommitmentStatus.KEPT));
            if (possible.test(rule)) {
                raising.computeIfAbsent(rule.consequence().code(), any -> new ArrayList<>())
                        .add(rule);
                rule.commitment().ifPresent(code -> statuses(code)
                        .add(rule.severity() == Severity.NOTICE ? CommitmentStatus.STRAINED : CommitmentStatus.BROKEN));
            }
        }
        signalsDone = true;
    }

    private Set<CommitmentStatus> statuses(Commitment commitment) {
        return statuses.computeIfAbsent(commitment, any -> EnumSet.noneOf(CommitmentStatus.class));
    }

    /** Takes the diagnosis rules that can fire, and weighs everything that can speak for a cause. */
    void diagnosis(Predicate<Rule> possible) {
        Map<String, Double> spared = new HashMap<>();
        for (DiagnosisRow row : model.diagnosis()) {
            if (raising.containsKey(row.signal())) {
                speak(row.influence(), row.facet(), row.weight() * strength(row.signal()), spared);
                values.hear(row.influence(), new LikelihoodValues.Voice(row.weight(), strengths(row.signal())));
            }
        }
        for (Rule rule : rules(Phase.DIAGNOSIS)) {
            if (possible.test(rule)) {
                speak(
                        rule.consequence().code(),
                        rule.consequence().codes().get(1),
                        rule.consequence().number(),
                        spared);
                values.hear(
                        rule.consequence().code(),
                        new LikelihoodValues.Voice(rule.consequence().number(), surenesses(rule)));
            }
        }
        double stays = spared.getOrDefault(DEFECTION, 1.0);
        for (Cause cause : Cause.values()) {
            stays *= spared.getOrDefault(cause.name(), 1.0);
        }
        spared.forEach((influence, rest) -> likeliest.put(influence, 1 - rest));
        likeliest.put(DEFECTION, 1 - stays);
        behaviour = 1 - spared.getOrDefault(DEFECTION, 1.0);
        diagnosisDone = true;
    }

    private void speak(String influence, String facet, double weight, Map<String, Double> spared) {
        if (weight > 0) {
            spared.merge(influence, 1 - weight, (one, other) -> one * other);
            facets.add(facet);
        }
    }

    /** Takes the stance rules that can fire. */
    void stances(Predicate<Rule> possible) {
        for (Rule rule : rules(Phase.STANCE)) {
            if (possible.test(rule) && order(stance(rule)) < order(Stance.MAINTAIN)) {
                stances.add(stance(rule));
            }
        }
        stancesDone = true;
    }

    /** Whether it is known which rules decide the stance, by their order alone. */
    boolean knowsStances() {
        return stancesDone && taking().stream().allMatch(rule -> order(stance(rule)) < order(Stance.MAINTAIN));
    }

    /** The rules that take a stance. */
    List<Rule> taking() {
        return rules(Phase.STANCE);
    }

    static Stance stance(Rule rule) {
        return Stance.valueOf(rule.consequence().code());
    }

    private double order(Stance stance) {
        return weight("stance.order." + stance);
    }

    /** The stances that can be taken where a rule for this one fires. */
    List<Stance> notAfter(Stance taken) {
        return Arrays.stream(Stance.values())
                .filter(stance -> order(stance) <= order(taken))
                .toList();
    }

    /** Takes the playbook rows that can apply. */
    void proposals(Predicate<PlaybookRow> possible) {
        for (PlaybookRow row : model.playbook()) {
            if (possible.test(row)) {
                proposed.add(row.action());
                row.cause().ifPresent(cause -> answers(cause, row.action()));
                row.risk().ifPresent(risk -> answers(risk.name(), row.action()));
            }
        }
        proposalsDone = true;
    }

    private void answers(String cause, String action) {
        answering.computeIfAbsent(cause, any -> new HashSet<>()).add(action);
    }

    private List<Rule> rules(Phase phase) {
        return model.rules().stream().filter(rule -> rule.phase() == phase).toList();
    }

    /** What can speak for or against a cause or conduct risk. */
    List<LikelihoodValues.Voice> voices(String influence) {
        return values.of(influence);
    }

    /** The rules that can raise the signal. */
    List<Rule> raising(String signal) {
        return raising.getOrDefault(signal, List.of());
    }

    boolean knowsSignals() {
        return signalsDone;
    }

    /** What the signal's strength is where the rule raised it for something observed with certainty. */
    double strength(Rule rule) {
        return shares ? weight("severity." + rule.severity()) * rule.confidence() : Double.NaN;
    }

    /** The strengths a signal can be raised with; empty where that depends on how sure something observed is. */
    List<Double> strengths(String signal) {
        List<Rule> rules = raising(signal);
        return rules.stream().allMatch(Outcomes::isCertain)
                ? rules.stream().map(this::strength).distinct().toList()
                : List.of();
    }

    /** Whether what a rule matches is observed with certainty. A move of a rival and a shift may be a rumour, or old. */
    private static boolean isCertain(Rule rule) {
        return rule.patterns().stream()
                .noneMatch(pattern -> pattern.fact() == FactType.RIVAL || pattern.fact() == FactType.SHIFT);
    }

    /** How sure a diagnosis rule can be; empty where that may be anything, or where it may fire for each of many. */
    private List<Double> surenesses(Rule rule) {
        Set<Double> surenesses = new LinkedHashSet<>(List.of(1.0));
        for (Pattern pattern : rule.patterns()) {
            if (pattern.quantifier() == Pattern.Quantifier.EACH
                    && pattern.fact().isElement()) {
                return List.of();
            }
        }
        for (Term term : Question.of(rule).terms()) {
            if (term instanceof Term.Answer answer && answer.lookup().argument() == CodeKind.SIGNAL) {
                List<Rule> rules = raising(answer.code());
                if (!rules.stream().allMatch(Outcomes::isCertain)) {
                    return List.of();
                }
                rules.forEach(raiser -> surenesses.add(raiser.confidence()));
            }
        }
        return List.copyOf(surenesses);
    }

    private double strength(String signal) {
        return raising(signal).stream().mapToDouble(this::strength).max().orElse(0);
    }

    /** No strength, or one of those it can have. */
    private Cell strengthOf(String signal) {
        List<Double> strengths = strengths(signal);
        if (strengths.isEmpty()) {
            return upTo(strength(signal));
        }
        NumberSet set = NumberSet.between(Grid.REAL, 0, 0);
        for (double strength : strengths) {
            set = set.or(NumberSet.between(Grid.REAL, strength, strength));
        }
        return new Cell(set, false);
    }

    /** Up to what all that speaks for it gives, without what it is compared with and can never be exactly. */
    private Cell likelihoodOf(String influence) {
        NumberSet set = NumberSet.between(Grid.REAL, 0, Math.min(1, likeliest.getOrDefault(influence, 0.0) * ROUNDING));
        for (double value : compared.getOrDefault(influence, Set.of())) {
            if (!attainable.computeIfAbsent(influence + " " + value, any -> values.canBe(influence, value))) {
                set = set.and(NumberSet.between(Grid.REAL, value, value).not());
            }
        }
        return new Cell(set, false);
    }

    private static Cell upTo(double most) {
        return new Cell(NumberSet.between(Grid.REAL, 0, Math.min(1, most * ROUNDING)), false);
    }

    private static <C extends Enum<C>> NumberSet codes(C[] all, Predicate<C> possible) {
        NumberSet set = NumberSet.empty(Grid.WHOLE);
        for (int i = 0; i < all.length; i++) {
            if (possible.test(all[i])) {
                set = set.or(NumberSet.between(Grid.WHOLE, i, i));
            }
        }
        return set;
    }

    private static Cell flag(boolean possible) {
        return new Cell(NumberSet.between(Grid.WHOLE, 0, possible ? 1 : 0), false);
    }

    /** What can be answered of a code, within what the vocabulary allows. */
    Cell of(Variable.Answer answer) {
        Cell any = Domain.of(answer);
        String code = answer.code();
        return switch (answer.lookup()) {
            case RAISED -> signalsDone ? flag(!raising(code).isEmpty()) : any;
            case SEVERITY ->
                signalsDone
                        ? new Cell(
                                codes(Severity.values(), severity -> raising(code).stream()
                                        .anyMatch(rule -> rule.severity() == severity)),
                                true)
                        : any;
            case STRENGTH -> signalsDone && shares ? strengthOf(code) : any;
            case COMMITMENT ->
                signalsDone
                        ? new Cell(
                                codes(CommitmentStatus.values(), status -> statuses.getOrDefault(
                                                Commitment.valueOf(code), Set.of())
                                        .contains(status)),
                                true)
                        : any;
            case LIKELIHOOD, CONDUCT -> diagnosisDone && shares ? likelihoodOf(code) : any;
            case FACET -> diagnosisDone ? flag(facets.contains(code)) : any;
            case PROPOSES -> proposalsDone ? flag(proposed.contains(code)) : any;
            case ANSWERS -> proposalsDone ? flag(answering.containsKey(code)) : any;
        };
    }

    Cell defection() {
        return diagnosisDone && shares
                ? upTo(likeliest.getOrDefault(DEFECTION, 0.0))
                : new Cell(NumberSet.all(Grid.REAL), false);
    }

    /** The likelihoods at which the risk is of this level. */
    NumberSet defectionAt(RiskLevel level) {
        NumberSet at = level == RiskLevel.LOW ? NumberSet.all(Grid.REAL) : from("risk." + level);
        for (RiskLevel higher : RiskLevel.values()) {
            if (higher.compareTo(level) > 0) {
                at = at.and(from("risk." + higher).not());
            }
        }
        return at;
    }

    private NumberSet from(String weight) {
        return NumberSet.between(Grid.REAL, weight(weight), Double.POSITIVE_INFINITY);
    }

    Cell unexplained() {
        return flag(!diagnosisDone || !shares || behaviour * ROUNDING >= weight("unexplained.defection"));
    }

    Cell stance() {
        return new Cell(codes(Stance.values(), stance -> !stancesDone || stances.contains(stance)), false);
    }

    /** Positions, in the catalogue, of the actions that can be proposed. */
    Cell actions() {
        return new Cell(positions(proposalsDone ? proposed : null), false);
    }

    /** Positions of actions by the stances for which alone the playbook proposes them. */
    Map<Set<Stance>, NumberSet> onlyFor() {
        Map<Set<Stance>, NumberSet> onlyFor = new HashMap<>();
        for (int i = 0; i < model.actions().size(); i++) {
            String code = model.actions().get(i).code();
            List<PlaybookRow> rows = model.playbook().stream()
                    .filter(row -> row.action().equals(code))
                    .toList();
            if (rows.stream().noneMatch(row -> row.stances().isEmpty())) {
                Set<Stance> stances =
                        rows.stream().flatMap(row -> row.stances().stream()).collect(Collectors.toSet());
                onlyFor.merge(stances, NumberSet.between(Grid.WHOLE, i, i), NumberSet::or);
            }
        }
        return onlyFor;
    }

    /** Positions of the actions that can answer a cause or conduct risk. */
    NumberSet answering(String cause) {
        return positions(proposalsDone ? answering.getOrDefault(cause, Set.of()) : null);
    }

    private NumberSet positions(@Nullable Set<String> codes) {
        NumberSet set = NumberSet.empty(Grid.WHOLE);
        for (int i = 0; i < model.actions().size(); i++) {
            if (codes == null || codes.contains(model.actions().get(i).code())) {
                set = set.or(NumberSet.between(Grid.WHOLE, i, i));
            }
        }
        return set;
    }
}
