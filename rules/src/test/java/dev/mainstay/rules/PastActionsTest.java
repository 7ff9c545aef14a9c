package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.InvalidHistoryException;
import dev.mainstay.account.PastAction;
import dev.mainstay.account.PastAction.State;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Withheld;
import dev.mainstay.json.ActionHistoryReader;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Tier;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastActionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final String PLAN = "DELIVERY_RECOVERY_PLAN";
    private static final RetentionAdvisor ADVISOR = RetentionAdvisor.of(RulePack.standard());
    private static final AccountSnapshot LATE = AccountSnapshot.builder("A", DAY)
            .profile(p -> p.tier(Tier.KEY))
            .delivery(d -> d.onTimeRate(0.5))
            .build();

    private static Advice after(PastAction... past) {
        return ADVISOR.advise(LATE, ActionHistory.of(past));
    }

    private static Optional<Withheld> withheld(Advice advice, String code) {
        return advice.withheld().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    @Test
    void what_was_done_rests_until_the_day_its_weight_gives() {
        Advice advice = after(new PastAction(PLAN, DAY.minusDays(10), State.DONE));

        assertThat(advice.action(PLAN)).isEmpty();
        assertThat(withheld(advice, PLAN)).hasValueSatisfying(one -> {
            assertThat(one.reason()).isEqualTo("COOLDOWN");
            assertThat(one.until()).contains(DAY.plusDays(20));
            assertThat(one.rule()).startsWith("weights.csv:");
        });
        assertThat(after(new PastAction(PLAN, DAY.minusDays(30), State.DONE)).action(PLAN))
                .isPresent();
        assertThat(after(new PastAction(PLAN, DAY.minusDays(30), State.DECLINED))
                        .action(PLAN))
                .isEmpty();
        assertThat(after(new PastAction(PLAN, DAY.minusDays(10), State.OPEN)).action(PLAN))
                .isPresent();
    }

    @Test
    void an_action_may_have_a_time_of_its_own() {
        Advice advice = after(new PastAction("EXECUTIVE_VISIT", DAY.minusDays(100), State.DONE));

        assertThat(withheld(advice, "EXECUTIVE_VISIT").flatMap(Withheld::until)).contains(DAY.plusDays(80));
    }

    @Test
    void what_answered_another_need_or_came_later_does_not_count() {
        assertThat(after(new PastAction(PLAN, Optional.of("QUALITY"), DAY.minusDays(1), State.DONE))
                        .action(PLAN))
                .isPresent();
        assertThat(after(new PastAction(PLAN, Optional.of("DELIVERY"), DAY.minusDays(1), State.DONE))
                        .action(PLAN))
                .isEmpty();
        assertThat(after(new PastAction(PLAN, DAY.plusDays(1), State.DONE)).action(PLAN))
                .isPresent();
        assertThat(after(new PastAction("NO_SUCH_ACTION", DAY, State.OPEN))).isEqualTo(ADVISOR.advise(LATE));
    }

    @Test
    void what_is_under_way_keeps_out_what_contradicts_it() {
        Advice advice = after(new PastAction("SERVE_AT_LOWER_COST", DAY.minusDays(5), State.OPEN));

        assertThat(ADVISOR.advise(LATE).action("EXECUTIVE_VISIT")).isPresent();
        assertThat(withheld(advice, "EXECUTIVE_VISIT").map(Withheld::reason)).contains("EXCLUDED");
    }

    @Test
    void what_was_under_way_and_is_done_keeps_nothing_out() {
        PastAction open = new PastAction("SERVE_AT_LOWER_COST", DAY.minusDays(50), State.OPEN);

        for (State end : new State[] {State.DONE, State.DECLINED}) {
            PastAction ended = new PastAction("SERVE_AT_LOWER_COST", DAY.minusDays(5), end);
            assertThat(after(open, ended).action("EXECUTIVE_VISIT")).isPresent();
            assertThat(after(open, ended, new PastAction("SERVE_AT_LOWER_COST", DAY, State.OPEN))
                            .action("EXECUTIVE_VISIT"))
                    .isEmpty();
        }
        assertThat(after(open, new PastAction("SERVE_AT_LOWER_COST", DAY.minusDays(60), State.DONE))
                        .action("EXECUTIVE_VISIT"))
                .isEmpty();
        assertThat(after(
                                new PastAction("SERVE_AT_LOWER_COST", Optional.of("X"), DAY.minusDays(9), State.OPEN),
                                new PastAction("SERVE_AT_LOWER_COST", Optional.of("Y"), DAY.minusDays(5), State.DONE))
                        .action("EXECUTIVE_VISIT"))
                .isEmpty();
    }

    @Test
    void the_place_of_what_rests_goes_to_the_next_and_the_order_of_the_history_is_nothing() {
        PastAction one = new PastAction(PLAN, DAY.minusDays(10), State.DONE);
        PastAction two = new PastAction("EXPEDITE_ORDERS", DAY.minusDays(3), State.DECLINED);
        Advice advice = after(one, two);

        assertThat(advice).isEqualTo(after(two, one));
        assertThat(advice.actions()).extracting(Action::rank).startsWith(1, 2, 3);
    }

    @Test
    void a_history_is_read_from_lines_and_what_is_wrong_is_said_by_line_and_path() {
        String lines = """
                {"accountId":"A","code":"EXECUTIVE_VISIT","on":"2026-03-01","state":"DONE"}

                {"accountId":"A","code":"WIN_BACK","reason":"DEFECTION","on":"2026-02-01","state":"DECLINED"}
                """;
        Map<String, ActionHistory> read =
                new ActionHistoryReader().readLines(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.get("A").actions())
                .containsExactly(
                        new PastAction("WIN_BACK", Optional.of("DEFECTION"), LocalDate.of(2026, 2, 1), State.DECLINED),
                        new PastAction("EXECUTIVE_VISIT", LocalDate.of(2026, 3, 1), State.DONE));

        InvalidHistoryException wrong =
                catchThrowableOfType(InvalidHistoryException.class, () -> new ActionHistoryReader()
                        .readLines(new ByteArrayInputStream(lines.replace("DONE", "DOEN")
                                .replace("2026-02-01", "yesterday")
                                .getBytes(StandardCharsets.UTF_8))));
        assertThat(wrong.problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        state ->
                                assertThat(state).startsWith("MS-212 1:$.state").contains("Maybe DONE?"),
                        day -> assertThat(day).startsWith("MS-202 3:$.on"));
    }
}
