package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SnapshotLimitsTest {

    private final SnapshotReader reader = new SnapshotReader();

    /** An account that has these fields beside the necessary ones; quotes are written as apostrophes. */
    private static String account(String fields) {
        return ("{'id':'A-1','asOf':'2026-03-31'" + (fields.isEmpty() ? "" : "," + fields) + "}").replace('\'', '"');
    }

    private List<Problem> problems(String json) {
        return problems(reader, json);
    }

    private static List<Problem> problems(SnapshotReader reader, String json) {
        return catchThrowableOfType(InvalidSnapshotException.class, () -> reader.read(json))
                .problems();
    }

    /** Code and location of every problem. */
    private List<String> faults(String json) {
        return faults(reader, json);
    }

    private static List<String> faults(SnapshotReader reader, String json) {
        return problems(reader, json).stream()
                .map(problem -> problem.code() + " " + problem.location())
                .toList();
    }

    @Test
    void an_account_larger_than_the_limit_is_refused() {
        SnapshotReader small = new SnapshotReader(JsonLimits.standard().withCharacters(100));
        String fits = account("'name':'" + "饲".repeat(58) + "'");
        assertThat(fits).hasSize(100);
        assertThat(small.read(fits).name()).isPresent();
        assertThat(small.read(fits.getBytes(StandardCharsets.UTF_8)).name()).isPresent();
        String larger = fits + " ";
        assertThat(faults(small, larger)).containsExactly("MS-216 ");
        assertRefused(() -> small.read(larger.getBytes(StandardCharsets.UTF_8)), "MS-216");
        assertRefused(() -> small.read(new ByteArrayInputStream(larger.getBytes(StandardCharsets.UTF_8))), "MS-216");
        assertRefused(() -> small.read(new StringReader(larger)), "MS-216");
    }

    private static void assertRefused(ThrowingCallable reading, String code) {
        assertThat(catchThrowableOfType(InvalidSnapshotException.class, reading).problems())
                .extracting(Problem::code)
                .containsExactly(code);
    }

    @Test
    void an_endless_stream_is_not_read_to_its_end() {
        InputStream endless = new GeneratedStream(any -> " ".repeat(1_000));
        assertRefused(() -> reader.read(endless), "MS-216");
    }

    @Test
    void what_is_nested_too_deep_is_refused() {
        assertThat(reader.read(account("'x':" + "[".repeat(19) + "]".repeat(19)))
                        .unrecognised())
                .hasSize(1);
        assertThat(faults(account("'delivery':{'onTimeRate':86},'x':" + "[".repeat(100_000))))
                .containsExactly("MS-205 $.delivery.onTimeRate", "MS-217 $.x" + "[0]".repeat(19));
    }

    @Test
    void a_text_that_is_too_long_is_refused_by_its_path() {
        String longest = "x".repeat(10_000);
        assertThat(reader.read(account("'name':'" + longest + "'")).name()).contains(longest);
        assertThat(faults(account("'name':'" + longest + "x'"))).containsExactly("MS-220 $.name");
        assertThat(faults(account("'crm':['" + longest + "x']"))).containsExactly("MS-220 $.crm[0]");
        assertThat(faults(account("'attributes':{'a':'" + longest + "x'}"))).containsExactly("MS-220 $.attributes.a");
        assertThat(faults(account("'rivals':[{'name':'" + longest + "x'}]")))
                .containsExactly("MS-220 $.rivals[0].name");
        assertThat(faults(account("'" + longest + "xxxx':1")).get(0)).startsWith("MS-220 $");
    }

    @Test
    void a_list_that_is_too_long_is_refused() {
        SnapshotReader small = new SnapshotReader(JsonLimits.standard().withElements(2));
        assertThat(small.read(account("'complaints':[{'id':'1'},{'id':'2'}]")).complaints())
                .isPresent();
        assertThat(faults(
                        small,
                        account("'complaints':[{'id':'1'},{'id':'2'},{'id':3,'x':[]}],'delivery':{'onTimeRate':86}")))
                .containsExactly("MS-221 $.complaints", "MS-205 $.delivery.onTimeRate");
        assertThat(faults(
                        small,
                        account("'orders':{'monthly':[{'month':'2026-01','amount':1,'orders':1},"
                                + "{'month':'2026-02','amount':1,'orders':1},{}]}")))
                .containsExactly("MS-221 $.orders.monthly");
    }

    @Test
    void limits_admit_something_and_no_more_levels_than_a_stack_holds() {
        assertThatThrownBy(() -> new JsonLimits(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JsonLimits.standard().withDepth(1_001)).isInstanceOf(IllegalArgumentException.class);
        SnapshotReader deep = new SnapshotReader(JsonLimits.standard().withDepth(1_000));
        assertThat(deep.read(account("'x':" + "[".repeat(999) + "]".repeat(999)))
                        .unrecognised())
                .hasSize(1);
    }

    @Test
    void numbers_of_any_length_are_read_or_refused_but_never_worked_on() {
        String digits = "9".repeat(500_000);
        assertThat(faults(account("'delivery':{'onTimeRate':" + digits + "}")))
                .containsExactly("MS-203 $.delivery.onTimeRate");
        assertThat(faults(account("'delivery':{'daysToPeakSeason':" + digits + "}")))
                .containsExactly("MS-203 $.delivery.daysToPeakSeason");
        assertThat(faults(account("'attributes':{'x':" + digits + "}"))).containsExactly("MS-203 $.attributes.x");
        assertThat(faults(account("'value':{'annualRevenue':{'amount':" + digits + ",'currency':'CNY'}}")))
                .containsExactly("MS-202 $.value.annualRevenue.amount");
        assertThat(faults(account("'delivery':{'onTimeRate':1e" + digits + "}")))
                .containsExactly("MS-203 $.delivery.onTimeRate");
        assertThat(reader.read(account("'delivery':{'onTimeRate':0." + digits + "}"))
                        .delivery()
                        .onTimeRate())
                .contains(1.0);
        assertThat(reader.read(account("'delivery':{'onTimeRate':1e-" + digits + "}"))
                        .delivery()
                        .onTimeRate())
                .contains(0.0);
        assertThat(problems(account("'delivery':{'onTimeRate':" + digits + "}"))
                        .get(0)
                        .toString())
                .hasSizeLessThan(300);
    }

    @Test
    void many_problems_are_told_up_to_a_bound() {
        assertThat(problems(account("'complaints':[" + "1,".repeat(9_000) + "1]")))
                .hasSize(1_000);
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(reader.read("\uFEFF" + account("")).id()).isEqualTo("A-1");
        assertThat(reader.read(("\uFEFF" + account("")).getBytes(StandardCharsets.UTF_8))
                        .id())
                .isEqualTo("A-1");
        assertThat(reader.read(new StringReader("\uFEFF" + account(""))).id()).isEqualTo("A-1");
    }

    @Test
    void what_is_no_utf8_is_refused_where_it_stands() {
        byte[] latin = account("'name':'Köln'").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(InvalidSnapshotException.class, () -> reader.read(latin))
                        .problems())
                .containsExactly(Problem.of("MS-222", "1:42"));
        assertRefused(() -> reader.read(account("").getBytes(StandardCharsets.UTF_16)), "MS-222");
        assertRefused(() -> reader.read(account("").getBytes(StandardCharsets.UTF_16LE)), "MS-222");
        assertRefused(() -> reader.read(account("").getBytes(StandardCharsets.UTF_16BE)), "MS-222");
        assertRefused(() -> reader.read("id,asOf\nA,2026-03-31\n"), "MS-224");
        assertRefused(() -> reader.read(account("'name':'\uD83D'")), "MS-222");
        byte[] overlong = account("'name':'??'").getBytes(StandardCharsets.UTF_8);
        int at = new String(overlong, StandardCharsets.UTF_8).indexOf('?');
        overlong[at] = (byte) 0xC0;
        overlong[at + 1] = (byte) 0x80;
        assertRefused(() -> reader.read(overlong), "MS-222");
    }
}
