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
                .hashing(KEY, "id", "rivals[].name"));

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

        assertThat(masked).contains("complaints[masked-1]").doesNotContain("COMPLAINT-SECRET", "RIVAL-SECRET");
    }

    @Test
    void a_whole_list_can_be_removed() {
        String masked = log(FieldMask.none().removing("rivals"));

        assertThat(read(masked)).allSatisfy(line -> {
            assertThat(line.decision().snapshot().rivals()).isEmpty();
            assertThat(line.decision().masked()).isEqualTo(Map.of("rivals", FieldMask.How.REMOVED));
        });
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
