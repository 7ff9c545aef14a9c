package dev.mainstay.authoring.start;

import dev.mainstay.pack.Operator;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything a rule can see and do, as one page of Markdown made from the code itself, so that it cannot be out of date.
 *
 * <p>Stateless and thread-safe.
 */
public final class VocabularyPage {

    private static final Map<Phase, String> FILES = Map.of(
            Phase.SIGNALS, "signals/*.drl",
            Phase.DIAGNOSIS, "diagnosis.drl",
            Phase.STANCE, "stance.drl",
            Phase.GUARDRAILS, "guardrails.drl");

    private final Locale locale;
    private final Words words;
    private final StringBuilder page = new StringBuilder();

    private VocabularyPage(Locale locale) {
        this.locale = locale;
        words = new Words(locale);
    }

    /** The page: Chinese for Chinese locales, else English. Lines end with a line feed. */
    public static String markdown(Locale locale) {
        VocabularyPage page = new VocabularyPage(locale);
        page.write();
        return page.page.toString();
    }

    private void write() {
        page.append("# ").append(words.of("title")).append("\n\n");
        page.append(words.of("intro")).append('\n');
        facts();
        metrics();
        lookups();
        calls();
        operators();
        page.append("\n## ").append(words.of("limits")).append("\n\n");
        page.append(words.of("limits.text")).append('\n');
        units();
    }

    private void facts() {
        heading("facts", "fact", "list", "files", "meaning");
        for (FactType fact : FactType.values()) {
            row(
                    code(fact.ruleName()),
                    fact.listPath().isEmpty() ? "" : code(fact.listPath()),
                    Arrays.stream(Phase.values())
                            .filter(phase -> phase.sees(fact))
                            .map(VocabularyPage::file)
                            .collect(Collectors.joining(" ")),
                    words.of("fact", fact));
        }
    }

    private void metrics() {
        for (FactType fact : FactType.values()) {
            Map<String, List<Metric<?>>> groups = new LinkedHashMap<>();
            for (Metric<?> metric : Metrics.of(fact)) {
                int dot = fact == FactType.ACCOUNT ? metric.name().indexOf('.') : -1;
                groups.computeIfAbsent(dot < 0 ? "" : metric.name().substring(0, dot), any -> new ArrayList<>())
                        .add(metric);
            }
            groups.forEach((group, metrics) -> {
                page.append("\n## ").append(code(fact.ruleName()));
                page.append(group.isEmpty() ? "" : " " + code(group)).append("\n\n");
                header("metric", "unit", "range", "worse", "meaning");
                metrics.forEach(this::metric);
            });
        }
    }

    private void metric(Metric<?> metric) {
        row(
                code(metric.name()) + (metric.derived() && metric.fact() == FactType.ACCOUNT ? " *" : ""),
                metric.unit().name(),
                range(metric),
                words.of("worse", metric.worse()),
                metric.meaning(locale));
    }

    private static String range(Metric<?> metric) {
        if (metric.type().isEnum()) {
            return Arrays.stream(metric.type().getEnumConstants())
                    .map(String::valueOf)
                    .map(VocabularyPage::code)
                    .collect(Collectors.joining(" "));
        }
        return range(metric.unit());
    }

    private static String range(Unit unit) {
        if (!unit.numeric()) {
            return unit == Unit.FLAG ? "`true` `false`" : "";
        }
        String least = unit.min() <= Integer.MIN_VALUE ? "" : number(unit.min());
        String greatest = unit.max() >= Integer.MAX_VALUE ? "" : number(unit.max());
        if (greatest.isEmpty()) {
            return least.isEmpty() ? "" : "≥ " + least;
        }
        return least + " … " + greatest;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private void lookups() {
        heading("lookups", "fact", "question", "answer", "meaning");
        for (Lookup lookup : Lookup.values()) {
            row(
                    code(lookup.fact().ruleName()),
                    code(lookup.ruleName() + "(\"" + lookup.argument() + "\")"),
                    lookup.type().isEnum()
                            ? Arrays.stream(lookup.type().getEnumConstants())
                                    .map(String::valueOf)
                                    .map(VocabularyPage::code)
                                    .collect(Collectors.joining(" "))
                            : range(lookup.unit()),
                    words.of("lookup", lookup));
        }
    }

    private void calls() {
        heading("calls", "file", "call", "meaning");
        for (BoardCall call : BoardCall.values()) {
            row(file(call.phase()), code(call.example()), words.of("call", call));
        }
    }

    private void operators() {
        heading("operators", "operator", "meaning");
        for (Operator operator : Operator.values()) {
            row(code(operator.symbol()), words.of("operator", operator));
        }
    }

    private void units() {
        heading("units", "unit", "range", "meaning");
        Set<Unit> used = new TreeSet<>(Arrays.asList(Unit.values()));
        used.forEach(unit -> row(unit.name(), range(unit), words.of("unit", unit)));
    }

    private void heading(String title, String... columns) {
        page.append("\n## ").append(words.of(title)).append("\n\n");
        header(columns);
    }

    private void header(String... columns) {
        row(Arrays.stream(columns).map(column -> words.of("column." + column)).toArray(String[]::new));
        page.append("|---".repeat(columns.length)).append("|\n");
    }

    private void row(String... cells) {
        page.append(Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String file(Phase phase) {
        return code(FILES.getOrDefault(phase, phase.name()));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
