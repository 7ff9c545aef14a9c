package dev.mainstay.testkit.report;

import dev.mainstay.authoring.scenario.Failure;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.testkit.report.ScenarioRun.Case;
import dev.mainstay.testkit.report.ScenarioRun.State;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What came of scenarios, for people: what failed and why, and a line that sums up. Immutable and thread-safe. */
public final class TextReport {

    private final Locale locale;

    /** Reports in this language; Chinese for Chinese locales, else English. */
    public TextReport(Locale locale) {
        this.locale = locale;
    }

    /** Writes the report; lines end with a line feed. */
    public void write(ScenarioRun run, Appendable out) throws IOException {
        for (Case one : run.cases()) {
            if (one.state() == State.FAILED || one.state() == State.ERROR) {
                write(run, one, out);
            }
        }
        out.append(summary(run)).append('\n');
    }

    private void write(ScenarioRun run, Case one, Appendable out) throws IOException {
        out.append(label("failed"))
                .append(' ')
                .append(run.path(one.scenario().at().file()))
                .append(':');
        out.append(String.valueOf(one.scenario().at().line())).append(' ');
        out.append(plain(one.scenario().name())).append('\n');
        for (String line : lines(one)) {
            out.append("  ").append(plain(line)).append('\n');
        }
        out.append('\n');
    }

    /** What is wrong with a case, a line each and indented below what it explains. */
    List<String> lines(Case one) {
        return java.util.stream.Stream.concat(
                        one.error().map(error -> error.message(locale)).stream(),
                        one.failures().stream().flatMap(failure -> lines(failure).stream()))
                .toList();
    }

    private List<String> lines(Failure failure) {
        SourceRef at = failure.mismatch().expectation().at();
        List<String> lines = new java.util.ArrayList<>(failure.lines(locale));
        lines.set(0, at.line() + ":" + at.column() + " " + lines.get(0));
        return lines;
    }

    /** How many passed, failed and were not run, in one line. */
    public String summary(ScenarioRun run) {
        long failed = run.count(State.FAILED) + run.count(State.ERROR);
        long drafts = run.count(State.DRAFT);
        String text = String.format(
                locale,
                label("summary"),
                run.pack().info().name(),
                run.pack().info().version(),
                counted("scenario", run.cases().size() - drafts),
                run.count(State.PASSED),
                failed);
        return drafts == 0 ? text : text + String.format(locale, label("drafts"), counted("draft", drafts));
    }

    /** As many as there are, in the form the language has for one or for many. */
    private String counted(String noun, long count) {
        return String.format(locale, label(count == 1 ? noun + ".one" : noun + ".many"), count);
    }

    /** Control characters of foreign text must not steer a terminal. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '.' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private String label(String key) {
        return ResourceBundle.getBundle(
                        "dev.mainstay.testkit.report.labels",
                        locale,
                        TextReport.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
