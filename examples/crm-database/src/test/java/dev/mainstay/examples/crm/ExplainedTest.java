package dev.mainstay.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.authoring.explain.Change;
import dev.mainstay.authoring.explain.Counterfactual;
import dev.mainstay.authoring.explain.Explainer;
import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.explain.Shortfall;
import dev.mainstay.authoring.explain.Topic;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.RulePack;
import dev.mainstay.portfolio.Portfolio;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Unit;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is said of why and why not is so: what was observed stands in the snapshot, limits resolve to what is named, undoing
 * what is named undoes what rests on it, and a change that is named does what it says. By advising, for fifty customers;
 * {@code -Dmainstay.explained=98} takes all and looks for changes of everything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainedTest {

    private static final int ACCOUNTS = Integer.getInteger("mainstay.explained", 50);
    /** Of what an advice does not say, so much is asked about in a short run. */
    private static final int ONE_OF = 61;

    private static final boolean ALL = Integer.getInteger("mainstay.explained") != null;

    private final RulePack pack = RulePack.standard();
    private final RetentionAdvisor advisor = RetentionAdvisor.of(pack);
    private final Explainer explainer = Explainer.of(pack);
    private List<AccountSnapshot> accounts = List.of();

    @BeforeAll
    void assemble() throws SQLException {
        try (Database database = Database.open()) {
            List<AccountSnapshot> all = Portfolio.by(pack)
                    .fill(SnapshotAssembler.assemble(database, LocalDate.of(2005, 6, 1))
                            .snapshots());
            accounts = RankedAccount.rank(all, all.stream().map(advisor::advise).toList()).stream()
                    .limit(ACCOUNTS)
                    .map(RankedAccount::account)
                    .toList();
        }
        assertThat(accounts).hasSizeGreaterThanOrEqualTo(Math.min(50, ACCOUNTS));
    }

    /** Reasons and all they rest on. */
    private static Stream<Reason> all(List<Reason> reasons) {
        return reasons.stream().flatMap(reason -> Stream.concat(Stream.of(reason), all(reason.because())));
    }

    private List<Topic> said(Advice advice) {
        return Topic.of(pack.model()).stream().filter(topic -> topic.in(advice)).toList();
    }

    // ---- why

    @Test
    void what_is_named_as_evidence_is_true_and_what_rests_on_it_goes_with_it() {
        int topics = 0;
        int evidence = 0;
        int undone = 0;
        for (AccountSnapshot account : accounts) {
            Advice advice = advisor.advise(account);
            for (Topic topic : said(advice)) {
                List<Reason> why = explainer.why(account, topic).reasons();
                String what = account.id() + " " + topic;
                assertThat(why).as(what).isNotEmpty().noneMatch(reason -> reason.kind() == Reason.Kind.IS_NOT_SO);
                topics++;
                for (Reason reason : all(why).toList()) {
                    stands(reason, advice, what);
                    if (reason.evidence().isPresent()) {
                        holds(reason.evidence().get(), account, what);
                        evidence++;
                    }
                }
                arithmetic(topic, why, advice, what);
                undone += undo(topic, why, account, what) ? 1 : 0;
            }
        }
        System.out.printf(
                "why: %d accounts, %d topics, %d pieces of evidence true, %d topics undone by undoing their evidence%n",
                accounts.size(), topics, evidence, undone);
        assertThat(undone).isGreaterThan(topics / 2);
    }

    /** Rules named have raised what they are said to, rows stand where they are said to. */
    private void stands(Reason reason, Advice advice, String what) {
        List<String> named = reason.arguments();
        switch (reason.kind()) {
            case SIGNAL_RAISED -> {
                assertThat(advice.signal(named.get(0)).orElseThrow().rule())
                        .as(what)
                        .isEqualTo(named.get(2));
                assertThat(pack.model().rules())
                        .as(what)
                        .anyMatch(rule ->
                                rule.name().equals(named.get(2)) && reason.at().equals(Optional.of(rule.at())));
            }
            case ROW_PROPOSES ->
                assertThat(pack.model().playbook())
                        .as(what)
                        .anyMatch(row ->
                                row.action().equals(named.get(0)) && reason.at().equals(Optional.of(row.at())));
            case SPEAKS_FOR ->
                assertThat(Stream.concat(
                                pack.model().diagnosis().stream().map(row -> row.at()),
                                pack.model().rules().stream().map(rule -> rule.at())))
                        .as(what)
                        .contains(reason.at().orElseThrow());
            default -> {}
        }
    }

    /** The snapshot has the value, the comparison holds, and the limit is the most specific row that fits the account. */
    private void holds(Evidence evidence, AccountSnapshot account, String what) {
        List<Object> values = values(evidence.metric(), account);
        if (!values.isEmpty()) {
            assertThat(values).as("%s %s", what, evidence).anyMatch(value -> shown(value)
                    .equals(shown(evidence.observed())));
        }
        Optional<Double> observed = number(evidence.observed());
        Optional<Double> limit = number(evidence.limit());
        if (observed.isPresent() && limit.isPresent()) {
            assertThat(compares(observed.get(), evidence.operator(), limit.get()))
                    .as("%s %s", what, evidence)
                    .isTrue();
        }
        evidence.limitKey().ifPresent(key -> {
            LimitRow row = limit(key, account);
            assertThat(evidence.limitFrom()).as(what).contains(row.origin());
            assertThat(row.value().orElseThrow()).as(what).isEqualTo(limit.orElseThrow());
        });
    }

    private LimitRow limit(String key, AccountSnapshot account) {
        List<LimitRow> fitting = pack.model().limits().stream()
                .filter(row -> row.key().equals(key))
                .filter(row -> row.account().isEmpty() || row.account().get().equals(account.id()))
                .filter(row -> row.industry().isEmpty()
                        || row.industry().equals(account.profile().industry()))
                .filter(row -> row.tier().isEmpty()
                        || row.tier().equals(account.profile().tier()))
                .filter(row -> row.kind().isEmpty()
                        || row.kind().equals(account.profile().kind()))
                .filter(row -> row.effectiveFrom().isEmpty()
                        || !account.asOf().isBefore(row.effectiveFrom().get()))
                .toList();
        return fitting.stream()
                .max(java.util.Comparator.comparingInt(LimitRow::specificity)
                        .thenComparing(row -> row.effectiveFrom().orElse(LocalDate.MIN)))
                .orElseThrow();
    }

    private static List<Object> values(String path, AccountSnapshot account) {
        Optional<Metric<?>> metric = Metrics.find(FactType.ACCOUNT, path);
        if (metric.isPresent()) {
            return account.get(metric.get()).<List<Object>>map(List::of).orElse(List.of());
        }
        List<Object> values = new ArrayList<>();
        for (FactType type : FactType.values()) {
            if (type.isElement() && path.startsWith(type.listPath() + "[") && path.contains("].")) {
                Metric<?> of = Metrics.find(type, path.substring(path.lastIndexOf("].") + 2))
                        .orElseThrow();
                account.elements(type)
                        .orElseThrow()
                        .forEach(element -> element.metrics().get(of).ifPresent(values::add));
            }
        }
        return values;
    }

    private static String shown(Object value) {
        return number(value).map(number -> String.format("%.4f", number)).orElse(value.toString());
    }

    private static Optional<Double> number(Object value) {
        if (value instanceof Money money) {
            return Optional.of(money.amount().doubleValue());
        }
        try {
            return Optional.of(Double.valueOf(value.toString()));
        } catch (NumberFormatException text) {
            return Optional.empty();
        }
    }

    private static boolean compares(double observed, String operator, double limit) {
        return switch (operator) {
            case "<" -> observed < limit;
            case "<=" -> observed <= limit;
            case ">" -> observed > limit;
            case ">=" -> observed >= limit;
            case "==" -> observed == limit;
            case "!=" -> observed != limit;
            default -> throw new AssertionError(operator);
        };
    }

    /** The factors named give the score. */
    private static void arithmetic(Topic topic, List<Reason> why, Advice advice, String what) {
        if (topic.kind() != Topic.Kind.ACTION) {
            return;
        }
        double score = advice.action(topic.code()).orElseThrow().score();
        all(why).filter(reason -> reason.kind() == Reason.Kind.SCORE).forEach(reason -> {
            List<Double> factors = reason.arguments().subList(0, 5).stream()
                    .map(text -> text.replaceAll(" .*", ""))
                    .map(text -> text.equals("-") ? Double.NaN : Double.valueOf(text))
                    .toList();
            assertThat(factors.get(4)).as(what).isEqualTo(score);
            if (!factors.get(0).isNaN()) {
                assertThat(factors.get(0) * factors.get(1) * factors.get(2) * factors.get(3))
                        .as(what)
                        .isCloseTo(score, org.assertj.core.data.Percentage.withPercentage(0.5));
            }
        });
    }

    /** Makes false every piece of evidence that can be; what rests on it must be gone. */
    private boolean undo(Topic topic, List<Reason> why, AccountSnapshot account, String what) {
        List<Evidence> named = all(why).flatMap(reason -> reason.evidence().stream())
                .distinct()
                .toList();
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Evidence evidence : named) {
            otherwise(evidence.metric(), evidence.operator(), evidence.limit(), false, account)
                    .filter(change -> named.stream()
                            .filter(other -> other.metric().equals(evidence.metric()))
                            .noneMatch(other -> stillHolds(other, change)))
                    .ifPresent(change -> changes.putIfAbsent(evidence.metric(), change));
        }
        Set<Object> undone = all(why).filter(ExplainedTest::isRule)
                .filter(rule -> rule.because().stream()
                        .flatMap(reason -> reason.evidence().stream())
                        .anyMatch(evidence -> changes.containsKey(evidence.metric())))
                .map(rule -> (Object) rule.at().orElseThrow())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (undone.isEmpty()) {
            return false;
        }
        AccountSnapshot changed = Change.apply(account, List.copyOf(changes.values()));
        Stream<Reason> then = topic.in(advisor.advise(changed))
                ? all(explainer.why(changed, topic).reasons())
                : Stream.empty();
        assertThat(then.filter(ExplainedTest::isRule)
                        .map(rule -> (Object) rule.at().orElseThrow()))
                .as("%s with %s", what, changes.values())
                .doesNotContainAnyElementsOf(undone);
        if (topic.kind() == Topic.Kind.SIGNAL
                && all(why).filter(ExplainedTest::isRule)
                        .allMatch(rule -> undone.contains(rule.at().orElseThrow()))) {
            assertThat(topic.in(advisor.advise(changed)))
                    .as("%s with %s", what, changes.values())
                    .isFalse();
        }
        return true;
    }

    private static boolean isRule(Reason reason) {
        return reason.kind() == Reason.Kind.SIGNAL_RAISED || reason.kind() == Reason.Kind.RULE_FIRED;
    }

    /** Of a metric that two limits ask about, the change must undo both. */
    private static boolean stillHolds(Evidence evidence, Change change) {
        Optional<Double> value = number(change.to());
        Optional<Double> limit = number(evidence.limit());
        return value.isPresent() && limit.isPresent() && compares(value.get(), evidence.operator(), limit.get());
    }

    /** A change of a given metric of the account that makes a comparison true or false; who it is stays. */
    private Optional<Change> otherwise(
            String path, String operator, Object limit, boolean met, AccountSnapshot account) {
        Optional<Metric<?>> found = Metrics.find(FactType.ACCOUNT, path);
        if (found.isEmpty()) {
            return met ? Optional.empty() : without(path, account);
        }
        if (path.startsWith("profile.")) {
            return Optional.empty();
        }
        Metric<?> metric = found.get();
        if (metric.derived()) {
            return met
                    ? Optional.empty()
                    : Metrics.inputs(metric).stream().findFirst().map(Change::unknown);
        }
        if (metric.unit() == Unit.FLAG) {
            boolean asked = Boolean.parseBoolean(limit.toString()) == operator.equals("==");
            return Optional.of(explainer
                    .changes(account, List.of(path + "=" + (asked == met)))
                    .get(0));
        }
        Optional<Double> number = number(limit);
        if (number.isEmpty() || !metric.unit().numeric()) {
            return Optional.empty();
        }
        double step = metric.unit().whole() ? 1 : 0.001;
        double value =
                switch (operator) {
                    case "<" -> met ? number.get() - step : number.get();
                    case ">" -> met ? number.get() + step : number.get();
                    case "<=" -> met ? number.get() : number.get() + step;
                    case ">=" -> met ? number.get() : number.get() - step;
                    case "==" -> met ? number.get() : number.get() + step;
                    default -> met ? number.get() + step : number.get();
                };
        if (value < metric.unit().min() || value > metric.unit().max()) {
            return Optional.empty();
        }
        String text = java.math.BigDecimal.valueOf(value)
                .setScale(6, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return Optional.of(
                explainer.changes(account, List.of(path + "=" + text)).get(0));
    }

    /** A change that makes unknown, or resolved, what was seen of an element. */
    private Optional<Change> without(String path, AccountSnapshot account) {
        for (FactType type : FactType.values()) {
            if (type.isElement() && path.startsWith(type.listPath() + "[") && path.contains("].")) {
                int end = path.lastIndexOf("].") + 2;
                Metric<?> metric = Metrics.find(type, path.substring(end)).orElseThrow();
                String word = metric.equals(Metrics.COMPLAINT_OPEN)
                        ? "resolvedOn=" + account.asOf()
                        : Metrics.inputs(metric).get(0).name() + "=unknown";
                return Optional.of(explainer
                        .changes(account, List.of(path.substring(0, end) + word))
                        .get(0));
            }
        }
        return Optional.empty();
    }

    // ---- why not

    @Test
    void what_is_named_as_missing_is_what_is_missing() {
        int topics = 0;
        int met = 0;
        int lifted = 0;
        for (AccountSnapshot account : accounts) {
            Advice advice = advisor.advise(account);
            List<Topic> absent = Topic.of(pack.model()).stream()
                    .filter(topic -> !topic.in(advice))
                    .toList();
            int turn = Math.floorMod(account.id().hashCode(), ONE_OF);
            for (Topic topic : absent) {
                boolean withheld =
                        advice.withheld().stream().anyMatch(one -> one.code().equals(topic.code()));
                if (!ALL && !withheld && absent.indexOf(topic) % ONE_OF != turn) {
                    continue;
                }
                List<Reason> whyNot = explainer.whyNot(account, topic).reasons();
                String what = account.id() + " " + topic;
                assertThat(whyNot).as(what).isNotEmpty().noneMatch(reason -> reason.kind() == Reason.Kind.IS_SO);
                topics++;
                for (Reason reason : all(whyNot).toList()) {
                    if (reason.shortfall().isPresent()) {
                        met += meet(topic, reason, account, what) ? 1 : 0;
                    }
                    if (reason.kind() == Reason.Kind.ACTION_WITHHELD) {
                        lifted += lift(topic, reason, account, what) ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                "why not: %d accounts, %d topics, %d shortfalls met, %d guardrails lifted%n",
                accounts.size(), topics, met, lifted);
        assertThat(met).isGreaterThan(topics / 3);
    }

    /** With the shortfall met, that condition no longer fails. */
    private boolean meet(Topic topic, Reason reason, AccountSnapshot account, String what) {
        Shortfall shortfall = reason.shortfall().orElseThrow();
        if (shortfall.limit().isEmpty()) {
            return false;
        }
        Optional<Change> change = otherwise(
                shortfall.metric(), shortfall.operator(), shortfall.limit().get(), true, account);
        if (change.isEmpty()) {
            return false;
        }
        AccountSnapshot changed = Change.apply(account, List.of(change.get()));
        assertThat(all(explainer.whyNot(changed, topic).reasons())
                        .filter(other -> other.at().equals(reason.at()))
                        .flatMap(other -> other.shortfall().stream())
                        .map(Shortfall::metric))
                .as("%s with %s", what, change.get())
                .doesNotContain(shortfall.metric());
        return true;
    }

    /** Without what the guardrail saw, it no longer withholds the action. */
    private boolean lift(Topic topic, Reason reason, AccountSnapshot account, String what) {
        Map<String, Change> found = new LinkedHashMap<>();
        all(reason.because()).flatMap(below -> below.evidence().stream()).forEach(evidence -> otherwise(
                        evidence.metric(), evidence.operator(), evidence.limit(), false, account)
                .ifPresent(change -> found.putIfAbsent(change.what(), change)));
        List<Change> changes = List.copyOf(found.values());
        if (changes.isEmpty()) {
            return false;
        }
        Advice then = advisor.advise(Change.apply(account, changes));
        assertThat(then.withheld())
                .as("%s with %s", what, changes)
                .noneMatch(withheld -> withheld.code().equals(topic.code())
                        && withheld.rule().equals(reason.arguments().get(2)));
        return true;
    }

    // ---- what would it take

    @Test
    void a_change_that_is_named_does_what_it_says() {
        int removing = 0;
        int adding = 0;
        int none = 0;
        int open = 0;
        long tried = 0;
        for (AccountSnapshot account : accounts) {
            Advice advice = advisor.advise(account);
            for (Topic topic : asked(account, advice)) {
                Counterfactual answer = explainer.whatWouldItTake(account, topic);
                tried += answer.tried();
                if (answer.found().isEmpty()) {
                    none += answer.complete() ? 1 : 0;
                    open += answer.complete() ? 0 : 1;
                    continue;
                }
                String what = account.id() + " " + topic + " " + answer.changes();
                List<Change> read = explainer.changes(
                        account, answer.changes().stream().map(Change::toString).toList());
                assertThat(topic.in(advice)).as(what).isEqualTo(answer.removes());
                assertThat(topic.in(advisor.advise(Change.apply(account, read))))
                        .as(what)
                        .isNotEqualTo(answer.removes());
                assertThat(answer.changes().stream()
                                .filter(change -> !change.added())
                                .count())
                        .as(what)
                        .isLessThanOrEqualTo(2);
                fewest(answer, account, topic, what);
                removing += answer.removes() ? 1 : 0;
                adding += answer.removes() ? 0 : 1;
            }
        }
        System.out.printf(
                "what would it take: %d accounts, %d changes that remove and %d that add confirmed, %d times none within"
                        + " the range, %d times none found within the bound; %d changed accounts advised%n",
                accounts.size(), removing, adding, none, open, tried);
        assertThat(removing).isGreaterThan(ACCOUNTS / 2);
        assertThat(adding).isGreaterThan(ACCOUNTS / 5);
    }

    /** Of two changes neither alone is enough. */
    private void fewest(Counterfactual answer, AccountSnapshot account, Topic topic, String what) {
        if (answer.changes().size() == 2 && answer.changes().stream().noneMatch(Change::added)) {
            for (Change one : answer.changes()) {
                try {
                    assertThat(topic.in(advisor.advise(Change.apply(account, List.of(one)))))
                            .as(what)
                            .isEqualTo(answer.removes());
                } catch (InvalidSnapshotException notAlone) {
                    // then it is no change alone
                }
            }
        }
    }

    /** Everything the advice says and, taken in turn over the accounts, some of what it does not. */
    private List<Topic> asked(AccountSnapshot account, Advice advice) {
        List<Topic> all = Topic.of(pack.model());
        if (ALL) {
            return all;
        }
        List<Topic> said = said(advice);
        List<Topic> absent = all.stream().filter(topic -> !topic.in(advice)).toList();
        int turn = accounts.indexOf(account);
        List<Topic> asked = new ArrayList<>();
        advice.actions().stream()
                .limit(1)
                .map(action -> new Topic(Topic.Kind.ACTION, action.code()))
                .forEach(asked::add);
        if (turn % 3 == 2) {
            return asked;
        }
        asked.add(turn % 3 == 0 ? said.get(turn % said.size()) : absent.get(turn * 7 % absent.size()));
        return asked;
    }
}
