package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioFiles;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What scenario files mean, and what is said of slips in them. */
class ScenarioFilesTest {

    private static final String FILE = "scenarios/s.yaml";

    private static final String DISTRIBUTORS = """
            accounts:
              distributor:
                profile: {tier: KEY, kind: DISTRIBUTOR}
                value: {annualRevenue: 4800000 CNY, grossMarginRate: 0.22}
                complaints: []
              feed:
                like: distributor
                profile: {industry: feed, tier: MAJOR}
            """;

    @TempDir
    Path folder;

    private static List<Scenario> parse(String text) {
        return ScenarioFiles.parse(FILE, text);
    }

    private static AccountSnapshot given(String given) {
        return parse(DISTRIBUTORS + "scenarios:\n- name: n\n  given: " + given + "\n  expect: {stance: RETAIN}\n")
                .get(0)
                .given();
    }

    @Test
    void an_account_takes_over_what_the_named_one_has_and_differs_where_it_says_so() {
        AccountSnapshot account = given("{like: feed, delivery: {onTimeRate: 0.86}, value: {grossMarginRate: 0.3}}");

        assertThat(account.profile().kind()).contains(AccountKind.DISTRIBUTOR);
        assertThat(account.profile().tier()).contains(Tier.MAJOR);
        assertThat(account.profile().industry()).contains("feed");
        assertThat(account.delivery().onTimeRate()).contains(0.86);
        assertThat(account.value().annualRevenue()).contains(Money.of("4800000", "CNY"));
        assertThat(account.value().grossMarginRate()).contains(0.3);
        assertThat(account.complaints()).contains(List.of());
        assertThat(account.id()).isEqualTo("S-1");
        assertThat(account.asOf()).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @Test
    void null_takes_away_a_metric_a_group_or_a_list() {
        AccountSnapshot account = given("{like: feed, profile: {tier: null}, value: null, complaints: ~}");

        assertThat(account.profile().tier()).isEmpty();
        assertThat(account.profile().industry()).contains("feed");
        assertThat(account.value().annualRevenue()).isEmpty();
        assertThat(account.complaints()).isEmpty();
    }

    @Test
    void a_name_alone_is_the_account_as_it_is() {
        assertThat(given("distributor")).isEqualTo(given("{like: distributor}"));
    }

    @Test
    void accounts_of_one_file_serve_all_files_whatever_their_order() throws IOException {
        Files.createDirectory(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/z-accounts.yaml"), DISTRIBUTORS);
        Files.writeString(folder.resolve("scenarios/a.yaml"), """
                - name: n
                  given: feed
                  expect: {stance: RETAIN}
                """);
        Files.writeString(folder.resolve("scenarios/readme.txt"), "not a scenario");

        assertThat(ScenarioFiles.read(folder)).singleElement().satisfies(scenario -> {
            assertThat(scenario.given().profile().industry()).contains("feed");
            assertThat(scenario.at()).isEqualTo(new SourceRef("scenarios/a.yaml", 1, 3));
        });
        assertThat(ScenarioFiles.accounts(folder)).containsOnlyKeys("distributor", "feed");
    }

    @Test
    void a_pack_without_scenarios_has_none() {
        assertThat(ScenarioFiles.read(folder)).isEmpty();
    }

    private static List<String> expectations(Scenario scenario) {
        return scenario.expectations().stream()
                .map(expected ->
                        (expected.present() ? "" : "not ") + expected.subject().field() + " "
                                + expected.code()
                                + expected.aspect()
                                        .map(aspect -> " " + aspect.field() + " " + expected.value())
                                        .orElse(""))
                .toList();
    }

    @Test
    void every_kind_of_expectation_is_read() {
        List<Scenario> scenarios = parse("""
                - name: n
                  given: {}
                  expect:
                    signals: {LATE: SERIOUS, OLD: {severity: NOTICE, because: [a.b, c.d], rule: Old}}
                    commitments: {DELIVERY: BROKEN}
                    causes: {STRONGER_RIVAL: ">= 0.4", FOUL_PLAY: {likelihood: 0.1, facet: F}}
                    conduct: [DIVERSION]
                    stance: RETAIN
                    risk: {HIGH: "< 0.7"}
                    actions:
                    - PLAN: {rank: 1, owner: SALES, due: 2026-04-14, because: LATE, before: OFFER, obligation: true}
                    - VISIT: {due: "<= 14"}
                    - OTHER
                    order: [PLAN, VISIT]
                    withheld: {OFFER: FIX_FIRST, GIFT: {reason: NO, rule: "guardrails.drl:3"}}
                    gaps: {delivery.onTimeRate: LATE}
                  absent:
                    signals: [GONE, {LATE: CRITICAL}]
                    conduct: any
                    stance: EXIT
                """);

        assertThat(expectations(scenarios.get(0)))
                .containsExactly(
                        "signals LATE severity SERIOUS",
                        "signals OLD",
                        "signals OLD severity NOTICE",
                        "signals OLD because a.b",
                        "signals OLD because c.d",
                        "signals OLD rule Old",
                        "commitments DELIVERY status BROKEN",
                        "causes STRONGER_RIVAL likelihood >= 0.4",
                        "causes FOUL_PLAY",
                        "causes FOUL_PLAY likelihood 0.1",
                        "causes FOUL_PLAY facet F",
                        "conduct DIVERSION",
                        "stance RETAIN",
                        "risk HIGH likelihood < 0.7",
                        "actions PLAN",
                        "actions PLAN rank 1",
                        "actions PLAN owner SALES",
                        "actions PLAN due 2026-04-14",
                        "actions PLAN because LATE",
                        "actions PLAN before OFFER",
                        "actions PLAN obligation true",
                        "actions VISIT",
                        "actions VISIT due <= 14",
                        "actions OTHER",
                        "actions PLAN",
                        "actions PLAN before VISIT",
                        "actions VISIT",
                        "withheld OFFER reason FIX_FIRST",
                        "withheld GIFT",
                        "withheld GIFT reason NO",
                        "withheld GIFT rule guardrails.drl:3",
                        "gaps delivery.onTimeRate decides LATE",
                        "not signals GONE",
                        "not signals LATE severity CRITICAL",
                        "not conduct any",
                        "not stance EXIT");
        assertThat(scenarios.get(0).expectations().get(0).at()).isEqualTo(new SourceRef(FILE, 4, 21));
    }

    @Test
    void chinese_fields_mean_what_the_english_ones_mean() {
        List<Scenario> chinese = parse("""
                客户:
                  大客户: {profile: {tier: KEY}}
                场景:
                - 名称: n
                  备注: any
                  假如: {参照: 大客户, delivery: {onTimeRate: 0.86}}
                  期望:
                    信号: {LATE: {严重程度: SERIOUS, 因为: delivery.onTimeRate, 规则: Late}}
                    承诺: {DELIVERY: {状态: BROKEN}}
                    原因: {STRONGER_RIVAL: {可能性: ">= 0.4", 细类: F}}
                    行为风险: [DIVERSION]
                    姿态: RETAIN
                    风险: HIGH
                    措施: {PLAN: {名次: 1, 负责人: SALES, 期限: 14, 义务: true, 先于: OFFER}}
                    顺序: [PLAN, VISIT]
                    暂不采取: {OFFER: {理由: FIX_FIRST}}
                    未知: {delivery.inFullRate: {可决定: SHORT}}
                  不应出现: {行为风险: 任何}
                  草稿: true
                - 名称: m
                  给定: 大客户
                  变体:
                  - [delivery.onTimeRate, 信号.LATE, 不应出现.信号, 顺序, 草稿]
                  - [0.9, 无, OTHER, PLAN VISIT, false]
                  - [未知, 有, "", "", true]
                """);
        List<Scenario> english = parse("""
                accounts:
                  大客户: {profile: {tier: KEY}}
                scenarios:
                - name: n
                  note: any
                  given: {like: 大客户, delivery: {onTimeRate: 0.86}}
                  expect:
                    signals: {LATE: {severity: SERIOUS, because: delivery.onTimeRate, rule: Late}}
                    commitments: {DELIVERY: {status: BROKEN}}
                    causes: {STRONGER_RIVAL: {likelihood: ">= 0.4", facet: F}}
                    conduct: [DIVERSION]
                    stance: RETAIN
                    risk: HIGH
                    actions: {PLAN: {rank: 1, owner: SALES, due: 14, obligation: true, before: OFFER}}
                    order: [PLAN, VISIT]
                    withheld: {OFFER: {reason: FIX_FIRST}}
                    gaps: {delivery.inFullRate: {decides: SHORT}}
                  absent: {conduct: any}
                  draft: true
                - name: m
                  given: 大客户
                  variants:
                  - [delivery.onTimeRate, signals.LATE, absent.signals, order, draft]
                  - [0.9, absent, OTHER, PLAN VISIT, false]
                  - [unknown, present, "", "", true]
                """);

        assertThat(chinese).hasSize(3);
        for (int i = 0; i < chinese.size(); i++) {
            assertThat(expectations(chinese.get(i))).isEqualTo(expectations(english.get(i)));
            assertThat(chinese.get(i).given()).isEqualTo(english.get(i).given());
            assertThat(chinese.get(i).draft()).isEqualTo(english.get(i).draft());
        }
    }

    @Test
    void each_variant_is_a_scenario_that_differs_by_its_row() {
        List<Scenario> scenarios = parse("""
                - name: Late by degree
                  given: {profile: {tier: KEY}, delivery: {onTimeRate: 0.5}, rivals: [{name: R, move: PRICE}]}
                  expect: {stance: RETAIN}
                  variants:
                  - [name, delivery.onTimeRate, "rivals[0].strength", signals.LATE, causes.FOUL_PLAY, actions.PLAN.because]
                  - ["", 0.9, 0.5, absent, "", ""]
                  - [far too late, 0.79, 0.7, CRITICAL, ">= 0.3", LATE]
                  - [not known, null, "", present, "", ""]
                  - ["as it is", "", "", "", "", ""]
                """);

        assertThat(scenarios)
                .extracting(
                        Scenario::name, scenario -> scenario.given().delivery().onTimeRate())
                .containsExactly(
                        tuple("Late by degree: delivery.onTimeRate 0.9, rivals[0].strength 0.5", Optional.of(0.9)),
                        tuple("Late by degree: far too late", Optional.of(0.79)),
                        tuple("Late by degree: not known", Optional.empty()),
                        tuple("Late by degree: as it is", Optional.of(0.5)));
        assertThat(scenarios.get(1).given().rivals().orElseThrow().get(0).strength())
                .contains(0.7);
        assertThat(expectations(scenarios.get(0))).containsExactly("stance RETAIN", "not signals LATE");
        assertThat(expectations(scenarios.get(1)))
                .containsExactly(
                        "stance RETAIN",
                        "signals LATE severity CRITICAL",
                        "causes FOUL_PLAY likelihood >= 0.3",
                        "actions PLAN because LATE");
        assertThat(expectations(scenarios.get(3))).containsExactly("stance RETAIN");
        assertThat(scenarios.get(1).at()).isEqualTo(new SourceRef(FILE, 7, 5));
    }

    @Test
    void each_row_of_a_csv_file_is_a_scenario() throws IOException {
        Files.createDirectory(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/a.yaml"), DISTRIBUTORS);
        Files.writeString(folder.resolve("scenarios/bulk.csv"), """
                name,like,delivery.onTimeRate,value.annualRevenue,complaints[0].id,complaints[0].severity,rivals,signals,signals.LATE,absent.actions,gaps.delivery.inFullRate,note
                Late,feed,0.86,100 EUR,7,HIGH,[],"LATE, SHORT",SERIOUS,OFFER GIFT,present,"a, b"

                On time,,0.9,,,,"[{name: R, move: PRICE}]",,absent,,,
                ,feed,unknown,,,,,,absent,,,
                """.replace("\"LATE, SHORT\"", "LATE SHORT"));

        List<Scenario> scenarios = ScenarioFiles.read(folder);

        assertThat(scenarios)
                .extracting(Scenario::name)
                .containsExactly("Late", "On time", "delivery.onTimeRate unknown");
        assertThat(scenarios.get(0).given().profile().industry()).contains("feed");
        assertThat(scenarios.get(0).given().value().annualRevenue()).contains(Money.of("100", "EUR"));
        assertThat(scenarios.get(0).given().complaints().orElseThrow().get(0).id())
                .isEqualTo("7");
        assertThat(scenarios.get(0).given().rivals()).contains(List.of());
        assertThat(expectations(scenarios.get(0)))
                .containsExactly(
                        "signals LATE",
                        "signals SHORT",
                        "signals LATE severity SERIOUS",
                        "not actions OFFER",
                        "not actions GIFT",
                        "gaps delivery.inFullRate");
        assertThat(scenarios.get(1).given().rivals().orElseThrow().get(0).name())
                .isEqualTo("R");
        assertThat(scenarios.get(2).given().delivery().onTimeRate()).isEmpty();
        assertThat(scenarios.get(2).at()).isEqualTo(new SourceRef("scenarios/bulk.csv", 5, 1));
    }

    /** A slip, what is said of it, where, and a hint. */
    private record Slip(String file, String text, String code, String at, String hint) {
        Slip(String text, String code, String at, String hint) {
            this(FILE, text, code, at, hint);
        }
    }

    private static String scenario(String rest) {
        return "- name: n\n  given: {}\n  " + rest;
    }

    private static final List<Slip> SLIPS = List.of(
            new Slip("", "MS-154", "1:1", "- name:"),
            new Slip("text", "MS-154", "1:1", "- name:"),
            new Slip("- text", "MS-154", "1:3", "- name:"),
            new Slip("note: x", "MS-154", "1:1", "- name:"),
            new Slip("scenarios: {}", "MS-154", "1:12", "- name:"),
            new Slip("senarios: []", "MS-153", "1:1", "scenarios"),
            new Slip("- name: [", "MS-505", "1:9", "["),
            new Slip("- given: {}\n  expect: {stance: RETAIN}", "MS-156", "1:3", "name"),
            new Slip("- name: n\n  expect: {stance: RETAIN}", "MS-156", "1:3", "given"),
            new Slip("- name: n\n  gven: {}\n  expect: {stance: RETAIN}", "MS-153", "2:3", "given"),
            new Slip("- name: n\n  假设: {}\n  expect: {stance: RETAIN}", "MS-153", "2:3", "假如"),
            new Slip("- name: n\n  given: []\n  expect: {stance: RETAIN}", "MS-152", "2:10", "name: value"),
            new Slip("- name: n\n  given: {}", "MS-185", "1:3", "expect"),
            new Slip("- name: n\n  given: acme\n  expect: {stance: RETAIN}", "MS-147", "2:10", "acme"),
            new Slip(DISTRIBUTORS + "scenarios:\n- name: n\n  given: fed\n", "MS-147", "11:10", "feed"),
            new Slip("accounts:\n  a: {like: b}\n  b: {like: a}\n", "MS-157", "3:13", "a → b"),
            new Slip("accounts:\n  a: {}\n  a: {}\n", "MS-150", "3:3", "a"),
            new Slip(scenario("expct: {}"), "MS-153", "3:3", "expect"),
            new Slip(scenario("expect: [LATE]"), "MS-152", "3:11", "name: value"),
            new Slip(scenario("expect: {signal: [LATE]}"), "MS-153", "3:12", "signals"),
            new Slip(scenario("absent: {order: [A, B]}"), "MS-153", "3:12", "Known"),
            new Slip(scenario("expect: {signals: {LATE: GRAVE}}"), "MS-147", "3:28", "CRITICAL"),
            new Slip(scenario("expect: {commitments: {DELIVRY: KEPT}}"), "MS-147", "3:26", "DELIVERY"),
            new Slip(scenario("expect: {causes: [RIVAL]}"), "MS-147", "3:21", "STRONGER_RIVAL"),
            new Slip(scenario("expect: {stance: RETIAN}"), "MS-147", "3:20", "RETAIN"),
            new Slip(scenario("expect: {stance: any}"), "MS-147", "3:20", "RETAIN"),
            new Slip(scenario("expect: {stance: {RETAIN: 1}}"), "MS-152", "3:29", "name: value"),
            new Slip(scenario("expect: {causes: {FOUL_PLAY: much}}"), "MS-528", "3:32", ">= 0.4"),
            new Slip(scenario("expect: {causes: {FOUL_PLAY: \">= 0.4 and\"}}"), "MS-528", "3:32", ">= 0.4"),
            new Slip(scenario("expect: {actions: {A: {due: soon}}}"), "MS-528", "3:31", "2026-04-14"),
            new Slip(scenario("expect: {actions: {A: {oner: X}}}"), "MS-153", "3:26", "owner"),
            new Slip(scenario("draft: yes\n  expect: {stance: RETAIN}"), "MS-129", "3:10", "true"),
            new Slip(
                    "- name: n\n  given: {delivery: {onTimeRate: 1.2}}\n  expect: {stance: RETAIN}",
                    "MS-205",
                    "2:34",
                    "0.012"),
            new Slip(
                    "- name: n\n  given: {delivery: {onTimRate: 0.8}}\n  expect: {stance: RETAIN}",
                    "MS-143",
                    "2:22",
                    "delivery.onTimeRate"),
            new Slip(
                    "- name: n\n  given: {delivry: {onTimeRate: 0.8}}\n  expect: {stance: RETAIN}",
                    "MS-143",
                    "2:11",
                    "delivery"),
            new Slip(
                    "- name: n\n  given: {complaints: [{id: C, severty: HIGH}]}\n  expect: {stance: RETAIN}",
                    "MS-143",
                    "2:32",
                    "severity"),
            new Slip("- name: n\n  given: {profile: {tier: KAY}}\n  expect: {stance: RETAIN}", "MS-212", "2:27", "KEY"),
            new Slip("accounts:\n  a: {profile: {tier: KAY}}", "MS-212", "2:23", "KEY"),
            new Slip(scenario("expect: {stance: RETAIN}\n  variants: []"), "MS-158", "4:13", "header"),
            new Slip(
                    scenario("variants:\n  - [delivery.onTimRate]\n  - [0.8]"), "MS-159", "4:6", "delivery.onTimeRate"),
            new Slip(scenario("variants:\n  - [stance, risk]\n  - [RETAIN]"), "MS-144", "5:5", "2"),
            new Slip(
                    scenario("variants:\n  - [delivery.onTimeRate, stance]\n  - [8, RETAIN]"), "MS-205", "5:6", "0.08"),
            new Slip(scenario("variants:\n  - [stance]\n  - [\"\"]"), "MS-185", "5:5", "expect"),
            new Slip("scenarios/s.csv", "", "MS-141", "1:1", "name,like"),
            new Slip("scenarios/s.csv", "name,stanc\n", "MS-159", "1:6", "stance"),
            new Slip("scenarios/s.csv", "name,stance\nn,RETIAN\n", "MS-147", "2:3", "RETAIN"),
            new Slip("scenarios/s.csv", "name,stance\nn\n", "MS-144", "2:1", "1"),
            new Slip("scenarios/s.csv", "name,like,stance\nn,acme,RETAIN\n", "MS-147", "2:3", "acme"),
            new Slip("scenarios/s.csv", "name,delivery.onTimeRate,stance\nn,x,RETAIN\n", "MS-202", "2:3", "0 … 1"),
            new Slip("scenarios/s.csv", "name,rivals,stance\nn,[,RETAIN\n", "MS-505", "2:3", "["));

    @TestFactory
    Stream<DynamicTest> every_slip_is_pointed_at() {
        return SLIPS.stream()
                .map(slip -> DynamicTest.dynamicTest(slip.code + " " + slip.text.replace('\n', '|'), () -> {
                    InvalidPackException invalid = catchThrowableOfType(
                            InvalidPackException.class, () -> ScenarioFiles.parse(slip.file, slip.text));
                    assertThat(invalid).isNotNull();
                    assertThat(invalid.problems()).anySatisfy(problem -> {
                        assertThat(problem.summary(Locale.ENGLISH))
                                .startsWith(slip.code + " " + slip.file + ":" + slip.at + " ")
                                .contains(slip.hint);
                        assertThat(problem.message(Locale.CHINA)).isNotEqualTo(problem.message(Locale.ENGLISH));
                    });
                }));
    }

    @Test
    void all_slips_of_all_files_are_reported_at_once() throws IOException {
        Files.createDirectory(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/a.yaml"), scenario("expect: {stance: RETIAN, risk: HGH}"));
        Files.writeString(folder.resolve("scenarios/b.csv"), "name,stance\nn,RETIAN\nm,RETIAN\n");

        assertThat(catchThrowableOfType(InvalidPackException.class, () -> ScenarioFiles.read(folder))
                        .problems())
                .extracting(problem -> problem.code() + " " + problem.location())
                .containsExactly(
                        "MS-147 scenarios/a.yaml:3:20",
                        "MS-147 scenarios/a.yaml:3:34",
                        "MS-147 scenarios/b.csv:2:3",
                        "MS-147 scenarios/b.csv:3:3");
    }

    @Test
    void what_the_pack_does_not_know_is_a_slip_and_no_silent_success() throws IOException {
        Files.createDirectory(folder.resolve("scenarios"));
        Files.writeString(folder.resolve("scenarios/a.yaml"), """
                - name: n
                  given: {}
                  expect:
                    gaps: [delivery.onTimeRat, "complaints[C-1].planAgreed", 'limit("delivery.onTime")']
                    actions: {PLN: {owner: SALS, because: delivery.onTimRate}}
                    withheld: {PLAN: {reason: FIX, rule: "actions.csv:3"}}
                  absent:
                    signals: [LAT, LATE]
                """);
        TestPack pack = new TestPack()
                .file("signals/s.drl", TestPack.rule("r", "Account( delivery.onTimeRate < 0.9 )", "LATE"))
                .row("actions.csv", "PLAN,,contact,RELATIONAL,SALES,1,1,0,false,,OK,STOP,")
                .texts("action.PLAN", "action.PLAN.step.1", "success.OK", "stop.STOP", "owner.SALES");
        Path compiled = Files.createDirectory(folder.resolve("pack"));

        assertThat(catchThrowableOfType(
                                InvalidPackException.class,
                                () -> ScenarioFiles.read(
                                        folder, pack.compileIn(compiled).model()))
                        .problems())
                .extracting(problem -> problem.location() + " " + problem.message(Locale.ENGLISH))
                .containsExactly(
                        "scenarios/a.yaml:4:12 unknown metric delivery.onTimeRat. Maybe delivery.onTimeRate?",
                        "scenarios/a.yaml:5:15 unknown action PLN. Maybe PLAN?",
                        "scenarios/a.yaml:5:28 unknown owner SALS. Maybe SALES?",
                        "scenarios/a.yaml:5:43 unknown metric, signal or cause delivery.onTimRate. Maybe delivery.onTimeRate?",
                        "scenarios/a.yaml:6:31 unknown reason FIX. Known: BEYOND_CAPACITY, COSTS_MORE_THAN_IT_PROTECTS, EXCLUDED, MISSING_PRECONDITION.",
                        "scenarios/a.yaml:8:15 unknown signal LAT. Maybe LATE?");
    }

    @Test
    void the_tables_of_fields_have_a_name_in_each_language_and_none_twice() {
        assertThat(Stream.of(Subject.values()).flatMap(one -> Stream.of(one.field(), one.chinese())))
                .doesNotHaveDuplicates();
        assertThat(Stream.of(Aspect.values()).flatMap(one -> Stream.of(one.field(), one.chinese())))
                .doesNotHaveDuplicates();
        assertThat(Expectation.absent(Subject.SIGNALS, "X").present()).isFalse();
    }
}
