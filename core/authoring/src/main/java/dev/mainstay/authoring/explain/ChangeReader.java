package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.Nearest;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads changes as people write them: {@code delivery.onTimeRate=0.92}, {@code contract.daysToRenewal=unknown}, {@code
 * complaints[C-17].resolvedOn=2026-03-30}, {@code rivals[+Volt].move=PRICE}, {@code complaints=none}.
 */
final class ChangeReader {

    private static final Pattern ELEMENT = Pattern.compile("([A-Za-z.]+)\\[(\\+?)(.*)]\\.([A-Za-z0-9.]+)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?");
    private static final Pattern MONEY = Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([A-Za-z]{3})?");
    /** Units of which a hundredth is one per cent. */
    private static final Set<Unit> SHARES = Set.of(Unit.RATIO, Unit.MARGIN, Unit.SHARE_CHANGE, Unit.CHANGE);

    private static final Set<String> UNKNOWN = Set.of("unknown", "未知");
    private static final Set<String> NONE = Set.of("none", "无");
    private static final Set<String> TRUE = Set.of("true", "yes", "是");
    private static final Set<String> FALSE = Set.of("false", "no", "否");

    private final AccountSnapshot snapshot;
    private final List<Problem> problems = new ArrayList<>();

    private ChangeReader(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The changes of a snapshot.
     *
     * @throws InvalidQuestionException with everything that is wrong with them
     */
    static List<Change> read(List<String> words, AccountSnapshot snapshot) {
        ChangeReader reader = new ChangeReader(snapshot);
        List<Change> changes = new ArrayList<>();
        for (String word : words) {
            reader.change(word).ifPresent(change -> {
                if (changes.stream().anyMatch(other -> other.what().equals(change.what()))) {
                    reader.problem(Problem.of("MS-278", word, change.what()));
                }
                changes.add(change);
            });
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidQuestionException(reader.problems);
        }
        return changes;
    }

    private <T> Optional<T> problem(Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }

    private Optional<Change> change(String word) {
        int equals = word.indexOf('=', Math.max(0, word.lastIndexOf(']')));
        if (equals < 1) {
            return problem(Problem.of("MS-273", word, word));
        }
        String what = word.substring(0, equals).strip();
        String value = word.substring(equals + 1).strip();
        Matcher element = ELEMENT.matcher(what);
        if (element.matches()) {
            return element(word, element, value);
        }
        Optional<FactType> list = list(what);
        if (list.isPresent()) {
            return NONE.contains(value)
                    ? Optional.of(Change.none(list.get()))
                    : problem(Problem.of("MS-276", word, value, what, "none"));
        }
        return metric(word, FactType.ACCOUNT, what)
                .flatMap(metric -> changed(word, FactType.ACCOUNT, "", false, metric, value));
    }

    private static Optional<FactType> list(String path) {
        return Arrays.stream(FactType.values())
                .filter(type -> type.isElement() && type.listPath().equals(path))
                .findFirst();
    }

    private Optional<Change> element(String word, Matcher parts, String value) {
        Optional<FactType> list = list(parts.group(1));
        if (list.isEmpty()) {
            return unknown("MS-274", word, parts.group(1), paths());
        }
        boolean added = !parts.group(2).isEmpty();
        String label = parts.group(3);
        List<String> there = Change.labelled(snapshot, list.get()).stream()
                .map(Change.Labelled::label)
                .toList();
        if (!added && !there.contains(label)) {
            return unknown("MS-277", word, label, there, parts.group(1));
        }
        return metric(word, list.get(), parts.group(4))
                .flatMap(metric -> changed(word, list.get(), label, added, metric, value));
    }

    private static List<String> paths() {
        return Arrays.stream(FactType.values())
                .filter(FactType::isElement)
                .map(FactType::listPath)
                .toList();
    }

    private <T> Optional<T> unknown(String code, String word, String given, List<String> known, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(given));
        arguments.addAll(List.of(more));
        Problem problem = Problem.of(code, word, arguments.toArray());
        return problem(Nearest.named(given, known).map(problem::suggesting).orElse(problem));
    }

    private Optional<Metric<?>> metric(String word, FactType fact, String name) {
        Optional<Metric<?>> found = Metrics.find(fact, name);
        if (found.isEmpty()) {
            List<String> known = new ArrayList<>();
            Metrics.of(fact).stream()
                    .filter(metric -> !metric.derived())
                    .map(Metric::name)
                    .forEach(known::add);
            if (fact == FactType.ACCOUNT) {
                known.addAll(paths());
            }
            return unknown("MS-274", word, name, known);
        }
        if (found.get().derived()) {
            return problem(Problem.of(
                    "MS-275",
                    word,
                    name,
                    Metrics.inputs(found.get()).stream().map(Metric::name).collect(Collectors.joining(", "))));
        }
        return found;
    }

    private Optional<Change> changed(
            String word, FactType fact, String label, boolean added, Metric<?> metric, String value) {
        if (UNKNOWN.contains(value)) {
            return Optional.of(new Change(fact, label, added, Optional.of(metric), Optional.empty()));
        }
        return value(metric, value)
                .map(Optional::of)
                .orElseGet(() -> wrong(word, metric, value))
                .map(found -> new Change(fact, label, added, Optional.of(metric), Optional.of(found)));
    }

    private Optional<Object> wrong(String word, Metric<?> metric, String value) {
        Problem problem = Problem.of("MS-276", word, value, metric.name(), expected(metric));
        return problem(
                metric.unit() == Unit.CODE
                        ? Nearest.to(value, codes(metric))
                                .map(problem::suggesting)
                                .orElse(problem)
                        : problem);
    }

    private static String expected(Metric<?> metric) {
        return switch (metric.unit()) {
            case FLAG -> "true, false";
            case CODE -> String.join(", ", codes(metric));
            case DATE -> "2026-03-31";
            case MONEY -> "4800000 CNY";
            case TEXT -> Problem.word("text");
            default -> Problem.word(metric.unit().whole() ? "wholeNumber" : "number");
        };
    }

    private static List<String> codes(Metric<?> metric) {
        return Arrays.stream(metric.type().getEnumConstants())
                .map(Object::toString)
                .toList();
    }

    private Optional<Object> value(Metric<?> metric, String text) {
        return switch (metric.unit()) {
            case FLAG -> flag(text);
            case CODE ->
                Arrays.<Object>stream(metric.type().getEnumConstants())
                        .filter(code -> code.toString().equalsIgnoreCase(text))
                        .findFirst();
            case DATE -> day(text);
            case MONEY -> money(text);
            case TEXT -> text.isEmpty() ? Optional.empty() : Optional.of(text);
            case SET -> Optional.empty();
            default -> number(metric, text);
        };
    }

    private static Optional<Object> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return TRUE.contains(word) ? Optional.of(true) : FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Object> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** An amount in its currency or, without one, in that of the account. */
    private Optional<Object> money(String text) {
        Matcher parts = MONEY.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> currency = Optional.ofNullable(parts.group(2))
                .map(code -> code.toUpperCase(Locale.ROOT))
                .or(() -> currency(snapshot));
        try {
            return currency.map(code -> new Money(new BigDecimal(parts.group(1)), Currency.getInstance(code)));
        } catch (IllegalArgumentException noMoney) {
            return Optional.empty();
        }
    }

    private static Optional<String> currency(AccountSnapshot snapshot) {
        return Metrics.of(FactType.ACCOUNT).stream()
                .filter(metric -> metric.unit() == Unit.MONEY)
                .flatMap(metric -> snapshot.get(metric).stream())
                .map(amount -> ((Money) amount).currency().getCurrencyCode())
                .findFirst();
    }

    private static Optional<Object> number(Metric<?> metric, String text) {
        boolean percent = text.endsWith("%") && SHARES.contains(metric.unit());
        String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        double number = new BigDecimal(digits).movePointLeft(percent ? 2 : 0).doubleValue();
        if (metric.type() == Integer.class) {
            return number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
                    ? Optional.of((int) number)
                    : Optional.empty();
        }
        return Optional.of(number);
    }
}
