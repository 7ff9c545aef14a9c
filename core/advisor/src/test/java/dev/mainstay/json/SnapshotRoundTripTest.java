package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SnapshotRoundTripTest {

    private static final int CASES = 5_000;

    private final SnapshotReader reader = new SnapshotReader();
    private final SnapshotWriter writer = new SnapshotWriter();

    @Test
    void what_is_read_of_what_was_written_equals_what_was_written() {
        RandomSnapshots snapshots = new RandomSnapshots(42);
        for (int i = 0; i < CASES; i++) {
            AccountSnapshot snapshot = snapshots.next("A-" + i, i % 11 / 10.0);
            String json = writer.write(snapshot);
            assertThat(reader.read(json)).as(json).isEqualTo(snapshot);
        }
    }

    @Test
    void every_metric_that_can_be_given_comes_back() {
        AccountSnapshot snapshot = new RandomSnapshots(7).next("A-1", 1);
        AccountSnapshot read = reader.read(writer.write(snapshot));
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (!metric.derived()) {
                assertThat(read.get(metric)).as(metric.name()).isPresent();
            }
        }
    }

    @Test
    void writing_again_what_was_read_gives_the_same_bytes() {
        RandomSnapshots snapshots = new RandomSnapshots(43);
        for (int i = 0; i < 500; i++) {
            String json = writer.write(snapshots.next("A-" + i, 0.7));
            assertThat(writer.write(reader.read(json))).isEqualTo(json);
        }
    }

    @Test
    void a_stream_gets_the_same_bytes_as_a_string() {
        AccountSnapshot snapshot = new RandomSnapshots(5).next("A-1", 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(snapshot, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(writer.write(snapshot));
    }

    @Test
    void what_is_unknown_or_derived_is_left_out() {
        AccountSnapshot snapshot = AccountSnapshot.builder("A-1", LocalDate.of(2026, 3, 31))
                .orders(orders -> orders.daysSinceLastOrder(40).medianOrderIntervalDays(20))
                .noComplaints()
                .build();
        assertThat(snapshot.orders().silenceRatio()).contains(2.0);
        assertThat(writer.write(snapshot))
                .isEqualTo("{\"id\":\"A-1\",\"asOf\":\"2026-03-31\","
                        + "\"orders\":{\"daysSinceLastOrder\":40,\"medianOrderIntervalDays\":20},\"complaints\":[]}");
    }

    @Test
    void half_a_surrogate_pair_is_written_as_the_replacement_character() {
        AccountSnapshot snapshot = AccountSnapshot.builder("A\uD83D-1\uDC16", LocalDate.of(2026, 3, 31))
                .build();
        assertThat(reader.read(writer.write(snapshot)).id()).isEqualTo("A\uFFFD-1\uFFFD");
    }

    @Test
    void an_unrecognised_field_that_is_no_json_is_refused_before_anything_is_written() {
        AccountSnapshot snapshot = AccountSnapshot.builder("A-1", LocalDate.of(2026, 3, 31))
                .unrecognised("$.x", "1, \"id\": \"B\"")
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> writer.write(snapshot, out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$.x");
        assertThat(out.size()).isZero();
    }
}
