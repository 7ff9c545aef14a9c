package dev.mainstay.testkit.mutation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.coverage.Percent;
import dev.mainstay.testkit.mutation.MutationResult.Fate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.ResourceBundle;

/** What came of mutants, for people and for programs. Immutable and thread-safe. */
public final class MutationText {

    private final RulePack pack;
    private final MutationReport report;
    private final Locale locale;

    /** A report in this language; Chinese for Chinese locales, else English. */
    public MutationText(RulePack pack, MutationReport report, Locale locale) {
        this.pack = pack;
        this.report = report;
        this.locale = locale;
    }

    /** Each mutant that no scenario kills, with a scenario that would have, and a line that sums up. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (MutationResult result : report.results()) {
            if (result.fate() == Fate.SURVIVED || result.fate() == Fate.UNTOLD) {
                text.append(label(result.fate() == Fate.SURVIVED ? "survived" : "untold"))
                        .append(' ')
                        .append(result.mutant().at())
                        .append(' ')
                        .append(result.mutant().where())
                        .append("\n  ")
                        .append(label(result.mutant().mutation().label()))
                        .append(": ")
                        .append(change(result.mutant()))
                        .append('\n');
                result.killer().ifPresent(killer -> text.append("  ")
                        .append(label("killer"))
                        .append('\n')
                        .append(killer.yaml().indent(4)));
                if (result.fate() == Fate.UNTOLD) {
                    text.append("  ").append(label("untoldWhy")).append('\n');
                }
                text.append('\n');
            }
        }
        return text.append(summary()).append('\n').toString();
    }

    private String change(Mutant mutant) {
        return mutant.after().isEmpty()
                ? String.format(locale, label("dropped"), mutant.before())
                : String.format(locale, label("becomes"), mutant.before(), mutant.after());
    }

    /** How many mutants ended how, in one line. */
    public String summary() {
        return String.format(
                locale,
                label("summary"),
                pack.info().name(),
                pack.info().version(),
                report.results().size(),
                report.count(Fate.KILLED),
                report.scenarios(),
                report.count(Fate.SURVIVED),
                report.count(Fate.UNTOLD),
                report.count(Fate.EQUIVALENT),
                percent());
    }

    /** Rounded down, so that 100 means all. */
    private String percent() {
        return Percent.of(report.count(Fate.KILLED), report.results().size() - report.count(Fate.EQUIVALENT));
    }

    /** All mutants as JSON; fields in a fixed order, everything the same on every run. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("pack", pack.info().name());
            json.writeStringField("version", pack.info().version());
            json.writeNumberField("scenarios", report.scenarios());
            json.writeNumberField("score", report.score());
            for (Fate fate : Fate.values()) {
                json.writeNumberField(fate.name().toLowerCase(Locale.ROOT), report.count(fate));
            }
            json.writeArrayFieldStart("mutants");
            for (MutationResult result : report.results()) {
                write(result, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return text.toString();
    }

    private static void write(MutationResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", result.mutant().at().toString());
        json.writeStringField("mutation", result.mutant().mutation().label());
        json.writeStringField("where", result.mutant().where());
        json.writeStringField("before", result.mutant().before());
        json.writeStringField("after", result.mutant().after());
        json.writeStringField("fate", result.fate().name());
        if (!result.by().isEmpty()) {
            json.writeStringField("by", result.by());
        }
        if (result.killer().isPresent()) {
            json.writeStringField("killer", result.killer().get().yaml());
        }
        json.writeEndObject();
    }

    private String label(String key) {
        return ResourceBundle.getBundle(
                        "dev.mainstay.testkit.mutation.labels",
                        locale,
                        MutationText.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
