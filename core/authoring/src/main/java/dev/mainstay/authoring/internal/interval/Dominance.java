package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Which rows of playbook.csv can never matter beside another row of the same action. Of such a row nothing is seen in any advice:
 * neither that it is left out nor that it saves less. Immutable and thread-safe.
 *
 * <p>A row for a signal alone is so if a row above it applies whenever it does, names the same signals as reasons and is worth at
 * least as much, whatever the account.
 */
public final class Dominance {

    private final PackModel model;
    private final Outcomes outcomes;
    private final double usually;

    private Dominance(PackModel model, Outcomes outcomes) {
        this.model = model;
        this.outcomes = outcomes;
        usually = outcomes.weight("playbook.atLeast");
    }

    /** What is so in a pack. */
    public static Dominance of(PackModel model, LocalDate usual) {
        return new Dominance(model, new PackKnowledge(model, usual, Work.unbounded()).outcomes());
    }

    /** Whether it is proven that the row never matters beside one above it. */
    public boolean isDominated(PlaybookRow row) {
        if (row.signal().isEmpty()
                || row.cause().isPresent()
                || row.risk().isPresent()
                || row.facet().isPresent()
                || row.commitment().isPresent()
                || !row.stances().isEmpty()
                || row.atLeast().orElse(usually) <= 0) {
            return false;
        }
        String signal = row.signal().get();
        List<PlaybookRow> above = model.playbook().subList(0, model.playbook().indexOf(row));
        return above.stream()
                .filter(other -> other.action().equals(row.action()) && other.save() >= row.save())
                .filter(other ->
                        other.signal().isEmpty() && other.stances().isEmpty() && asksNoMoreOfAccount(other, row))
                .anyMatch(other ->
                        other.commitment().isPresent() ? repairs(other, row, signal) : answers(other, row, signal));
    }

    /** Whether it is proven that no row saves more than this of a cause that is controllable so. */
    public boolean savesNoMore(Controllability controllability, double most) {
        Set<String> causes = Arrays.stream(Cause.values())
                .filter(cause -> cause.controllability() == controllability)
                .map(Cause::name)
                .collect(Collectors.toSet());
        return model.playbook().stream()
                .filter(row -> row.save() > most)
                .allMatch(row -> Collections.disjoint(causes, aims(row)));
    }

    /** The causes a row may be aimed at, and more. */
    private Set<String> aims(PlaybookRow row) {
        Set<String> aims = new HashSet<>();
        row.cause().ifPresent(aims::add);
        row.signal().ifPresent(signal -> aims.addAll(influences(signal)));
        row.commitment().ifPresent(commitment -> model.rules().stream()
                .filter(rule -> rule.commitment().equals(Optional.of(commitment)))
                .forEach(rule -> aims.addAll(influences(rule.consequence().code()))));
        return aims;
    }

    /** Whether one row suits every account that the other suits. */
    private static boolean asksNoMoreOfAccount(PlaybookRow one, PlaybookRow other) {
        return within(one.tiers(), other.tiers())
                && within(one.kinds(), other.kinds())
                && within(one.industries(), other.industries())
                && within(one.valueClasses(), other.valueClasses());
    }

    private static boolean within(Set<?> wider, Set<?> narrower) {
        return wider.isEmpty() || (!narrower.isEmpty() && wider.containsAll(narrower));
    }

    /** The other row is for a commitment, and the signal always counts against it. */
    private boolean repairs(PlaybookRow other, PlaybookRow row, String signal) {
        Severity least = other.commitmentFrom() == CommitmentStatus.BROKEN ? Severity.SERIOUS : Severity.NOTICE;
        return other.cause().isEmpty()
                && other.risk().isEmpty()
                && other.facet().isEmpty()
                && other.commitmentFrom() != CommitmentStatus.UNKNOWN
                && outcomes.raising(signal).stream()
                        .allMatch(rule -> rule.commitment().equals(other.commitment())
                                && (rule.severity().compareTo(least) >= 0 || tooWeak(rule, row)))
                && influences(signal).stream().noneMatch(Dominance::isRisk);
    }

    /** Whether the row does not apply where the signal is only as strong as this rule makes it. */
    private boolean tooWeak(Rule rule, PlaybookRow row) {
        return outcomes.strength(rule) < row.atLeast().orElse(usually);
    }

    /** The other row is for a cause or risk, and the signal speaks for it, for nothing else, and loudly enough. */
    private boolean answers(PlaybookRow other, PlaybookRow row, String signal) {
        Optional<String> influence = other.risk().map(ConductRisk::name).or(other::cause);
        return influence.isPresent()
                && influences(signal).stream()
                        .allMatch(one -> one.equals(influence.get())
                                || (other.risk().isPresent()
                                        && isRisk(one)
                                        && speaksLess(signal, one, influence.get())))
                && influences(signal).contains(influence.get())
                && other.facet().map(facet -> speaksFor(signal, facet)).orElse(true)
                && least(signal, influence.get(), row) >= other.atLeast().orElse(usually);
    }

    /**
     * Whether the signal itself adds less to one risk, whatever its strength, than it surely leaves of the other. A risk is at
     * most as likely as all that speaks for it together, so the signal's share of its likelihood is at most what it adds.
     */
    private boolean speaksLess(String signal, String one, String other) {
        return weights(signal, one).sum() <= weights(signal, other).max().orElse(0) * left(other)
                && model.rules().stream()
                        .filter(rule -> rule.consequence().call() == BoardCall.WEIGH)
                        .noneMatch(rule -> rule.consequence().code().equals(one) && maySpeakInNameOf(signal, rule));
    }

    private DoubleStream weights(String signal, String influence) {
        return rows(signal).stream()
                .filter(row -> row.influence().equals(influence))
                .mapToDouble(row -> Math.max(0, row.weight()));
    }

    private boolean speaksFor(String signal, String facet) {
        return rows(signal).stream().anyMatch(row -> row.facet().equals(facet) && row.weight() > 0);
    }

    private List<DiagnosisRow> rows(String signal) {
        return model.diagnosis().stream()
                .filter(row -> row.signal().equals(signal))
                .toList();
    }

    private static boolean isRisk(String influence) {
        return Arrays.stream(ConductRisk.values()).map(Enum::name).anyMatch(influence::equals);
    }

    /** What the signal can speak for, itself or by a diagnosis rule that speaks in its name. */
    private Set<String> influences(String signal) {
        Set<String> influences = new HashSet<>();
        rows(signal).stream().filter(row -> row.weight() > 0).forEach(row -> influences.add(row.influence()));
        model.rules().stream()
                .filter(rule -> rule.consequence().call() == BoardCall.WEIGH)
                .filter(rule -> rule.consequence().number() > 0 && maySpeakInNameOf(signal, rule))
                .forEach(rule -> influences.add(rule.consequence().code()));
        return influences;
    }

    /** A rule speaks in the name of the first raised signal it asks for. */
    private static boolean maySpeakInNameOf(String signal, Rule rule) {
        for (Condition condition : rule.patterns().stream()
                .filter(pattern -> pattern.fact() == FactType.FINDINGS && pattern.quantifier() == Quantifier.EACH)
                .flatMap(pattern -> pattern.conditions().stream())
                .toList()) {
            if (condition instanceof Condition.Comparison comparison
                    && comparison.left() instanceof Term.Answer answer
                    && answer.lookup().argument() == CodeKind.SIGNAL) {
                if (answer.code().equals(signal)) {
                    return true;
                }
                if (isRaised(comparison)) {
                    return false;
                }
            } else {
                break;
            }
        }
        return Question.of(rule).terms().stream()
                .anyMatch(term ->
                        term instanceof Term.Answer answer && answer.code().equals(signal));
    }

    /** Whether the signal is raised wherever this holds: it is asked to be, or asked how grave or strong it is. */
    private static boolean isRaised(Condition.Comparison comparison) {
        return switch (((Term.Answer) comparison.left()).lookup()) {
            case RAISED ->
                comparison.operator() == Operator.EQUAL
                        && comparison.right() instanceof Term.NumberLiteral number
                        && number.value() == 1;
            case SEVERITY -> true;
            default -> false;
        };
    }

    /** The least likelihood there can be where the row applies, whatever speaks against it. */
    private double least(String signal, String influence, PlaybookRow row) {
        double atLeast = row.atLeast().orElse(usually);
        double strength = outcomes.strengths(signal).stream()
                .mapToDouble(Double::doubleValue)
                .filter(one -> one >= atLeast)
                .min()
                .orElse(atLeast);
        double spared = 1;
        for (DiagnosisRow said : rows(signal)) {
            if (said.influence().equals(influence) && said.weight() > 0) {
                spared *= 1 - said.weight() * strength;
            }
        }
        return (1 - spared) * left(influence);
    }

    /** What is surely left of a likelihood by all that speaks against it. */
    private double left(String influence) {
        double left = 1;
        for (LikelihoodValues.Voice voice : outcomes.voices(influence)) {
            if (voice.weight() < 0) {
                double loudest = voice.strengths().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(Double.NaN);
                left *= 1 + voice.weight() * loudest;
            }
        }
        // a hair less, for products of doubles differ in their last digits by the order of their factors
        return Double.isNaN(left) ? 0 : left * (1 - 1e-9);
    }
}
