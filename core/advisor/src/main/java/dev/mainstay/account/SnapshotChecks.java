package dev.mainstay.account;

import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds what a snapshot says that cannot be. */
final class SnapshotChecks {

    private final AccountSnapshot snapshot;
    private final Function<FactType, List<? extends Element>> given;
    private final List<Problem> problems = new ArrayList<>(0);

    private SnapshotChecks(AccountSnapshot snapshot, Function<FactType, List<? extends Element>> given) {
        this.snapshot = snapshot;
        this.given = given;
    }

    /**
     * Every problem with its place.
     *
     * @param given the elements of each list in the order they were given, which is what places count by
     */
    static List<Problem> problems(AccountSnapshot snapshot, Function<FactType, List<? extends Element>> given) {
        SnapshotChecks checks = new SnapshotChecks(snapshot, given);
        checks.account();
        for (FactType type : FactType.values()) {
            if (type.isElement()) {
                checks.elements(type);
            }
        }
        checks.months();
        return checks.problems;
    }

    private void account() {
        if (snapshot.id().isBlank()) {
            problems.add(Problem.of("MS-207", "$.id", "id"));
        }
        values("$.", snapshot.metrics(), FactType.ACCOUNT);
        Currency currency = null;
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (metric.unit() == Unit.MONEY && snapshot.metrics().object(metric.index()) instanceof Money money) {
                if (currency != null && !currency.equals(money.currency())) {
                    problems.add(Problem.of(
                            "MS-210",
                            "$." + metric.name(),
                            metric.name(),
                            money.currency().getCurrencyCode(),
                            currency.getCurrencyCode()));
                }
                currency = currency == null ? money.currency() : currency;
            }
        }
    }

    private void values(String prefix, MetricValues values, FactType type) {
        values.problems().forEach(problem -> problems.add(problem.at(prefix + problem.location())));
        for (Metric<?> metric : Metrics.of(type)) {
            if (metric.unit() == Unit.DATE
                    && values.number(metric.index()) > snapshot.asOf().toEpochDay()) {
                problems.add(Problem.of(
                        "MS-208",
                        prefix + metric.name(),
                        metric.name(),
                        LocalDate.ofEpochDay((long) values.number(metric.index())),
                        snapshot.asOf()));
            }
        }
    }

    private void elements(FactType type) {
        List<? extends Element> elements = given.apply(type);
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            String prefix = "$." + type.listPath() + "[" + i + "].";
            values(prefix, element.metrics(), type);
            if (!type.labelField().isEmpty() && element.label().isBlank()) {
                problems.add(Problem.of("MS-207", prefix + type.labelField(), type.labelField()));
            }
            if (type == FactType.COMPLAINT && !labels.add(element.label())) {
                problems.add(Problem.of("MS-209", prefix + type.labelField(), element.label()));
            }
            if (element instanceof Complaint complaint
                    && complaint.openedOn().isPresent()
                    && complaint.resolvedOn().isPresent()
                    && complaint
                            .resolvedOn()
                            .get()
                            .isBefore(complaint.openedOn().get())) {
                problems.add(Problem.of(
                        "MS-211",
                        prefix + "resolvedOn",
                        complaint.resolvedOn().get(),
                        complaint.openedOn().get()));
            }
        }
    }

    private void months() {
        Set<YearMonth> seen = new HashSet<>();
        List<MonthlyOrders> months = snapshot.months();
        for (int i = 0; i < months.size(); i++) {
            YearMonth month = months.get(i).month();
            String location = "$.orders.monthly[" + i + "].month";
            if (month.isAfter(YearMonth.from(snapshot.asOf()))) {
                problems.add(Problem.of("MS-208", location, "month", month, snapshot.asOf()));
            }
            if (!seen.add(month)) {
                problems.add(Problem.of("MS-209", location, month));
            }
        }
    }
}
