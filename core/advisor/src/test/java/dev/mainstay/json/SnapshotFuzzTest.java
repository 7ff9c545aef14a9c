package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SnapshotFuzzTest {

    private static final int CASES = 20_000;

    /** Far beyond what the slowest machine needs; reached only by what never ends. */
    private static final Duration NEVER = Duration.ofMinutes(5);

    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "1e999",
        "1e-999",
        "NaN",
        "-Infinity",
        "99999999999999999999999999",
        "0.1",
        "\"\"",
        "\"x\"",
        "[]",
        "{}",
        "[[[[[]]]]]",
        "{\"a\":{\"a\":{}}}",
        "\"2026-02-30\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "01",
        "+1",
        "'a'",
        "nope",
        "[1,",
        "{\"a\"",
        "\"\u007F\"",
        "/* */ 1",
        "1e2147483648",
        "{\"amount\":\"1e2147483647\",\"currency\":\"CNY\"}",
    };

    private final SnapshotReader reader = new SnapshotReader();
    private final SnapshotWriter writer = new SnapshotWriter();
    private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    JsonSchemas.snapshot(),
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());
    private final Random random = new Random(2026);
    private final List<byte[]> seeds = seeds();

    private List<byte[]> seeds() {
        RandomSnapshots snapshots = new RandomSnapshots(1);
        List<byte[]> written = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            written.add(writer.write(snapshots.next("A-" + i, i / 80.0)).getBytes(StandardCharsets.UTF_8));
        }
        return written;
    }

    @Test
    void whatever_the_input_it_is_a_snapshot_by_the_schema_too_or_an_invalid_one() {
        Assertions.assertTimeoutPreemptively(NEVER, () -> {
            int[] readable = {0};
            forEachMutant(json -> {
                try {
                    AccountSnapshot snapshot = reader.read(json);
                    readable[0]++;
                    assertThat(reader.read(writer.write(snapshot))).isEqualTo(snapshot);
                    if (readable[0] % 5 == 0) {
                        assertThat(schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON))
                                .isEmpty();
                    }
                } catch (InvalidSnapshotException invalid) {
                    assertTold(invalid.problems());
                }
            });
            // Otherwise the mutants would try nothing but the first few steps.
            assertThat(readable[0]).isBetween(CASES / 20, CASES * 19 / 20);
        });
    }

    @Test
    void whatever_the_input_a_feed_never_throws() {
        Assertions.assertTimeoutPreemptively(
                NEVER,
                () -> forEachMutant(json -> SnapshotFeed.of(new ByteArrayInputStream(json)).stream()
                        .forEach(reading -> {
                            if (reading instanceof Reading.Rejected rejected) {
                                assertTold(rejected.problems());
                            }
                        })));
    }

    private void forEachMutant(Consumer<byte[]> reading) {
        for (int i = 0; i < CASES; i++) {
            byte[] mutant = mutant(seeds.get(random.nextInt(seeds.size())));
            try {
                reading.accept(mutant);
            } catch (RuntimeException | StackOverflowError wrong) {
                fail("case " + i + ": " + new String(mutant, StandardCharsets.ISO_8859_1), wrong);
            }
        }
    }

    private static void assertTold(List<Problem> problems) {
        assertThat(problems).isNotEmpty();
        Problem problem = problems.get(problems.size() - 1);
        assertThat(problem.message(Locale.ENGLISH))
                .doesNotContain("{0}", "{1}", "{2}")
                .hasSizeLessThan(11_000);
        assertThat(problem.location()).matches("|\\$.*|\\d+:\\d+( \\$.*)?");
    }

    private byte[] mutant(byte[] seed) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = switch (random.nextInt(9)) {
                case 0 -> cut(bytes, 0, random.nextInt(bytes.length + 1), "");
                case 1 -> flipped(bytes);
                case 2 -> cut(bytes, 0, bytes.length, deep());
                case 3 -> inserted(bytes, deep());
                case 4 -> inserted(bytes, "x".repeat(1 << random.nextInt(16)));
                case 5, 6 -> swapped(bytes);
                case 7 -> doubled(bytes);
                default -> inserted(bytes, Character.toString(random.nextInt(0xD800)));
            };
        }
        return bytes;
    }

    private String deep() {
        return (random.nextBoolean() ? "[" : "{\"a\":").repeat(1 << random.nextInt(14));
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] inserted(byte[] bytes, String text) {
        int at = random.nextInt(bytes.length + 1);
        return cut(bytes, at, at, text);
    }

    /** Puts some other value in the place of one. */
    private byte[] swapped(byte[] bytes) {
        int colon = find(bytes, random.nextInt(bytes.length + 1), (byte) ':');
        if (colon == bytes.length) {
            return bytes;
        }
        int end = Math.min(find(bytes, colon, (byte) ','), find(bytes, colon, (byte) '}'));
        return cut(bytes, colon + 1, end, VALUES[random.nextInt(VALUES.length)]);
    }

    /** Repeats a part. */
    private byte[] doubled(byte[] bytes) {
        int from = find(bytes, random.nextInt(bytes.length + 1), (byte) ',');
        int to = find(bytes, Math.min(from + 1, bytes.length), (byte) ',');
        return cut(bytes, from, from, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static int find(byte[] bytes, int from, byte wanted) {
        int at = from;
        while (at < bytes.length && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static byte[] cut(byte[] bytes, int from, int to, String replacement) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return (text.substring(0, from) + replacement + text.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
