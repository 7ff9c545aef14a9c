package dev.mainstay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.authoring.Issue;
import dev.mainstay.authoring.RulePackCheck;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** Issues as JSON of our own and as SARIF 2.1.0; the order of fields is fixed. */
final class IssueJson {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Locale locale;

    IssueJson(Locale locale) {
        this.locale = locale;
    }

    String json(RulePackCheck.Report report) throws IOException {
        return PrettyJson.object(out -> {
            out.writeBooleanField("passed", report.passed());
            out.writeNumberField("errors", report.errors());
            out.writeNumberField("warnings", report.warnings());
            out.writeArrayFieldStart("issues");
            for (Issue issue : report.issues()) {
                out.writeStartObject();
                out.writeStringField("level", issue.level().name());
                out.writeStringField("code", issue.problem().code());
                out.writeStringField("file", issue.at().file());
                out.writeNumberField("line", issue.at().line());
                out.writeNumberField("column", issue.at().column());
                out.writeNumberField("width", issue.width());
                out.writeStringField("cell", issue.cell());
                out.writeStringField("message", issue.problem().sentence(locale));
                out.writeStringField("help", issue.problem().help(locale).orElse(""));
                out.writeStringField("suggestion", issue.problem().suggestion().orElse(""));
                out.writeStringField("source", issue.line());
                out.writeStringField("example", issue.example());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    String sarif(RulePackCheck.Report report, Path folder) throws IOException {
        List<String> codes = new ArrayList<>(new TreeSet<>(
                report.issues().stream().map(issue -> issue.problem().code()).toList()));
        TreeMap<String, Issue.Level> levels = new TreeMap<>();
        report.issues()
                .forEach(issue -> levels.merge(
                        issue.problem().code(), issue.level(), (one, other) -> one == Issue.Level.ERROR ? one : other));
        return PrettyJson.object(out -> {
            out.writeStringField("$schema", SCHEMA);
            out.writeStringField("version", "2.1.0");
            out.writeArrayFieldStart("runs");
            out.writeStartObject();
            out.writeObjectFieldStart("tool");
            out.writeObjectFieldStart("driver");
            out.writeStringField("name", "mainstay");
            out.writeStringField("language", locale.toLanguageTag());
            out.writeArrayFieldStart("rules");
            for (String code : codes) {
                rule(code, level(levels.getOrDefault(code, Issue.Level.ERROR)), out);
            }
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
            out.writeStringField("columnKind", "utf16CodeUnits");
            out.writeArrayFieldStart("results");
            for (Issue issue : report.issues()) {
                result(issue, codes.indexOf(issue.problem().code()), folder, out);
            }
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndArray();
        });
    }

    private static String level(Issue.Level level) {
        return level == Issue.Level.ERROR ? "error" : "warning";
    }

    private static void text(String field, String text, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    /** A rule of SARIF is a code of ours; what its messages name is left open. */
    private void rule(String code, String level, JsonGenerator out) throws IOException {
        Problem open = Problem.of(code, "", "…", "…", "…", "…", "…", "…");
        out.writeStartObject();
        out.writeStringField("id", code);
        text("shortDescription", open.sentence(locale), out);
        text("help", open.help(locale).orElseGet(() -> open.sentence(locale)), out);
        out.writeObjectFieldStart("defaultConfiguration");
        out.writeStringField("level", level);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void result(Issue issue, int rule, Path folder, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("ruleId", issue.problem().code());
        out.writeNumberField("ruleIndex", rule);
        out.writeStringField("level", level(issue.level()));
        text("message", issue.problem().message(locale), out);
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        out.writeObjectFieldStart("physicalLocation");
        out.writeObjectFieldStart("artifactLocation");
        out.writeStringField("uri", uri(folder, issue.at().file()));
        out.writeEndObject();
        out.writeObjectFieldStart("region");
        out.writeNumberField("startLine", issue.at().line());
        out.writeNumberField("startColumn", issue.at().column());
        out.writeNumberField("endColumn", issue.at().column() + issue.width());
        text("snippet", issue.line(), out);
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Relative to where the command runs, which is what a code host expects; else relative to the pack. */
    private static String uri(Path folder, String file) {
        Path here = Path.of("").toAbsolutePath().normalize();
        Path whole = folder.toAbsolutePath().normalize().resolve(file);
        String path = whole.startsWith(here) ? here.relativize(whole).toString() : file;
        try {
            String encoded = new URI(null, null, "/" + path.replace('\\', '/'), null).toASCIIString();
            return encoded.substring(1);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
