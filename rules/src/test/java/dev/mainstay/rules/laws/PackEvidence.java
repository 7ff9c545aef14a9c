package dev.mainstay.rules.laws;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Signal;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What is evidence for what, as the rows and rules of a pack have it. */
final class PackEvidence {

    private final PackModel model;

    PackEvidence(PackModel model) {
        this.model = model;
    }

    /** What of one account raised one of its signals, as something that can be learned of another. */
    Optional<Change> of(AccountSnapshot account, Advice advice, SplittableRandom random) {
        if (advice.signals().isEmpty()) {
            return Optional.empty();
        }
        Signal signal = advice.signals().get(random.nextInt(advice.signals().size()));
        Rule rule = model.rules().stream()
                .filter(one -> one.name().equals(signal.rule()))
                .findFirst()
                .orElseThrow();
        Map<Metric<?>, Object> metrics = new LinkedHashMap<>();
        List<Element> elements = new ArrayList<>();
        for (Pattern pattern : rule.patterns()) {
            if (pattern.fact().isElement()) {
                elements.addAll(account.elements(pattern.fact()).orElse(List.of()));
            } else {
                properties(pattern)
                        .flatMap(metric -> Metrics.inputs(metric).stream())
                        .forEach(metric -> account.get(metric).ifPresent(value -> metrics.put(metric, value)));
            }
        }
        return Optional.of(Change.learned(
                elements.isEmpty()
                        ? signal.code()
                        : elements.get(0).metrics().fact().listPath(),
                metrics,
                elements));
    }

    /** The causes for which speaks what differs, by rows or by rules that ask for it. */
    Set<Cause> spokenFor(Advice was, Advice is, AccountSnapshot before, AccountSnapshot after) {
        List<String> changed = is.signals().stream()
                .filter(signal -> !was.signals().contains(signal) || restsOnWhatDiffers(signal, before, after))
                .map(Signal::code)
                .toList();
        Stream<String> byRows = model.diagnosis().stream()
                .filter(row -> row.weight() > 0 && changed.contains(row.signal()))
                .map(DiagnosisRow::influence);
        Stream<String> byRules = model.rules().stream()
                .filter(rule -> rule.consequence().call() == BoardCall.WEIGH
                        && rule.consequence().number() > 0)
                .filter(rule -> rule.patterns().stream()
                        .anyMatch(pattern -> asks(pattern, changed) || readsWhatDiffers(pattern, before, after)))
                .map(rule -> rule.consequence().code());
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        Stream.concat(byRows, byRules)
                .flatMap(influence -> Arrays.stream(Cause.values())
                        .filter(cause -> cause.name().equals(influence)))
                .forEach(causes::add);
        return causes;
    }

    /** A signal shows what its gravest rule rests on; what makes it surer by another of its rules does not show. */
    private boolean restsOnWhatDiffers(Signal signal, AccountSnapshot before, AccountSnapshot after) {
        return model.rules().stream()
                .filter(rule -> rule.consequence().code().equals(signal.code()))
                .flatMap(rule -> rule.patterns().stream())
                .anyMatch(pattern -> readsWhatDiffers(pattern, before, after));
    }

    private static boolean asks(Pattern pattern, List<String> signals) {
        return comparisons(pattern)
                .anyMatch(comparison ->
                        comparison.left() instanceof Term.Answer answer && signals.contains(answer.code()));
    }

    private static boolean readsWhatDiffers(Pattern pattern, AccountSnapshot before, AccountSnapshot after) {
        return pattern.fact().isElement()
                ? !before.elements(pattern.fact()).equals(after.elements(pattern.fact()))
                : properties(pattern)
                        .filter(metric -> metric.fact() == FactType.ACCOUNT)
                        .anyMatch(metric -> !before.get(metric).equals(after.get(metric)));
    }

    private static Stream<Metric<?>> properties(Pattern pattern) {
        return comparisons(pattern)
                .flatMap(comparison -> Stream.of(comparison.left(), comparison.right()))
                .filter(Term.Property.class::isInstance)
                .map(term -> ((Term.Property) term).metric());
    }

    private static Stream<Condition.Comparison> comparisons(Pattern pattern) {
        return pattern.conditions().stream().flatMap(PackEvidence::comparisons);
    }

    private static Stream<Condition.Comparison> comparisons(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return Stream.of(comparison);
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        return parts.stream().flatMap(PackEvidence::comparisons);
    }
}
