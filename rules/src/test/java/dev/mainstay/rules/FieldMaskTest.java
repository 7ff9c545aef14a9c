package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Rival;
import dev.mainstay.log.DecisionLog;
import dev.mainstay.log.DecisionReader;
import dev.mainstay.log.FieldMask;
import dev.mainstay.log.LogException;
import dev.mainstay.log.LogLine;
import dev.mainstay.log.Replay;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.Tier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMaskTest {

    private static final RetentionAdvisor ADVISOR = RetentionAdvisor.of(RulePack.standard());
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final byte[] KEY = "a secret of more than thirty-two bytes".getBytes(StandardCharsets.UTF_8);

    private final List<Problem> told = new ArrayList<>();

    private static AccountSnapshot secret(int number) {
        return AccountSnapshot.builder("ID-SECRET-" + number, DAY)
                .name("NAME-SECRET")
                .profile(p -> p.tier(Tier.KEY).industry("feed").region("REGION-SECRET"))
                .value(v -> v.annualRevenue(Money.of("48151623", "CNY")).grossMarginRate(0.2342))
                .delivery(d -> d.onTimeRate(0.5108))
                .rival(Rival.builder("RIVAL-SECRET")
                        .move(RivalMove.PRICE)
                        .strength(0.9)
                        .confirmed(true)
                        .build())
                .complaint(Complaint.builder("COMPLAINT-SECRET")
                        .openedOn(DAY.minusDays(40))
                        .category(ComplaintCategory.PRODUCT)
                        .build())
                .attribute("phone", "PHONE-SECRET")
                .unrecognised("$.profile.contact", "{\"mail\":\"MAIL-SECRET\"}")
                .build();
    }

    private String log(FieldMask mask) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DecisionLog log =
                DecisionLog.to(out).mask(mask).listener(told::add).open()) {
            log.recording(ADVISOR).advise(secret(1));
            log.recording(ADVISOR).advise(secret(1));
            log.recording(ADVISOR).advise(secret(2));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<LogLine.Recorded> read(String log) {
        List<LogLine.Recorded> lines = new ArrayList<>();
        DecisionReader.of(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))
                .forEachRemaining(line -> lines.add((LogLine.Recorded) line));
        return lines;
    }

    @Test
    void what_is_masked_is_nowhere_in_the_file() {
        String open = log(FieldMask.none());
        assertThat(open)
                .contains("ID-SECRET", "NAME-SECRET", "REGION-SECRET", "48151623", "0.5108", "RIVAL-SECRET")
                .contains("COMPLAINT-SECRET", "PHONE-SECRET", "MAIL-SECRET");

        String masked = log(FieldMask.none()
                .removing("name", "attributes.*", "unrecognised", "value.*", "delivery.onTimeRate", "profile.region")
                .hashing(KEY, "id", "rivals[].name", "complaints[].id"));

        assertThat(masked).doesNotContain("SECRET", "48151623", "0.2342", "0.5108", "attributes\":{\"");
        assertThat(read(masked)).hasSize(3).allSatisfy(line -> assertThat(
                        line.decision().masked())
                .containsOnlyKeys(
                        "name",
                        "attributes.*",
                        "unrecognised",
                        "value.*",
                        "delivery.onTimeRate",
                        "profile.region",
                        "id",
                        "rivals[].name",
                        "complaints[].id"));
    }

    @Test
    void equal_texts_stay_equal_under_one_key_and_differ_under_another() {
        List<String> ids = read(log(FieldMask.none().hashing(KEY, "id"))).stream()
                .map(line -> line.decision().snapshot().id())
                .toList();
        String other = read(log(FieldMask.none().hashing(new byte[32], "id")))
                .get(0)
                .decision()
                .snapshot()
                .id();

        assertThat(ids.get(0)).startsWith("hmac-").isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(other).isNotIn(ids);
    }

    @Test
    void what_no_rule_reads_can_be_masked_and_replayed_byte_by_byte() {
        String masked = log(FieldMask.none()
                .removing("name", "attributes.*", "unrecognised", "profile.region")
                .hashing(KEY, "id"));

        assertThat(told).isEmpty();
        assertThat(read(masked)).allSatisfy(line -> assertThat(
                        new Replay(ADVISOR).replay(line.decision()).result())
                .isEqualTo(Replay.Result.SAME));
    }

    @Test
    void masking_what_rules_read_is_said_at_once_and_a_replay_says_what_it_could_not_see() {
        String masked = log(FieldMask.none().removing("delivery.onTimeRate"));

        assertThat(told).isNotEmpty().allSatisfy(problem -> assertThat(problem.toString())
                .startsWith("MS-252 delivery.onTimeRate is masked, but the pack standard reads it"));
        assertThat(read(masked)).allSatisfy(line -> {
            Replay.Replayed replayed = new Replay(ADVISOR).replay(line.decision());
            assertThat(replayed.result()).isEqualTo(Replay.Result.UNSEEN);
            assertThat(replayed.unseen()).containsExactly("delivery.onTimeRate");
        });
    }

    @Test
    void removed_names_of_elements_leave_elements_apart() {
        String masked = log(FieldMask.none().removing("complaints[].id", "rivals[].name"));

        assertThat(masked).contains("complaints[masked-0001]").doesNotContain("COMPLAINT-SECRET", "RIVAL-SECRET");
    }

    @Test
    void a_whole_list_can_be_removed() {
        for (String entry : List.of("rivals", "rivals[]", "rivals.*", "rivals[].*")) {
            String masked = log(FieldMask.none().removing(entry));

            assertThat(masked).as(entry).doesNotContain("RIVAL-SECRET");
            assertThat(read(masked)).as(entry).allSatisfy(line -> {
                assertThat(line.decision().snapshot().rivals().map(List::size).orElse(0))
                        .isEqualTo(entry.equals("rivals[].*") ? 1 : 0);
                assertThat(line.decision().masked()).isEqualTo(Map.of(entry, FieldMask.How.REMOVED));
            });
        }
        assertThat(log(FieldMask.none().removing("complaints"))).doesNotContain("COMPLAINT-SECRET");
    }

    private String log(FieldMask mask, AccountSnapshot account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DecisionLog log =
                DecisionLog.to(out).mask(mask).listener(told::add).open()) {
            log.recording(ADVISOR).advise(account);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void masked_money_is_not_told_by_what_it_is_compared_with() {
        AccountSnapshot owing = AccountSnapshot.builder("A", DAY)
                .value(v -> v.annualRevenue(Money.of("1000000", "CNY")).grossMarginRate(0.234567))
                .channel(c -> c.overdueAmount(Money.of("918273", "CNY")))
                .build();
        assertThat(log(FieldMask.none(), owing)).contains("OVERDUE_AMOUNT_LARGE", "234567", "918273");

        for (String entry : List.of("value.*", "value.grossMarginRate", "value.annualRevenue")) {
            assertThat(log(FieldMask.none().removing(entry), owing))
                    .as(entry)
                    .contains("OVERDUE_AMOUNT_LARGE")
                    .doesNotContain("\"limit\":234567");
        }
        String overdue = log(FieldMask.none().removing("channel.overdueAmount"), owing);
        assertThat(overdue).contains("OVERDUE_AMOUNT_LARGE").doesNotContain("918273");
        assertThat(replayed(overdue).result()).isEqualTo(Replay.Result.UNSEEN);
    }

    private static Replay.Replayed replayed(String log) {
        return new Replay(ADVISOR).replay(read(log).get(0).decision());
    }

    private static AccountSnapshot rivals(int number) {
        AccountSnapshot.Builder account =
                AccountSnapshot.builder("A", DAY).profile(p -> p.tier(Tier.KEY).industry("feed"));
        for (int i = 0; i < number; i++) {
            Rival.Builder rival = Rival.builder("RIVAL-SECRET-" + i / 2)
                    .move(i % 2 == 0 ? RivalMove.PRICE : RivalMove.TECHNOLOGY)
                    .strength(0.9)
                    .confirmed(true);
            // Without a day it is a gap, with one it is evidence.
            account.rival((i % 3 == 0 ? rival : rival.observedOn(DAY.minusDays(10))).build());
        }
        return account.build();
    }

    @Test
    void removed_names_keep_the_order_of_elements_and_equal_ones_stay_equal() {
        String masked = log(FieldMask.none().removing("rivals[].name"), rivals(25));

        assertThat(masked).contains("masked-0001", "masked-0013").doesNotContain("masked-0014", "RIVAL-SECRET");
        assertThat(replayed(masked).result()).isEqualTo(Replay.Result.SAME);
        assertThat(told).isEmpty();
    }

    @Test
    void hashed_names_change_the_order_of_elements_which_is_said() {
        FieldMask mask = FieldMask.none().hashing(KEY, "rivals[].name");

        assertThat(replayed(log(mask, rivals(1))).result()).isEqualTo(Replay.Result.SAME);
        assertThat(told).isNotEmpty().allSatisfy(problem -> assertThat(problem.toString())
                .startsWith("MS-252 rivals[].name is masked"));
        Replay.Replayed many = replayed(log(mask, rivals(25)));
        assertThat(many.result()).isEqualTo(Replay.Result.UNSEEN);
        assertThat(many.unseen()).containsExactly("rivals[].name");
    }

    @Test
    void a_field_whose_name_begins_as_attributes_do_is_unrecognised() {
        AccountSnapshot account = AccountSnapshot.builder("A", DAY)
                .attribute("phone", "PHONE")
                .unrecognised("$.attributesOfOld", "\"OLD-SECRET\"")
                .build();

        assertThat(log(FieldMask.none(), account)).contains("OLD-SECRET");
        assertThat(log(FieldMask.none().removing("unrecognised"), account))
                .contains("PHONE")
                .doesNotContain("OLD-SECRET");
    }

    @Test
    void each_field_is_hashed_with_the_key_it_was_named_with() {
        String id = read(log(FieldMask.none().hashing(KEY, "id")))
                .get(0)
                .decision()
                .snapshot()
                .id();

        String both = log(FieldMask.none().hashing(KEY, "id").hashing(new byte[32], "name"));

        assertThat(read(both).get(0).decision().snapshot().id()).isEqualTo(id);
    }

    @Test
    void a_mask_that_would_mask_nothing_is_refused() {
        FieldMask none = FieldMask.none();

        assertThatThrownBy(() -> none.removing("nmae"))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("Maybe name?");
        assertThatThrownBy(() -> none.removing("asOf")).hasMessageContaining("MS-250");
        assertThatThrownBy(() -> none.hashing(KEY, "delivery.onTimeRate")).hasMessageContaining("MS-249");
        assertThatThrownBy(() -> none.hashing(new byte[8], "name")).hasMessageContaining("MS-251");
    }
}
