package dev.mainstay.authoring.scenario;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.problem.Problem;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in an advice what an expectation asks for. */
final class Observed {

    private static final String NOTHING_THERE = "MS-183";
    private static final String OTHERS_THERE = "MS-180";
    private static final Pattern PLACE_IN_LIST = Pattern.compile("\\[[^\\]]*]");

    private Observed() {}

    /** Whether the problem is that something expected is missing altogether. */
    static boolean isMissing(Problem problem) {
        return problem.code().equals(NOTHING_THERE) || problem.code().equals(OTHERS_THERE);
    }

    /** What is wrong if the expectation does not hold. */
    static Optional<Problem> problem(Advice advice, Expectation expectation) {
        String what = words(expectation.subject());
        String at = expectation.at().toString();
        if (expectation.code().equals(Expectation.ANY)) {
            List<String> all = codes(expectation.subject(), advice);
            return expectation.present() == !all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Problem.of("MS-181", at, what, String.join(", ", all)));
        }
        boolean there = codes(expectation.subject(), advice).contains(expectation.code());
        if (expectation.aspect().isEmpty()) {
            if (there == expectation.present()) {
                return Optional.empty();
            }
            return Optional.of(
                    there
                            ? Problem.of("MS-181", at, what, described(advice, expectation))
                            : missing(advice, expectation, at));
        }
        Aspect aspect = expectation.aspect().get();
        if (!there) {
            return expectation.present() ? Optional.of(missing(advice, expectation, at)) : Optional.empty();
        }
        List<String> values = values(advice, expectation.subject(), expectation.code(), aspect);
        if (matches(aspect, expectation.value(), values, advice) == expectation.present()) {
            return Optional.empty();
        }
        String code = expectation.title();
        if (aspect == Aspect.BEFORE) {
            List<String> order = advice.actions().stream().map(Action::code).toList();
            return Optional.of(Problem.of(
                    expectation.present() ? "MS-186" : "MS-187",
                    at,
                    expectation.code(),
                    expectation.value(),
                    String.join(", ", order)));
        }
        return Optional.of(
                expectation.present()
                        ? Problem.of("MS-182", at, what, code, expectation.value(), String.join(", ", values))
                        : Problem.of("MS-181", at, what, code + " " + String.join(", ", values)));
    }

    /** The subject in the reader's language. */
    private static String words(Subject subject) {
        return Problem.word(
                switch (subject) {
                    case STANCE -> "stances";
                    case RISK -> "risks";
                    default -> subject.field();
                });
    }

    private static Problem missing(Advice advice, Expectation expectation, String at) {
        List<String> others = codes(expectation.subject(), advice);
        return others.isEmpty()
                ? Problem.of(NOTHING_THERE, at, words(expectation.subject()), expectation.code())
                : Problem.of(
                        OTHERS_THERE, at, words(expectation.subject()), expectation.code(), String.join(", ", others));
    }

    private static String described(Advice advice, Expectation expectation) {
        return expectation
                .subject()
                .main()
                .map(main -> expectation.code() + " "
                        + String.join(", ", values(advice, expectation.subject(), expectation.code(), main)))
                .orElse(expectation.code());
    }

    private static boolean matches(Aspect aspect, String expected, List<String> values, Advice advice) {
        return switch (aspect) {
            case LIKELIHOOD, RANK, SAVE, COST, URGENCY, LEVER, SCORE ->
                !values.isEmpty() && within(expected, Double.parseDouble(values.get(0)));
            case DUE -> due(expected, values.get(0), advice);
            case BEFORE -> !values.contains(expected);
            default -> values.contains(expected);
        };
    }

    private static boolean within(String bounds, double value) {
        return Bounds.parse(bounds).map(known -> known.hold(value)).orElse(false);
    }

    private static boolean due(String expected, String dueOn, Advice advice) {
        return Aspect.isDate(expected)
                ? expected.equals(dueOn)
                : within(expected, (double) ChronoUnit.DAYS.between(advice.asOf(), java.time.LocalDate.parse(dueOn)));
    }

    /** The codes that an advice has on a subject. */
    static List<String> codes(Subject subject, Advice advice) {
        Stream<String> codes =
                switch (subject) {
                    case SIGNALS -> advice.signals().stream().map(Signal::code);
                    case COMMITMENTS ->
                        advice.commitments().stream().map(state -> state.code().name());
                    case CAUSES ->
                        advice.causes().stream().map(cause -> cause.code().name());
                    case CONDUCT ->
                        advice.conduct().stream().map(finding -> finding.code().name());
                    case STANCE -> Stream.of(advice.stance().name());
                    case RISK -> Stream.of(advice.risk().level().name());
                    case ACTIONS -> advice.actions().stream().map(Action::code);
                    case WITHHELD -> advice.withheld().stream().map(Withheld::code);
                    case GAPS -> advice.gaps().stream().map(Gap::metric);
                };
        return codes.toList();
    }

    /** What an advice says of an aspect of a code that it has; for {@link Aspect#BEFORE} the actions that stand before it. */
    static List<String> values(Advice advice, Subject subject, String code, Aspect aspect) {
        return switch (subject) {
            case SIGNALS ->
                advice.signal(code).map(signal -> ofSignal(signal, aspect)).orElse(List.of());
            case COMMITMENTS ->
                advice.commitments().stream()
                        .filter(state -> state.code().name().equals(code))
                        .flatMap(state -> aspect == Aspect.STATUS
                                ? Stream.of(state.status().name())
                                : reasons(advice, state.signals()).stream())
                        .toList();
            case CAUSES ->
                advice.causes().stream()
                        .filter(cause -> cause.code().name().equals(code))
                        .flatMap(cause -> ofCause(advice, cause, aspect))
                        .toList();
            case CONDUCT ->
                advice.conduct().stream()
                        .filter(finding -> finding.code().name().equals(code))
                        .flatMap(finding -> aspect == Aspect.LIKELIHOOD
                                ? Stream.of(String.valueOf(finding.likelihood()))
                                : reasons(advice, finding.supporting()).stream())
                        .toList();
            case STANCE -> List.of();
            case RISK -> List.of(String.valueOf(advice.risk().likelihood()));
            case ACTIONS ->
                advice.action(code)
                        .map(action -> ofAction(advice, action, aspect))
                        .orElse(List.of());
            case WITHHELD ->
                advice.withheld().stream()
                        .filter(withheld -> withheld.code().equals(code))
                        .map(withheld -> aspect == Aspect.REASON ? withheld.reason() : withheld.rule())
                        .toList();
            case GAPS ->
                advice.gaps().stream()
                        .filter(gap -> gap.metric().equals(code))
                        .flatMap(gap -> gap.couldDecide().stream())
                        .toList();
        };
    }

    private static List<String> ofSignal(Signal signal, Aspect aspect) {
        return switch (aspect) {
            case SEVERITY -> List.of(signal.severity().name());
            case RULE -> List.of(signal.rule());
            default -> metrics(signal);
        };
    }

    private static Stream<String> ofCause(Advice advice, DiagnosedCause cause, Aspect aspect) {
        return switch (aspect) {
            case LIKELIHOOD -> Stream.of(String.valueOf(cause.likelihood()));
            case FACET -> cause.facets().stream();
            default -> reasons(advice, cause.supporting()).stream();
        };
    }

    private static List<String> ofAction(Advice advice, Action action, Aspect aspect) {
        return switch (aspect) {
            case RANK -> List.of(String.valueOf(action.rank()));
            case OWNER -> List.of(action.owner());
            case DUE -> List.of(action.dueOn().toString());
            case OBLIGATION -> List.of(String.valueOf(action.obligation()));
            case SAVE -> List.of(String.valueOf(action.factors().save()));
            case COST ->
                action.factors()
                        .cost()
                        .map(cost -> List.of(String.valueOf(cost)))
                        .orElse(List.of());
            case URGENCY -> List.of(String.valueOf(action.factors().urgency()));
            case LEVER -> List.of(String.valueOf(action.factors().lever()));
            case SCORE -> List.of(String.valueOf(action.score()));
            case BEFORE ->
                advice.actions().stream()
                        .filter(other -> other.rank() < action.rank())
                        .map(Action::code)
                        .toList();
            default -> List.copyOf(reasons(advice, action.because()));
        };
    }

    /** The reasons and everything they rest on, down to the metrics. */
    private static Set<String> reasons(Advice advice, List<String> codes) {
        Set<String> reasons = new LinkedHashSet<>();
        codes.forEach(code -> collect(advice, code, reasons));
        return reasons;
    }

    private static void collect(Advice advice, String code, Set<String> into) {
        if (!into.add(code)) {
            return;
        }
        advice.signal(code).ifPresent(signal -> into.addAll(metrics(signal)));
        for (CommitmentState state : advice.commitments()) {
            if (state.code().name().equals(code)) {
                state.signals().forEach(signal -> collect(advice, signal, into));
            }
        }
        for (DiagnosedCause cause : advice.causes()) {
            if (cause.code().name().equals(code)) {
                cause.supporting().forEach(signal -> collect(advice, signal, into));
            }
        }
        for (ConductFinding finding : advice.conduct()) {
            if (finding.code().name().equals(code)) {
                finding.supporting().forEach(signal -> collect(advice, signal, into));
            }
        }
    }

    /** The metrics a signal rests on, those of a list's element also without the element. */
    private static List<String> metrics(Signal signal) {
        return signal.evidence().stream()
                .map(Evidence::metric)
                .flatMap(metric ->
                        Stream.of(metric, PLACE_IN_LIST.matcher(metric).replaceAll("")))
                .distinct()
                .toList();
    }
}
