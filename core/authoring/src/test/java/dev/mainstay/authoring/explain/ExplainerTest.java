package dev.mainstay.authoring.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.account.Rival;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.SmallPolicy;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private static RulePack pack;
    private static Explainer explainer;

    @BeforeAll
    static void build(@TempDir Path folder) {
        pack = SmallPolicy.compileIn(folder);
        explainer = Explainer.of(pack);
    }

    private static AccountSnapshot account(Consumer<AccountSnapshot.Builder> what) {
        AccountSnapshot.Builder builder = AccountSnapshot.builder("A-1", DAY);
        what.accept(builder);
        return builder.build();
    }

    private static AccountSnapshot late() {
        return account(a -> a.delivery(d -> d.onTimeRate(0.5))
                .value(v -> v.annualRevenue(Money.of("100000", "CNY")).grossMarginRate(0.2))
                .noComplaints());
    }

    private static Topic topic(String word) {
        return explainer.topics(word).get(0);
    }

    // ---- why

    @Test
    void an_action_is_followed_from_its_score_to_what_was_observed() {
        assertThat(explainer.why(late(), topic("plan")).text(Locale.ENGLISH)).isEqualTo("""
                A-1  (2026-03-31, test 1.0.0)
                  PLAN (action.PLAN) is recommended at rank 1, because of SUPPLIER_OPTIMISATION, LATE [actions.csv:2]
                    a row proposes PLAN (action.PLAN), expected to save 0.5 [playbook.csv:2]
                      SUPPLIER_OPTIMISATION (cause.SUPPLIER_OPTIMISATION) comes to 0.35
                        LATE (signal.LATE) speaks for SUPPLIER_OPTIMISATION (cause.SUPPLIER_OPTIMISATION): weight 0.5 × strength 0.7 [diagnosis.csv:2]
                          LATE (signal.LATE) severity.SERIOUS by the rule "Late" [signals/s.drl:1]
                            delivery.onTimeRate 0.5, < 0.9 (limits.csv:2)
                    save 0.5 × amount at risk 14000 CNY − cost 200 CNY = net 6800 CNY
                      of the likelihood of defection 1 rests on SUPPLIER_OPTIMISATION (cause.SUPPLIER_OPTIMISATION); 0.5 of that is taken off, which saves 0.5
                      the amount at risk is the likelihood of defection 0.35 × 40000 CNY, the margin of 2 years
                      cost: 1 hours at 200, and 0 of annual revenue [actions.csv:2]
                    net 6800 × urgency 1.2 × confidence 1 × lever 1 (procedural) = score 8160
                """);
    }

    @Test
    void a_rule_that_speaks_by_itself_is_named_with_what_it_rests_on(@TempDir Path folder) {
        Explainer ofRule =
                Explainer.of(SmallPolicy.pack().file("diagnosis.drl", """
                rule "Who is served late and plans with us stays"
                when
                  $a : Account( delivery.onTimeRate < 0.6, strategy.jointPlan )
                then
                  causes.weigh("SUPPLIER_OPTIMISATION", "", -0.2);
                end
                """).compileIn(folder));
        AccountSnapshot account =
                account(a -> a.delivery(d -> d.onTimeRate(0.5)).strategy(s -> s.jointPlan(true)));
        String against = """
                the rule "Who is served late and plans with us stays" speaks against SUPPLIER_OPTIMISATION \
                (cause.SUPPLIER_OPTIMISATION): weight -0.2 × strength 1 [diagnosis.drl:1]
                      delivery.onTimeRate 0.5, < 0.6
                      strategy.jointPlan true, == true
                """;

        assertThat(ofRule.why(account, ofRule.topics("SUPPLIER_OPTIMISATION").get(0))
                        .text(Locale.ENGLISH))
                .contains(against);
        assertThat(WhyNot.by(ofRule.pack())
                        .of(account)
                        .likelier("SUPPLIER_OPTIMISATION")
                        .toString())
                .contains("RULE_AGAINST", "strategy.jointPlan");
    }

    @Test
    void the_whole_story_names_everything_the_advice_says() {
        Explanation story = explainer.story(account(a -> a.delivery(d -> d.onTimeRate(0.5))
                .channel(c -> c.overdueDays(61))
                .complaint(Complaint.builder("C-1").openedOn(DAY.minusDays(30)).build())));

        assertThat(story.text(Locale.ENGLISH))
                .contains("the stance is RETAIN", "DEFECTION comes to", "DELIVERY (commitment.DELIVERY) is")
                .contains("complaints[C-1].openDays 30, > 20", "PLAN (action.PLAN) is recommended")
                .contains("OFFER (action.OFFER) is proposed, but withheld: guard.COLLECT_FIRST, by Collect first")
                .contains("channel.overdueDays 61, > 60", "money is unknown", "unknowns could raise a signal")
                .contains("(see above)");
        assertThat(story.text(Locale.CHINA)).contains("已建议", "（见上）").doesNotContain(" is ", "speaks for");
    }

    @Test
    void what_is_not_said_is_not_explained_as_if_it_were() {
        Reason reason = explainer.why(late(), topic("OPEN")).reasons().get(0);

        assertThat(reason.kind()).isEqualTo(Reason.Kind.IS_NOT_SO);
        assertThat(reason.because().get(0).kind()).isEqualTo(Reason.Kind.RULE_SILENT);
        assertThat(explainer.whyNot(late(), topic("LATE")).reasons().get(0).kind())
                .isEqualTo(Reason.Kind.IS_SO);
    }

    // ---- what is called how

    @Test
    void a_topic_is_called_by_code_or_title_and_a_slip_is_told() {
        assertThat(explainer.topics("late")).containsExactly(new Topic(Topic.Kind.SIGNAL, "LATE"));
        assertThat(explainer.topics("signal.LATE")).containsExactly(new Topic(Topic.Kind.SIGNAL, "LATE"));
        assertThat(explainer.topics("DEFECTION")).containsExactly(new Topic(Topic.Kind.RISK, "DEFECTION"));
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> explainer.topics("LATTE"))
                .withMessageContaining("MS-272")
                .withMessageContaining("Maybe LATE?");
    }

    @Test
    void changes_are_read_and_written_alike() {
        AccountSnapshot account = account(a -> a.complaint(
                        Complaint.builder("C=1]").openedOn(DAY.minusDays(30)).build())
                .value(v -> v.annualRevenue(Money.of("5", "EUR"))));
        List<String> words = List.of(
                "delivery.onTimeRate=0.92",
                "delivery.peakSupplyAgreed=true",
                "contract.daysToRenewal=unknown",
                "profile.tier=KEY",
                "value.costToServe=12.5 EUR",
                "complaints[C=1]].resolvedOn=2026-03-30",
                "complaints[+D].severity=HIGH",
                "rivals=none");

        List<Change> changes = explainer.changes(account, words);

        assertThat(changes).map(Change::toString).isEqualTo(words);
        AccountSnapshot changed = Change.apply(account, changes);
        assertThat(changed.complaints().orElseThrow()).hasSize(2);
        assertThat(changed.rivals()).contains(List.of());
        assertThat(explainer.changes(account, List.of("value.costToServe=7", "delivery.onTimeRate=92%")))
                .map(Change::to)
                .containsExactly("7 EUR", "0.92");
        assertThat(explainer.changes(account, List.of("delivery.peakSupplyAgreed=否", "delivery.onTimeRate=未知")))
                .map(Change::to)
                .containsExactly("false", "unknown");
    }

    @Test
    void what_cannot_be_is_told_with_a_way_out() {
        assertThat(wrong("delivery.onTimRate=0.9")).isEqualTo("MS-274 Maybe delivery.onTimeRate?");
        assertThat(wrong("orders.silenceRatio=2"))
                .isEqualTo("MS-275 orders.silenceRatio follows from orders.daysSinceLastOrder,"
                        + " orders.medianOrderIntervalDays; change that instead.");
        assertThat(wrong("profile.tier=KAY")).isEqualTo("MS-276 Maybe KEY?");
        assertThat(wrong("quality.defectPpm=24%")).startsWith("MS-276 24%");
        assertThat(wrong("communication.daysSinceContact=200%")).startsWith("MS-276 200%");
        assertThat(wrong("delivery.stockOutDays90d=1.5")).startsWith("MS-276 1.5");
        assertThat(wrong("profile.relationshipSince=yesterday")).startsWith("MS-276 yesterday");
        assertThat(wrong("value.costToServe=dear")).startsWith("MS-276 dear");
        assertThat(wrong("complaints[X].severity=LOW")).startsWith("MS-277 ");
        assertThat(wrong("complaint[X].severity=LOW")).isEqualTo("MS-274 Maybe complaints?");
        assertThat(wrong("delivery.onTimeRate")).startsWith("MS-273 ");
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() ->
                        explainer.changes(late(), List.of("delivery.onTimeRate=1", "delivery.onTimeRate=0", "x=1")))
                .satisfies(invalid ->
                        assertThat(invalid.problems()).map(Problem::code).containsExactly("MS-278", "MS-274"));
        assertThatExceptionOfType(InvalidSnapshotException.class)
                .isThrownBy(() -> explainer.whatIf(
                        late(),
                        explainer
                                .changes(late(), List.of("delivery.onTimeRate=92"))
                                .get(0)))
                .withMessageContaining("Maybe 0.92?");
    }

    private static String wrong(String word) {
        try {
            explainer.changes(late(), List.of(word));
            return "";
        } catch (InvalidQuestionException invalid) {
            Problem problem = invalid.problems().get(0);
            return problem.code() + " " + problem.help(Locale.ENGLISH).orElse(problem.sentence(Locale.ENGLISH));
        }
    }

    // ---- what if

    @Test
    void a_change_shows_what_of_the_advice_is_otherwise_and_nothing_else() {
        WhatIf whatIf = explainer.whatIf(late(), Change.of(Metrics.DELIVERY_ON_TIME_RATE, 0.95));

        assertThat(whatIf.text(Locale.ENGLISH)).isEqualTo("""
                A-1  (2026-03-31, test 1.0.0)
                  delivery.onTimeRate: 0.5 -> 0.95
                  stance: RETAIN (stance.RETAIN) -> MAINTAIN (stance.MAINTAIN)
                  risk of defection: level.MODERATE 0.35 -> level.LOW 0
                  margin at risk: 14000.00 CNY -> 0.00 CNY
                  signal gone: LATE (signal.LATE)
                  commitment DELIVERY (commitment.DELIVERY): status.BROKEN -> status.KEPT
                  cause gone: SUPPLIER_OPTIMISATION (cause.SUPPLIER_OPTIMISATION) (was 0.35)
                  action gone: PLAN (action.PLAN) (was at rank 1)
                  action gone: OFFER (action.OFFER) (was at rank 2)
                """);
        assertThat(explainer
                        .whatIf(late(), Change.of(Metrics.DELIVERY_ON_TIME_RATE, 0.51))
                        .reasons())
                .map(Reason::kind)
                .containsExactly(Reason.Kind.NOTHING_CHANGES);
        assertThat(whatIf.before()).isEqualTo(RetentionAdvisor.of(pack).advise(late()));
    }

    // ---- what would it take

    @Test
    void the_smallest_change_is_the_nearest_value_beyond_the_limit() {
        Counterfactual removing = explainer.whatWouldItTake(late(), topic("PLAN"));
        assertThat(removing.removes()).isTrue();
        assertThat(removing.changes()).map(Change::toString).containsExactly("delivery.onTimeRate=0.9");
        assertThat(removing.found().orElseThrow().after().action("PLAN")).isEmpty();

        Counterfactual adding = explainer.whatWouldItTake(late(), topic("SHORT"));
        assertThat(adding.removes()).isFalse();
        assertThat(adding.changes()).map(Change::toString).containsExactly("delivery.inFullRate=0.89");

        Counterfactual complaint = explainer.whatWouldItTake(late(), topic("OPEN"));
        assertThat(complaint.changes()).isNotEmpty().allMatch(Change::added);

        Counterfactual none = explainer.whatWouldItTake(late(), topic("FOUL_PLAY"));
        assertThat(none.found()).isEmpty();
        assertThat(none.complete()).isTrue();
        assertThat(none.text(Locale.ENGLISH)).contains("within the allowed range leads to FOUL_PLAY");
    }

    @Test
    void two_are_changed_where_one_is_not_enough() {
        AccountSnapshot account = account(a -> a.channel(c -> c.overdueDays(90)).delivery(d -> d.onTimeRate(0.95)));

        Counterfactual adding = explainer.whatWouldItTake(account, topic("OFFER"));

        assertThat(adding.changes())
                .map(Change::toString)
                .containsExactlyInAnyOrder("channel.overdueDays=60", "delivery.onTimeRate=0.89");
    }

    @Test
    void where_an_action_costs_more_than_it_saves_revenue_or_margin_decides() {
        AccountSnapshot small = account(a -> a.delivery(d -> d.onTimeRate(0.5))
                .value(v -> v.annualRevenue(Money.of("1000", "CNY")).grossMarginRate(0.2)));
        assertThat(explainer.whyNot(small, topic("PLAN")).text(Locale.ENGLISH))
                .contains("save 0.5 × amount at risk 140 CNY − cost 200 CNY = net -130 CNY");

        Counterfactual adding = explainer.whatWouldItTake(small, topic("PLAN"));

        assertThat(adding.changes()).singleElement().satisfies(change -> assertThat(change.toString())
                .isIn("value.grossMarginRate=0.577114", "value.annualRevenue=2885.57 CNY"));
    }

    @Test
    void a_search_that_ends_at_its_bound_says_so() {
        Counterfactual bounded = explainer.whatWouldItTake(late(), topic("FOUL_PLAY"), 2);

        assertThat(bounded.complete()).isFalse();
        assertThat(bounded.tried()).isEqualTo(2);
        assertThat(bounded.text(Locale.ENGLISH)).contains("before the search ended");
    }

    @Test
    void no_smaller_single_change_does_it() {
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        SplittableRandom random = new SplittableRandom(11);
        int tried = 0;
        for (int i = 0; i < 60; i++) {
            AccountSnapshot account = account(a -> a.delivery(d ->
                            d.onTimeRate(random.nextInt(80, 100) / 100.0).inFullRate(random.nextInt(80, 100) / 100.0))
                    .channel(c -> c.overdueDays(random.nextInt(40, 80)))
                    .noComplaints());
            Advice before = advisor.advise(account);
            for (Topic topic : Topic.of(pack.model())) {
                List<Change> found = explainer.whatWouldItTake(account, topic).changes();
                for (Change other : grid()) {
                    boolean turns = topic.in(advisor.advise(Change.apply(account, List.of(other)))) != topic.in(before);
                    assertThat(turns && found.size() != 1)
                            .as("%s by %s, not %s", topic, other, found)
                            .isFalse();
                    if (turns && found.get(0).what().equals(other.what())) {
                        assertThat(distance(found.get(0), account))
                                .isLessThanOrEqualTo(distance(other, account) + 1e-9);
                    }
                    tried++;
                }
            }
        }
        System.out.println("single changes tried beside the smallest: " + tried);
    }

    private static List<Change> grid() {
        List<Change> changes = new ArrayList<>();
        IntStream.rangeClosed(0, 20).forEach(i -> {
            changes.add(Change.of(Metrics.DELIVERY_ON_TIME_RATE, (80 + i) / 100.0));
            changes.add(Change.of(Metrics.DELIVERY_IN_FULL_RATE, (80 + i) / 100.0));
            changes.add(Change.of(Metrics.CHANNEL_OVERDUE_DAYS, 50 + i));
        });
        return changes;
    }

    private static double distance(Change change, AccountSnapshot account) {
        double from = Double.parseDouble(change.from(account));
        return Math.abs(Double.parseDouble(change.to()) - from);
    }

    // ---- what to find out

    @Test
    void what_could_change_the_advice_most_is_worth_finding_out_first() {
        FindOut findOut = explainer.whatToFindOut(account(a -> a.delivery(d -> d.inFullRate(1))));

        assertThat(findOut.unknowns())
                .extracting(FindOut.Unknown::what)
                .containsExactly("delivery.onTimeRate", "complaints");
        FindOut.Unknown first = findOut.unknowns().get(0);
        assertThat(first.cases()).hasSize(1);
        assertThat(first.cases().get(0).range()).isEqualTo("< 0.9");
        assertThat(first.weight()).isEqualTo(1 + 1 + 0.35);
        assertThat(findOut.text(Locale.ENGLISH))
                .contains("delivery.onTimeRate: could change the advice by 2.35 (of at most 3)");
        FindOut nothing = explainer.whatToFindOut(
                account(a -> a.delivery(d -> d.inFullRate(1).onTimeRate(1)).noComplaints()));
        assertThat(nothing.unknowns()).isEmpty();
        assertThat(nothing.text(Locale.ENGLISH)).contains("nothing that is unknown could change the advice");
    }

    @Test
    void an_amount_that_is_unknown_is_tried_from_nothing_upwards_in_the_account_s_currency_or_the_pack_s_first() {
        AccountSnapshot account = account(a -> a.delivery(d -> d.onTimeRate(0.5).inFullRate(1))
                .value(v -> v.grossMarginRate(0.2))
                .noComplaints());

        assertThat(explainer.whatToFindOut(account).unknowns())
                .filteredOn(unknown -> unknown.what().equals("value.annualRevenue"))
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.cases().get(0))
                        .satisfies(low -> assertThat(low.range()).isEqualTo(">= 0, < 3000 CNY"))
                        .satisfies(low -> assertThat(low.differences())
                                .extracting(Reason::kind)
                                .contains(Reason.Kind.ACTION_WENT)));
    }

    // ---- names and determinism

    @Test
    void no_name_forges_a_line() {
        AccountSnapshot account = AccountSnapshot.builder("A\n  ERROR\u001b[31m\u202e", DAY)
                .complaint(Complaint.builder("C\r\n1\u0000")
                        .openedOn(DAY.minusDays(30))
                        .build())
                .rival(Rival.builder("{0} 'x").build())
                .build();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
            for (Answer answer : answers(account)) {
                assertThat(answer.text(locale).lines().skip(1)).allMatch(line -> line.startsWith("  "));
                assertThat(answer.text(locale)
                                .chars()
                                .filter(Character::isISOControl)
                                .filter(c -> c != '\n'))
                        .isEmpty();
                assertThat(answer.text(locale)).doesNotContain("\u202e").startsWith("A.  ERROR.[31m.");
            }
        }
    }

    private static List<Answer> answers(AccountSnapshot account) {
        return List.of(
                explainer.story(account),
                explainer.why(account, topic("OPEN")),
                explainer.whyNot(account, topic("PLAN")),
                explainer.whatIf(account, Change.of(Metrics.DELIVERY_ON_TIME_RATE, 0.5)),
                explainer.whatWouldItTake(account, topic("OPEN")),
                explainer.whatToFindOut(account));
    }

    @Test
    void one_explainer_serves_all_threads_and_answers_alike() {
        List<AccountSnapshot> accounts = List.of(late(), account(a -> {}), account(a -> a.noRivals()));
        Explainer other = Explainer.of(pack);
        List<List<String>> alone = accounts.stream()
                .map(account -> answers(account).stream()
                        .map(answer -> answer.text(Locale.ENGLISH))
                        .toList())
                .toList();

        assertThat(Stream.generate(() -> accounts).limit(20).parallel().map(all -> all.stream()
                        .map(account -> answers(account).stream()
                                .map(answer -> answer.text(Locale.ENGLISH))
                                .toList())
                        .toList()))
                .allMatch(alone::equals);
        assertThat(other.story(late()).text(Locale.CHINA))
                .isEqualTo(explainer.story(late()).text(Locale.CHINA));
    }
}
