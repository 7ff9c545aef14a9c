package dev.mainstay.testkit.mutation;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.ScenarioRunner;
import dev.mainstay.authoring.scenario.Subject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what tells two advices apart as an expectation that holds for the one and not for the other. */
final class Difference {

    private final Advice before;
    private final Advice after;
    private final List<Expectation> found = new ArrayList<>();

    private Difference(Advice before, Advice after) {
        this.before = before;
        this.after = after;
    }

    /**
     * The plainest expectation that holds before and not after, if there is one. Where there is no advice after, none holds,
     * and the stance stands for all.
     */
    static Optional<Expectation> first(Advice before, Optional<Advice> after) {
        return after.map(advice -> first(before, advice))
                .orElseGet(() -> Optional.of(
                        Expectation.of(Subject.STANCE, before.stance().name())));
    }

    /** Whether something expected does not hold; without advice nothing does, as when a scenario is run. */
    static boolean fails(Optional<Advice> advice, List<Expectation> expectations) {
        return advice.map(
                        given -> !ScenarioRunner.mismatches(given, expectations).isEmpty())
                .orElse(true);
    }

    private static Optional<Expectation> first(Advice before, Advice after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        Difference difference = new Difference(before, after);
        difference.signals();
        difference.codes(
                Subject.CAUSES,
                advice -> codes(advice.causes(), cause -> cause.code().name()));
        difference.codes(
                Subject.CONDUCT,
                advice -> codes(advice.conduct(), risk -> risk.code().name()));
        difference.codes(Subject.STANCE, advice -> List.of(advice.stance().name()));
        difference.commitments();
        difference.codes(Subject.ACTIONS, advice -> codes(advice.actions(), Action::code));
        difference.codes(Subject.WITHHELD, advice -> codes(advice.withheld(), Withheld::code));
        difference.actions();
        difference.withheld();
        difference.causes();
        difference.conduct();
        difference.codes(Subject.RISK, advice -> List.of(advice.risk().level().name()));
        difference.number(
                Subject.RISK,
                before.risk().level().name(),
                Aspect.LIKELIHOOD,
                before.risk().likelihood(),
                after.risk().likelihood());
        difference.order();
        difference.factors();
        return difference.found.stream()
                .filter(one -> ScenarioRunner.mismatches(before, List.of(one)).isEmpty())
                .filter(one -> !ScenarioRunner.mismatches(after, List.of(one)).isEmpty())
                .findFirst();
    }

    /** Whether an advice has to do with any of these codes. */
    static boolean mentions(Advice advice, Set<String> codes) {
        return advice.signals().stream().map(Signal::code).anyMatch(codes::contains)
                || advice.causes().stream().map(cause -> cause.code().name()).anyMatch(codes::contains)
                || advice.conduct().stream().map(risk -> risk.code().name()).anyMatch(codes::contains)
                || advice.actions().stream().map(Action::code).anyMatch(codes::contains)
                || advice.withheld().stream()
                        .anyMatch(withheld -> codes.contains(withheld.code()) || codes.contains(withheld.reason()));
    }

    private static <E> List<String> codes(List<E> all, Function<E, String> code) {
        return all.stream().map(code).toList();
    }

    private void codes(Subject subject, Function<Advice, List<String>> codes) {
        List<String> had = codes.apply(before);
        List<String> has = codes.apply(after);
        had.stream().filter(code -> !has.contains(code)).forEach(code -> found.add(Expectation.of(subject, code)));
        has.stream().filter(code -> !had.contains(code)).forEach(code -> found.add(Expectation.absent(subject, code)));
    }

    private void text(Subject subject, String code, Aspect aspect, String had, String has) {
        if (!had.equals(has)) {
            found.add(Expectation.of(subject, code, aspect, had));
        }
    }

    /** Bounds halfway between, in as few digits as tell the two apart. */
    private void number(Subject subject, String code, Aspect aspect, double had, double has) {
        if (had == has) {
            return;
        }
        BigDecimal halfway =
                BigDecimal.valueOf(had).add(BigDecimal.valueOf(has)).divide(BigDecimal.valueOf(2));
        for (int digits = 1; digits <= 12; digits++) {
            BigDecimal bound = halfway.setScale(digits, RoundingMode.HALF_EVEN);
            double value = bound.doubleValue();
            if (had > has ? value <= had && value > has : value >= had && value < has) {
                found.add(Expectation.of(
                        subject,
                        code,
                        aspect,
                        (had > has ? ">= " : "<= ") + bound.stripTrailingZeros().toPlainString()));
                return;
            }
        }
    }

    private void signals() {
        codes(Subject.SIGNALS, advice -> codes(advice.signals(), Signal::code));
        for (Signal signal : before.signals()) {
            after.signal(signal.code()).ifPresent(other -> {
                text(
                        Subject.SIGNALS,
                        signal.code(),
                        Aspect.SEVERITY,
                        signal.severity().name(),
                        other.severity().name());
                text(Subject.SIGNALS, signal.code(), Aspect.RULE, signal.rule(), other.rule());
            });
        }
    }

    private void commitments() {
        for (CommitmentState state : before.commitments()) {
            for (CommitmentState other : after.commitments()) {
                if (state.code() == other.code()) {
                    text(
                            Subject.COMMITMENTS,
                            state.code().name(),
                            Aspect.STATUS,
                            state.status().name(),
                            other.status().name());
                    reasons(Subject.COMMITMENTS, state.code().name(), state.signals(), other.signals());
                }
            }
        }
    }

    private void reasons(Subject subject, String code, List<String> had, List<String> has) {
        had.stream()
                .filter(reason -> !has.contains(reason))
                .forEach(reason -> found.add(Expectation.of(subject, code, Aspect.BECAUSE, reason)));
    }

    private void causes() {
        for (DiagnosedCause cause : before.causes()) {
            for (DiagnosedCause other : after.causes()) {
                if (cause.code() == other.code()) {
                    String code = cause.code().name();
                    cause.facets().stream()
                            .filter(facet -> !other.facets().contains(facet))
                            .forEach(facet -> found.add(Expectation.of(Subject.CAUSES, code, Aspect.FACET, facet)));
                    other.facets().stream()
                            .filter(facet -> !cause.facets().contains(facet))
                            .forEach(facet -> found.add(new Expectation(
                                    Subject.CAUSES,
                                    code,
                                    Optional.of(Aspect.FACET),
                                    facet,
                                    false,
                                    Expectation.NOWHERE)));
                    reasons(Subject.CAUSES, code, cause.supporting(), other.supporting());
                    number(Subject.CAUSES, code, Aspect.LIKELIHOOD, cause.likelihood(), other.likelihood());
                }
            }
        }
    }

    private void conduct() {
        for (ConductFinding risk : before.conduct()) {
            for (ConductFinding other : after.conduct()) {
                if (risk.code() == other.code()) {
                    reasons(Subject.CONDUCT, risk.code().name(), risk.supporting(), other.supporting());
                    number(
                            Subject.CONDUCT,
                            risk.code().name(),
                            Aspect.LIKELIHOOD,
                            risk.likelihood(),
                            other.likelihood());
                }
            }
        }
    }

    private void actions() {
        for (Action action : before.actions()) {
            after.action(action.code()).ifPresent(other -> {
                text(Subject.ACTIONS, action.code(), Aspect.OWNER, action.owner(), other.owner());
                text(Subject.ACTIONS, action.code(), Aspect.DUE, days(action, before), days(other, after));
                text(
                        Subject.ACTIONS,
                        action.code(),
                        Aspect.OBLIGATION,
                        String.valueOf(action.obligation()),
                        String.valueOf(other.obligation()));
                reasons(Subject.ACTIONS, action.code(), action.because(), other.because());
            });
        }
    }

    /** What only the score shows: how much is saved, at what cost, how urgently, by what bond. */
    private void factors() {
        for (Action action : before.actions()) {
            after.action(action.code()).ifPresent(other -> {
                Factors had = action.factors();
                Factors has = other.factors();
                number(Subject.ACTIONS, action.code(), Aspect.SAVE, had.save(), has.save());
                if (had.cost().isPresent() && has.cost().isPresent()) {
                    number(
                            Subject.ACTIONS,
                            action.code(),
                            Aspect.COST,
                            had.cost().get(),
                            has.cost().get());
                }
                number(Subject.ACTIONS, action.code(), Aspect.URGENCY, had.urgency(), has.urgency());
                number(Subject.ACTIONS, action.code(), Aspect.LEVER, had.lever(), has.lever());
                number(Subject.ACTIONS, action.code(), Aspect.SCORE, action.score(), other.score());
            });
        }
    }

    private static String days(Action action, Advice advice) {
        return String.valueOf(ChronoUnit.DAYS.between(advice.asOf(), action.dueOn()));
    }

    private void withheld() {
        for (Withheld withheld : before.withheld()) {
            for (Withheld other : after.withheld()) {
                if (withheld.code().equals(other.code())) {
                    text(Subject.WITHHELD, withheld.code(), Aspect.REASON, withheld.reason(), other.reason());
                    text(Subject.WITHHELD, withheld.code(), Aspect.RULE, withheld.rule(), other.rule());
                }
            }
        }
    }

    /** The first action that has overtaken another. */
    private void order() {
        Set<String> both = before.actions().stream().map(Action::code).collect(Collectors.toSet());
        List<String> now = after.actions().stream()
                .map(Action::code)
                .filter(both::contains)
                .toList();
        List<String> then = before.actions().stream()
                .map(Action::code)
                .filter(now::contains)
                .toList();
        for (int i = 0; i + 1 < then.size(); i++) {
            if (now.indexOf(then.get(i)) > now.indexOf(then.get(i + 1))) {
                found.add(Expectation.of(Subject.ACTIONS, then.get(i), Aspect.BEFORE, then.get(i + 1)));
            }
        }
    }
}
