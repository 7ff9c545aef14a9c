package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report} writes, without a browser to look at it. */
class ReportCommandTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private JsonNode report(String accounts) throws IOException {
        Path input = Files.writeString(folder.resolve("in.jsonl"), accounts);
        Path output = folder.resolve("out.html");
        Mainstay.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "report",
                input.toString(),
                "-o",
                output.toString(),
                "--lang=en");
        Matcher data = DATA.matcher(Files.readString(output));
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    private static String late(String id, String onTime) {
        return """
                {"id":"%s","asOf":"2026-03-31","profile":{"tier":"KEY"},"delivery":{"onTimeRate":%s}}
                """.formatted(id, onTime);
    }

    @Test
    void accounts_are_ranked_whatever_their_order_in_the_file() throws IOException {
        JsonNode one = report(late("A", "0.5") + late("B", "0.99") + late("C", "0.86"));
        JsonNode other = report(late("C", "0.86") + late("B", "0.99") + late("A", "0.5"));

        assertThat(one.get("accounts"))
                .extracting(account -> account.get("id").asText())
                .startsWith("A")
                .endsWith("B");
        assertThat(other.get("accounts"))
                .extracting(account -> account.get("id").asText())
                .containsExactlyElementsOf(one.get("accounts").findValuesAsText("id"));
    }

    @Test
    void what_failed_is_in_the_page_with_its_place() throws IOException {
        JsonNode failed = report(late("A", "0.5") + late("B", "7")).get("failed");

        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).get("id").asText()).isEqualTo("B");
        assertThat(failed.get(0).get("source").asText()).isEqualTo("line 2");
    }
}
