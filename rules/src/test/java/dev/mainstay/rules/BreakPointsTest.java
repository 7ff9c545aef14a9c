package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.Change;
import dev.mainstay.authoring.internal.meaning.BreakPoints;
import dev.mainstay.authoring.internal.meaning.BreakPoints.Point;
import dev.mainstay.authoring.internal.meaning.Cells;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.internal.meaning.Limits;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the standard pack changes its mind is found: every limit, and nothing happens in between. */
class BreakPointsTest {

    private static final Pattern COMPARED =
            Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\s*(?:<=?|>=?|==|!=)\\s*limit\\(\"([^\"]+)\"\\)");
    private static final Pattern LIMIT = Pattern.compile("limit\\(\"([^\"]+)\"\\)");
    private static final Pattern OTHERWISE =
            Pattern.compile("(?:\\)|\\$[A-Za-z0-9]+)\\s*(?:<=?|>=?|==)\\s*limit\\(\"([^\"]+)\"\\)");

    private final RulePack pack = RulePack.standard();
    private final BreakPoints points = new BreakPoints(pack.model());

    private static String source() {
        try (Stream<Path> files = Files.walk(Path.of("standard"))) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .map(file -> {
                        try {
                            return Files.readString(file).replaceAll("(?m)//.*$", "");
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                    })
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void every_limit_that_a_rule_holds_a_metric_against_is_a_point_of_it() {
        String source = source();
        Set<String> found = new HashSet<>();
        int rows = 0;
        Matcher compared = COMPARED.matcher(source);
        while (compared.find()) {
            String name = compared.group(1);
            String key = compared.group(2);
            List<? extends Metric<?>> metrics = Arrays.stream(FactType.values())
                    .filter(type -> type == FactType.ACCOUNT || type.isElement())
                    .flatMap(type -> Metrics.find(type, name).stream())
                    .toList();
            for (LimitRow row : pack.model().limits()) {
                if (row.key().equals(key) && row.value().isPresent() && !metrics.isEmpty()) {
                    assertThat(metrics).as("%s against %s", name, row.at()).anyMatch(metric -> points.of(metric)
                            .contains(new Point(row.value().get(), row.step())));
                    rows++;
                }
            }
            if (!metrics.isEmpty()) {
                found.add(key);
            }
        }
        Set<String> others = new HashSet<>();
        Matcher otherwise = OTHERWISE.matcher(source);
        while (otherwise.find()) {
            others.add(otherwise.group(1));
        }
        Matcher read = LIMIT.matcher(source);
        Set<String> all = new HashSet<>();
        while (read.find()) {
            all.add(read.group(1));
        }
        System.out.printf(
                "limits read by rules: %d keys, %d held against metrics (%d rows, all found), %d against counts and"
                        + " likelihoods%n",
                all.size(), found.size(), rows, others.size());
        found.addAll(others);
        all.removeIf(key -> key.startsWith("guard.") || key.startsWith("stance."));
        assertThat(found).containsAll(all);
        assertThat(rows).isGreaterThan(150);
    }

    @Test
    void for_one_account_the_points_are_its_own_limits() {
        Interpreter interpreter = new Interpreter(pack.model(), pack.id());
        RandomAccounts accounts = new RandomAccounts(pack.model(), 3);
        for (int i = 0; i < 50; i++) {
            Limits limits = interpreter.interpret(accounts.account(i)).limits();
            assertThat(points.of(Metrics.COMMUNICATION_DAYS_SINCE_CONTACT, limits))
                    .extracting(Point::value)
                    .contains(
                            limits.row("contact.gap.days").orElseThrow().value().orElseThrow())
                    .isSorted()
                    .hasSizeLessThan(4);
        }
    }

    @Test
    void between_two_points_nothing_happens() {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        Interpreter interpreter = new Interpreter(pack.model(), pack.id());
        RandomAccounts accounts = new RandomAccounts(pack.model(), 5);
        SplittableRandom random = new SplittableRandom(5);
        List<Metric<?>> metrics = Metrics.of(FactType.ACCOUNT).stream()
                .filter(metric -> !metric.derived() && metric.unit().numeric() && metric.unit() != Unit.MONEY)
                .filter(points::reads)
                .filter(BreakPointsTest::standsAlone)
                .collect(Collectors.toList());
        int tried = 0;
        for (int i = 0; i < 150; i++) {
            AccountSnapshot account = accounts.account(i);
            Limits limits = interpreter.interpret(account).limits();
            Metric<?> metric = metrics.get(random.nextInt(metrics.size()));
            for (Cells.Cell cell :
                    Cells.of(metric.unit(), points.of(metric, limits)).all()) {
                Set<String> one = signals(advisor, account, metric, within(metric, cell, random));
                Set<String> other = signals(advisor, account, metric, within(metric, cell, random));
                assertThat(one).as("%s of %s in %s", metric, account, cell).isEqualTo(other);
                tried++;
            }
        }
        System.out.println("ranges between break points tried with two values each: " + tried);
    }

    private static boolean standsAlone(Metric<?> metric) {
        return Metrics.of(FactType.ACCOUNT).stream()
                .noneMatch(
                        derived -> derived.derived() && Metrics.inputs(derived).contains(metric));
    }

    private static double within(Metric<?> metric, Cells.Cell cell, SplittableRandom random) {
        double least = Math.max(metric.unit().min(), Math.max(cell.from(), -1_000));
        double most = Math.min(metric.unit().max(), Math.min(cell.to(), Math.max(1_000, least + 1_000)));
        for (int i = 0; i < 1_000; i++) {
            double any = least + (most - least) * random.nextDouble();
            double number = metric.unit().whole() ? Math.rint(any) : any;
            if (cell.holds(number)) {
                return number;
            }
        }
        return cell.point() ? cell.from() : Math.ceil(least) + 1;
    }

    private static Set<String> signals(
            RetentionAdvisor advisor, AccountSnapshot account, Metric<?> metric, double value) {
        Advice advice = advisor.advise(Change.apply(account, List.of(change(metric, value))));
        return advice.signals().stream()
                .map(signal -> signal.code() + " " + signal.severity())
                .collect(Collectors.toSet());
    }

    private static <T> Change change(Metric<T> metric, double value) {
        return Change.of(metric, metric.fromNumber(value));
    }
}
