package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.AdviceException;
import dev.mainstay.AdviceLimits;
import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Rival;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Money;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a pack asks and an account holds, advising ends within the limits, and the advisor serves the next as if nothing had
 * been. Time is that which the processor worked, so that a busy machine fails nothing.
 *
 * <p>{@code -Dmainstay.runaway=100} tries each pack with each account that many times, else each with two of them.
 */
class RunawayTest {

    private static final int TIMES = Integer.getInteger("mainstay.runaway", 0);

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Only the clock ends what these admit. */
    private static final AdviceLimits BY_CLOCK =
            new AdviceLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE - 1, Duration.ofMillis(150));

    @TempDir
    Path folder;

    private int packs;

    private static String rules(int count, java.util.function.IntFunction<String> patterns) {
        return IntStream.range(0, count)
                .mapToObj(i -> "rule \"R" + i + "\" when " + patterns.apply(i) + " then signals.raise(\"S" + i
                        + "\", $a); end\n")
                .collect(Collectors.joining());
    }

    private static String repeat(int times, java.util.function.IntFunction<String> part, String between) {
        return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining(between));
    }

    private static Map<String, TestPack> packs() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("all fire for each element", rules(150, i -> "$a : Complaint()"));
        rules.put("exists that finds nothing", rules(40, i -> repeat(
                        15, k -> "exists( Complaint( openDays > " + (90_000 + i * 15 + k) + " ) )", " ")
                .replaceFirst("^", "\\$a : Account() not( Complaint( openDays > " + (90_000 + i) + " ) ) ")));
        rules.put(
                "not over long lists",
                rules(
                        40,
                        i -> "$a : Account() "
                                + repeat(
                                        15, k -> "not( Complaint( openDays > " + (90_000 + i * 15 + k) + " ) )", " ")));
        rules.put(
                "a list asked for each element of another",
                rules(
                        20,
                        i -> "$a : Complaint( openDays >= 0 ) exists( Rival( strength > 0.5, ageDays > " + (90_000 + i)
                                + " ) )"));
        rules.put(
                "accumulate for each element",
                rules(
                        20,
                        i -> "$a : Complaint( openDays >= 0 ) "
                                + repeat(
                                        10,
                                        k -> "accumulate( Rival( ageDays >= " + (i * 10 + k)
                                                + " ); $n : sum( strength ); $n >= 0 )",
                                        " ")));
        rules.put(
                "accumulate for the account",
                rules(
                        300,
                        i -> "$a : Account() accumulate( Complaint( openDays >= " + i
                                + " ); $n : max( openDays ); $n >= 0 ) accumulate( Rival(); $m : count(); $m >= 0 )"));
        rules.put(
                "many alternatives",
                rules(
                        60,
                        i -> "$a : Complaint( " + repeat(150, k -> "openDays == " + (90_000 + i * 150 + k), " || ")
                                + " )"));
        rules.put("one rule for each element", rules(1, i -> "$a : Complaint( openDays >= 0 )"));
        rules.put(
                "everything is unknown",
                rules(
                        150,
                        i -> "$a : Complaint( openDays > " + i + ", hitsCoreInterests, severity == HIGH ) "
                                + "exists( Rival( ageDays > " + i + ", confirmed ) )"));
        rules.put(
                "many rules",
                rules(
                        400,
                        i -> "$a : Account( delivery.onTimeRate < limit(\"delivery.onTime\"), "
                                + "quality.defectPpm >= " + i + " )"));
        Map<String, TestPack> packs = new LinkedHashMap<>();
        rules.forEach((name, text) -> packs.put(name, plan(new TestPack().file("signals/all.drl", text))));
        packs.put("guardrails over all proposals", guarded());
        packs.put("a long playbook", playbook());
        return packs;
    }

    /** What an ordinary account is advised by, whatever else the pack does. */
    private static TestPack plan(TestPack pack) {
        return action(pack, "RECOVER").row("playbook.csv", ",,,S0,,,,,,,,RECOVER,0.5");
    }

    private static TestPack action(TestPack pack, String code) {
        return pack.row("actions.csv", code + ",,fix,PROCEDURAL,KAM,14,0,0,false,,DONE,STOP,")
                .texts("action." + code, "action." + code + ".step.1", "success.DONE", "stop.STOP", "owner.KAM");
    }

    private static TestPack guarded() {
        TestPack pack = new TestPack().file("signals/all.drl", rules(1, i -> "$a : Complaint( openDays >= 0 )"));
        StringBuilder guards = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            action(pack, "A" + i).row("playbook.csv", ",,,S0,,,,,,,,A" + i + ",0.5");
        }
        for (int i = 0; i < 40; i++) {
            guards.append(
                            "rule \"Guard %d\" when $p : Proposal( traits contains \"fix\" ) $q : Proposal( code == \"A%d\" )"
                                    .formatted(i, i))
                    .append(" then guard.exclude(\"G\", $p, $q); end\n");
        }
        return pack.file("guardrails.drl", guards.toString());
    }

    private static TestPack playbook() {
        TestPack pack = new TestPack()
                .file("signals/all.drl", rules(300, i -> "$a : Account( quality.defectPpm >= " + 3_000 * i + " )"));
        for (int i = 0; i < 300; i++) {
            pack.row("diagnosis.csv", "S" + i + ",SUPPLIER_OPTIMISATION,,0.01");
        }
        for (int action = 0; action < 60; action++) {
            action(pack, "A" + action);
            for (int i = 0; i < 300; i++) {
                pack.row("playbook.csv", ",,,S" + i + ",,,,,,,,A" + action + ",0.5");
            }
        }
        return pack;
    }

    private static AccountSnapshot.Builder account() {
        return AccountSnapshot.builder("A", DAY)
                .value(v -> v.annualRevenue(Money.of("1000000", "CNY")).grossMarginRate(0.1))
                .delivery(d -> d.onTimeRate(0.5))
                .quality(q -> q.defectPpm(999_999));
    }

    private static Complaint complaint(String id, Consumer<Complaint.Builder> about) {
        Complaint.Builder complaint = Complaint.builder(id);
        about.accept(complaint);
        return complaint.build();
    }

    private static AccountSnapshot lists(int complaints, int rivals, String label, Consumer<Complaint.Builder> about) {
        AccountSnapshot.Builder account = account();
        for (int i = 0; i < complaints; i++) {
            account.complaint(complaint(label + i, about));
        }
        for (int i = 0; i < rivals; i++) {
            account.rival(Rival.builder(label + i)
                    .strength(1)
                    .observedOn(DAY.minusYears(200))
                    .build());
        }
        return account.build();
    }

    private static Map<String, AccountSnapshot> accounts() {
        Consumer<Complaint.Builder> old = c -> c.openedOn(DAY.minusYears(200));
        Map<String, AccountSnapshot> accounts = new LinkedHashMap<>();
        accounts.put("longest lists", lists(5_000, 5_000, "C", old));
        accounts.put("one longest list", lists(10_000, 0, "C", old));
        accounts.put("lists of unknowns", lists(5_000, 5_000, "C", c -> {}));
        accounts.put("long texts", lists(400, 400, "长".repeat(9_000), c -> {}));
        accounts.put(
                "extreme numbers",
                account()
                        .value(v ->
                                v.annualRevenue(Money.of("9".repeat(38), "CNY")).grossMarginRate(1))
                        .quality(q -> q.defectPpm(1_000_000))
                        .complaint(complaint("C", c -> c.openedOn(LocalDate.of(-9_999, 1, 1))))
                        .build());
        return accounts;
    }

    private static AccountSnapshot ordinary() {
        return lists(2, 1, "C", c -> c.openedOn(DAY.minusDays(40))).toBuilder()
                .quality(q -> q.defectPpm(2_000))
                .build();
    }

    /** What came of one account: by which limit it ended, or that it was advised, and what it took. */
    private record Run(String pack, String account, Outcome outcome, Duration time) {

        String end() {
            return outcome instanceof Outcome.Failed failed ? problem(failed).code() : "advised";
        }

        @Override
        public String toString() {
            return time.toMillis() + " ms, " + pack + " × " + account + ", " + end();
        }
    }

    private static Problem problem(Outcome.Failed failed) {
        return failed.problems().get(0);
    }

    private static Run run(RetentionAdvisor advisor, String pack, Map.Entry<String, AccountSnapshot> account) {
        long start = THREADS.getCurrentThreadCpuTime();
        Outcome outcome = advisor.outcome(account.getValue());
        Duration time = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        return new Run(pack, account.getKey(), outcome, time);
    }

    @Test
    void every_account_ends_within_the_limits_and_the_next_is_advised_as_ever() throws Exception {
        Map<String, AccountSnapshot> accounts = accounts();
        AccountSnapshot ordinary = ordinary();
        List<Run> runs = new ArrayList<>();
        for (Map.Entry<String, TestPack> each : packs().entrySet()) {
            RulePack pack = each.getValue().compileIn(folder.resolve(each.getKey()));
            RetentionAdvisor standard = RetentionAdvisor.of(pack);
            Advice expected = standard.advise(ordinary);
            RetentionAdvisor byClock = RetentionAdvisor.of(pack, BY_CLOCK);
            for (Map.Entry<String, AccountSnapshot> account : chosen(accounts)) {
                for (RetentionAdvisor advisor : List.of(standard, byClock)) {
                    Run run = run(advisor, each.getKey(), account);
                    assertThat(run.time)
                            .as(run.toString())
                            .isLessThan(advisor.limits().time().multipliedBy(2));
                    runs.add(run);
                }
            }
            assertThat(standard.advise(ordinary)).isEqualTo(expected);
            assertThat(byClock.advise(ordinary)).isEqualTo(expected);
            underEightThreads(standard, accounts.values().iterator().next(), ordinary, expected);
        }
        report(runs);
        assertThat(runs)
                .filteredOn(run -> run.outcome instanceof Outcome.Failed)
                .allSatisfy(run -> assertThat(run.end()).isIn("MS-231", "MS-233", "MS-234", "MS-235"))
                .allSatisfy(run -> assertThat(
                                problem((Outcome.Failed) run.outcome).toString())
                        .as(run.toString())
                        .containsAnyOf("\"R", "\"Guard", "complaints", "rivals", "playbook.csv", "diagnosis.csv"));
        assertThat(runs).extracting(Run::end).contains("MS-231", "MS-234", "MS-235", "advised");
    }

    /** Each account the given number of times; if none is given, two of them, others for each pack. */
    private List<Map.Entry<String, AccountSnapshot>> chosen(Map<String, AccountSnapshot> accounts) {
        List<Map.Entry<String, AccountSnapshot>> all = List.copyOf(accounts.entrySet());
        if (TIMES == 0) {
            return List.of(all.get(packs % all.size()), all.get((packs++ + 2) % all.size()));
        }
        return IntStream.range(0, TIMES * all.size())
                .mapToObj(i -> all.get(i % all.size()))
                .toList();
    }

    private static void underEightThreads(
            RetentionAdvisor advisor, AccountSnapshot huge, AccountSnapshot ordinary, Advice expected)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean pathological = i % 4 == 0;
                done.add(threads.submit(() -> {
                    if (pathological) {
                        advisor.outcome(huge);
                    }
                    for (int k = 0; k < 50; k++) {
                        assertThat(advisor.advise(ordinary)).isEqualTo(expected);
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void report(List<Run> runs) {
        Map<String, Integer> ends = new TreeMap<>();
        runs.forEach(run -> ends.merge(run.end(), 1, Integer::sum));
        System.out.println("runaway: " + runs.size() + " tries, " + ends + "; the slowest by processor time:");
        for (boolean clock : new boolean[] {false, true}) {
            runs.stream()
                    .filter(run -> run.end().equals("MS-235") == clock)
                    .sorted((one, other) -> other.time.compareTo(one.time))
                    .limit(3)
                    .forEach(run -> System.out.println("  " + run));
        }
    }

    @Test
    void the_same_limit_is_passed_whenever_it_is_and_names_the_rule_that_took_the_most() {
        RulePack pack = new TestPack()
                .file(
                        "signals/all.drl",
                        TestPack.rule("Harmless", "Account( delivery.onTimeRate < 0.9 )", "S0")
                                + "rule \"Greedy\" when $a : Complaint( openDays >= 0 ) exists( Rival( ageDays > 90000 ) )"
                                + " then signals.raise(\"S1\", $a); end\n")
                .compileIn(folder);
        AccountSnapshot account = lists(1_000, 1_000, "C", c -> c.openedOn(DAY.minusDays(9)));

        Outcome first = RetentionAdvisor.of(pack, AdviceLimits.standard().withMatches(100_000))
                .outcome(account);

        assertThat(first).isEqualTo(failed("MS-234", "100000", "Greedy"));
        assertThat(RetentionAdvisor.of(pack, AdviceLimits.standard().withMatches(100_000))
                        .outcome(account))
                .isEqualTo(first);
        assertThat(RetentionAdvisor.of(pack, AdviceLimits.standard().withFirings(1))
                        .outcome(ordinary()))
                .isInstanceOf(Outcome.Advised.class);
        assertThat(RetentionAdvisor.of(pack, AdviceLimits.standard().withElements(1_999))
                        .outcome(account))
                .isEqualTo(new Outcome.Failed(
                        "A", "", List.of(Problem.of("MS-233", "$.complaints", 2_000, 1_999, "complaints"))));
    }

    @Test
    void firings_are_counted_over_all_phases_and_the_rule_that_fired_most_is_named() {
        RulePack pack = new TestPack()
                .file(
                        "signals/all.drl",
                        TestPack.rule("Once", "Account( delivery.onTimeRate < 0.9 )", "S0")
                                + TestPack.rule("For each", "Complaint()", "S1"))
                .compileIn(folder);
        AccountSnapshot three = lists(3, 0, "C", c -> {});

        assertThat(RetentionAdvisor.of(pack, AdviceLimits.standard().withFirings(4))
                        .outcome(three))
                .isInstanceOf(Outcome.Advised.class);
        RetentionAdvisor strict =
                RetentionAdvisor.of(pack, AdviceLimits.standard().withFirings(3));
        assertThat(strict.outcome(three)).isEqualTo(failed("MS-231", "3", "For each"));
        assertThatThrownBy(() -> strict.advise(three))
                .isInstanceOf(AdviceException.class)
                .hasMessageContaining("\"For each\"");
        assertThat(strict.with(pack).limits()).isEqualTo(strict.limits());
    }

    private static Outcome failed(String code, Object... arguments) {
        return new Outcome.Failed("A", "", List.of(Problem.of(code, "", arguments)));
    }

    @Test
    void a_join_of_three_lists_that_no_author_can_write_ends_as_well() {
        PackModel model = new TestPack()
                .file("signals/all.drl", rules(1, i -> "$a : Complaint( openDays >= 0 )"))
                .compileIn(folder)
                .model();
        Rule rule = model.rules().get(0);
        List<Pattern> patterns = new ArrayList<>(rule.patterns());
        for (FactType type : List.of(FactType.RIVAL, FactType.COMPLAINT)) {
            patterns.add(new Pattern(Quantifier.EACH, type, "$" + type, List.of(), Optional.empty(), rule.at()));
        }
        PackModel joined = new PackModel(
                model.info(),
                List.of(new Rule(
                        rule.name(),
                        rule.phase(),
                        rule.commitment(),
                        rule.severity(),
                        rule.confidence(),
                        patterns,
                        rule.consequence(),
                        rule.switchedOff(),
                        rule.at())),
                model.limits(),
                model.diagnosis(),
                model.actions(),
                model.playbook(),
                model.weights(),
                model.texts());
        AccountSnapshot account = lists(3_000, 3_000, "C", c -> c.openedOn(DAY.minusDays(9)));

        assertThat(RetentionAdvisor.of(RulePack.of(joined)).outcome(account))
                .isEqualTo(failed("MS-234", "5000000", "R0"));
    }

    @Test
    void a_limit_says_what_can_be_done_in_both_languages() {
        for (String code : List.of("MS-231", "MS-233", "MS-234", "MS-235")) {
            Problem problem = Problem.of(code, "", 1, 2, "three");
            assertThat(problem.help(Locale.ENGLISH)).as(code).isPresent();
            assertThat(problem.help(Locale.CHINA)).as(code).isPresent();
        }
    }
}
