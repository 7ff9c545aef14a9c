package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.Outcome;
import dev.mainstay.advice.Advice;
import dev.mainstay.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceWriterTest {

    private final AdviceWriter writer = new AdviceWriter(Locale.ENGLISH);

    private static final String RICH = ("{'accountId':'饲料-1','asOf':'2026-03-31',"
                    + "'pack':{'name':'standard','version':'1.0','sha256':'ab12'},'stance':'RETAIN',"
                    + "'risk':{'level':'HIGH','likelihood':0.625,'marginAtRisk':{'amount':'660000','currency':'CNY'}},"
                    + "'commitments':[{'code':'DELIVERY','status':'BROKEN','signals':['LATE_DELIVERY']}],"
                    + "'causes':[{'code':'STRONGER_RIVAL','facets':['LOWER_PRICE'],'likelihood':0.5,'controllable':'PARTLY',"
                    + "'supporting':['PRICE_GAP'],'contrary':['LOYAL']}],"
                    + "'conduct':[{'code':'DIVERSION','likelihood':1,'supporting':['DIVERTED']}],"
                    + "'signals':[{'code':'LATE_DELIVERY','rule':'Deliveries arrive late','severity':'SERIOUS','evidence':["
                    + "{'metric':'delivery.onTimeRate','observed':0.86,'operator':'<','limit':0.9,"
                    + "'limitKey':'delivery.onTime','limitFrom':'limits.csv:12'},"
                    + "{'metric':'complaints[C-17].openDays','observed':61,'operator':'>','limit':60},"
                    + "{'metric':'delivery.peakSupplyAgreed','observed':false,'operator':'==','limit':false},"
                    + "{'metric':'profile.tier','observed':'KEY','operator':'==','limit':'KEY'}]}],"
                    + "'actions':[{'rank':1,'code':'EXPEDITE','key':'饲料-1/EXPEDITE/2026Q1','title':'Expedite','owner':'LOGISTICS',"
                    + "'dueOn':'2026-04-07','obligation':true,'score':1234.5,"
                    + "'factors':{'basis':'DEFECTION','save':0.25,'amountAtRisk':660000,'cost':1500,'net':163500,'urgency':1.2,"
                    + "'confidence':0.9,'lever':1,'relative':false},'because':['DELIVERY','LATE_DELIVERY'],"
                    + "'steps':['Call','Ship'],'success':'On time','stop':'After a quarter'},"
                    + "{'rank':2,'code':'UNKNOWN','key':'饲料-1/UNKNOWN/2026Q1','title':'action.UNKNOWN','owner':'SALES',"
                    + "'dueOn':'2026-04-07','obligation':false,'score':0.125,"
                    + "'factors':{'basis':'GROWTH','save':0.25,'amountAtRisk':null,'cost':null,'net':null,'urgency':1,"
                    + "'confidence':0.9,'lever':1,'relative':true},'because':[],"
                    + "'steps':[],'success':'success.NONE','stop':'stop.NONE'}],"
                    + "'withheld':[{'code':'DISCOUNT','reason':'FIX_FIRST','rule':'No discount'},"
                    + "{'code':'EXIT','reason':'NOT_READY','rule':'No exit','preconditions':["
                    + "{'code':'DEBT_PAID','met':true},{'code':'REPLACEMENT','met':false}]}],"
                    + "'gaps':[{'metric':'service.npsScore','couldDecide':['DETRACTOR']}]}")
            .replace('\'', '"');

    @Test
    void advice_is_written_field_by_field_in_its_order() {
        assertThat(writer.write(SomeAdvice.rich("饲料-1"))).isEqualTo(RICH);
    }

    @Test
    void an_advice_that_has_nothing_to_say_is_written_with_empty_lists() {
        assertThat(writer.write(SomeAdvice.poor("A-1")))
                .isEqualTo(
                        ("{'accountId':'A-1','asOf':'2026-03-31','pack':{'name':'standard','version':'1.0','sha256':'ab12'},"
                                        + "'stance':'MAINTAIN','risk':{'level':'LOW','likelihood':0,'marginAtRisk':null},"
                                        + "'commitments':[],'causes':[],'conduct':[],'signals':[],'actions':[],'withheld':[],'gaps':[]}")
                                .replace('\'', '"'));
    }

    @Test
    void texts_are_those_of_the_language() {
        String chinese = new AdviceWriter(Locale.CHINA).write(SomeAdvice.rich("A"));
        assertThat(chinese).contains("\"title\":\"加急交付\"", "\"steps\":[\"致电\",\"发货\"]", "\"success\":\"On time\"");
    }

    @Test
    void texts_kept_ready_are_never_those_of_another_pack_or_action() {
        assertThat(writer.write(SomeAdvice.withTitle("Expedite"))).contains("\"title\":\"Expedite\"");
        assertThat(writer.write(SomeAdvice.withTitle("Hurry"))).contains("\"title\":\"Hurry\"");
        assertThat(writer.write(SomeAdvice.withTitle("Expedite"))).contains("\"title\":\"Expedite\"");
    }

    @Test
    void a_stream_gets_utf8_without_a_line_end_and_is_neither_closed_nor_flushed() {
        boolean[] touched = {false};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                bytes.write(b);
            }

            @Override
            public void flush() {
                touched[0] = true;
            }

            @Override
            public void close() {
                touched[0] = true;
            }
        };
        writer.write(SomeAdvice.rich("饲料-1"), out);
        writer.write(new Outcome.Advised(SomeAdvice.poor("B")), out);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(RICH + writer.write(SomeAdvice.poor("B")));
        assertThat(touched[0]).isFalse();
    }

    @Test
    void pretty_text_says_the_same_on_several_lines() throws IOException {
        String pretty = writer.pretty().write(SomeAdvice.rich("饲料-1"));
        assertThat(pretty)
                .startsWith("{\n  \"accountId\": \"饲料-1\",\n  \"asOf\": \"2026-03-31\",\n  \"pack\": {\n    \"name\": ")
                .endsWith("\n}")
                .doesNotContain("\r", " :");
        ObjectMapper mapper = new ObjectMapper();
        JsonNode tree = mapper.readTree(pretty);
        assertThat(tree).isEqualTo(mapper.readTree(RICH));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.pretty().write(SomeAdvice.rich("饲料-1"), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(pretty);
    }

    @Test
    void a_failure_is_written_with_its_reasons_in_the_language() {
        Outcome failed = new Outcome.Failed(
                "A-1", "line 17", List.of(Problem.of("MS-215", "$.asOf"), Problem.of("MS-213", "$.x", "x\"y")));
        assertThat(writer.write(failed))
                .isEqualTo("{\"accountId\":\"A-1\",\"source\":\"line 17\",\"failed\":["
                        + "{\"code\":\"MS-215\",\"location\":\"$.asOf\",\"message\":"
                        + "\"asOf is missing; write the day the snapshot describes, such as \\\"2026-03-31\\\".\"},"
                        + "{\"code\":\"MS-213\",\"location\":\"$.x\",\"message\":"
                        + "\"x\\\"y is derived from other metrics and cannot be given; remove it.\"}]}");
        assertThat(new AdviceWriter(Locale.CHINA).write(failed)).contains("缺少 asOf");
    }

    @Test
    void what_no_encoding_can_write_does_not_stop_the_writing() {
        assertThat(writer.write(SomeAdvice.poor("A\uD83D"))).startsWith("{\"accountId\":\"A\uFFFD\"");
        assertThat(writer.write(SomeAdvice.poor("🐖\u2028\u0000"))).startsWith("{\"accountId\":\"🐖\u2028\\u0000\"");
    }

    @Test
    void numbers_are_written_in_the_fewest_digits_and_never_as_a_word() {
        assertThat(number(3)).isEqualTo("3");
        assertThat(number(-0.0)).isEqualTo("-0.0");
        assertThat(number(0.1)).isEqualTo("0.1");
        assertThat(number(2.0e-3)).isEqualTo("0.002");
        assertThat(number(1e14)).isEqualTo("100000000000000");
        assertThat(number(1e300)).isEqualTo("1.0E300");
        assertThat(number(2.0E-300)).isEqualTo("2.0E-300");
        assertThat(number(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(number(Double.NaN)).isEqualTo("null");
        assertThat(number(Double.POSITIVE_INFINITY)).isEqualTo("null");
    }

    private static String number(double number) {
        return JsonOutput.text(false, out -> out.number(number));
    }

    @Test
    void the_same_advice_gives_the_same_bytes_in_every_thread() {
        List<Advice> advice = IntStream.range(0, 50)
                .mapToObj(i -> i % 2 == 0 ? SomeAdvice.rich("A" + i) : SomeAdvice.withTitle("T" + i))
                .toList();
        List<String> alone =
                advice.stream().map(new AdviceWriter(Locale.ENGLISH)::write).toList();
        List<String> together = IntStream.range(0, 5_000)
                .parallel()
                .mapToObj(i -> writer.write(advice.get(i % 50)))
                .toList();
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i % 50));
        }
    }
}
