package dev.mainstay.testkit.report;

import dev.mainstay.testkit.report.ScenarioRun.Case;
import dev.mainstay.testkit.report.ScenarioRun.State;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What came of scenarios, in the XML that build servers read as JUnit's: a suite for each file, a test case for each scenario
 * with the file and line it stands at. Immutable and thread-safe.
 */
public final class JUnitReport {

    private static final double NANOS = 1e9;

    private final TextReport text;

    /** Reports with sentences in this language; Chinese for Chinese locales, else English. */
    public JUnitReport(Locale locale) {
        text = new TextReport(locale);
    }

    /** The report as one XML document. */
    public String xml(ScenarioRun run) {
        StringWriter out = new StringWriter();
        try {
            write(run, out);
        } catch (XMLStreamException memoryDoesNotFail) {
            throw new IllegalStateException(memoryDoesNotFail);
        }
        return out.toString();
    }

    private void write(ScenarioRun run, Writer out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        xml.writeStartDocument("UTF-8", "1.0");
        line(xml, 0);
        xml.writeStartElement("testsuites");
        xml.writeAttribute(
                "name", legal(run.pack().id().name() + " " + run.pack().id().version()));
        counts(run.cases(), xml, true);
        for (Map.Entry<String, List<Case>> file : run.byFile().entrySet()) {
            line(xml, 1);
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", legal(file.getKey()));
            counts(file.getValue(), xml, false);
            xml.writeAttribute("file", legal(run.path(file.getKey())));
            for (Case one : file.getValue()) {
                testCase(run, one, xml);
            }
            line(xml, 1);
            xml.writeEndElement();
        }
        line(xml, 0);
        xml.writeEndElement();
        line(xml, 0);
        xml.writeEndDocument();
        xml.close();
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static void counts(List<Case> cases, XMLStreamWriter xml, boolean whole) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        xml.writeAttribute("failures", count(cases, State.FAILED));
        xml.writeAttribute("errors", count(cases, State.ERROR));
        if (!whole) {
            xml.writeAttribute("skipped", count(cases, State.DRAFT));
        }
        xml.writeAttribute("time", seconds(cases.stream().mapToLong(Case::nanos).sum()));
    }

    private static String count(List<Case> cases, State state) {
        return String.valueOf(cases.stream().filter(one -> one.state() == state).count());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / NANOS);
    }

    private void testCase(ScenarioRun run, Case one, XMLStreamWriter xml) throws XMLStreamException {
        String file = one.scenario().at().file();
        line(xml, 2);
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", legal(one.scenario().name()));
        xml.writeAttribute("classname", legal(className(run, file)));
        xml.writeAttribute("file", legal(run.path(file)));
        xml.writeAttribute("line", String.valueOf(one.scenario().at().line()));
        xml.writeAttribute("time", seconds(one.nanos()));
        switch (one.state()) {
            case FAILED -> failure("failure", "expectation", run, one, xml);
            case ERROR -> failure("error", "advice", run, one, xml);
            case DRAFT -> {
                line(xml, 3);
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", "draft");
                line(xml, 2);
            }
            case PASSED -> {
                // nothing more to say
            }
        }
        xml.writeEndElement();
    }

    /** Build servers show the parts between dots as packages. */
    private static String className(ScenarioRun run, String file) {
        int dot = file.lastIndexOf('.');
        return run.pack().id().name() + "." + (dot < 0 ? file : file.substring(0, dot)).replace('/', '.');
    }

    private void failure(String element, String type, ScenarioRun run, Case one, XMLStreamWriter xml)
            throws XMLStreamException {
        List<String> lines = text.lines(one);
        line(xml, 3);
        xml.writeStartElement(element);
        xml.writeAttribute("message", legal(lines.isEmpty() ? "" : lines.get(0)));
        xml.writeAttribute("type", type);
        xml.writeCharacters(legal(run.path(one.scenario().at().file()) + ":"
                + one.scenario().at().line() + "\n" + String.join("\n", lines) + "\n"));
        xml.writeEndElement();
        line(xml, 2);
    }

    /** The text without what XML cannot hold. */
    private static String legal(String given) {
        StringBuilder legal = new StringBuilder(given.length());
        given.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || (c >= 0x20 && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c > 0xFFFF
                        ? c
                        : '.')
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
