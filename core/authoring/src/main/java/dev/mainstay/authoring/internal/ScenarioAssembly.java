package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioField;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes scenarios of what is written of them: a map of fields, with variants or without, or the rows of a table. */
final class ScenarioAssembly {

    private final GivenReader accounts;
    private final ExpectationReader expectations;
    private final Problems problems;
    private final List<Scenario> scenarios = new ArrayList<>();
    private boolean reported;

    ScenarioAssembly(GivenReader accounts, ExpectationReader expectations, Problems problems) {
        this.accounts = accounts;
        this.expectations = expectations;
        this.problems = problems;
    }

    /** Those made so far, in their order. */
    List<Scenario> scenarios() {
        return Collections.unmodifiableList(scenarios);
    }

    /** Takes in scenarios that were made before. */
    void take(List<Scenario> known) {
        scenarios.addAll(known);
    }

    /** Takes in a scenario that is written as a map of fields. */
    void scenario(Yaml.Node node) {
        if (node.fields().isEmpty()) {
            problems.add("MS-154", node.at());
            return;
        }
        int before = problems.count();
        Map<ScenarioField, Yaml.Node> fields = expectations.fields(node, ScenarioField.ofScenario());
        Yaml.Node name = fields.get(ScenarioField.NAME);
        Yaml.Node given = fields.get(ScenarioField.GIVEN);
        if (name == null || name.text().isBlank()) {
            problems.add("MS-156", node.at(), ScenarioField.NAME.field());
        }
        if (given == null) {
            problems.add("MS-156", node.at(), ScenarioField.GIVEN.field());
        }
        List<Expectation> expected = new ArrayList<>();
        if (fields.containsKey(ScenarioField.EXPECT)) {
            expected.addAll(expectations.read(fields.get(ScenarioField.EXPECT), true));
        }
        if (fields.containsKey(ScenarioField.ABSENT)) {
            expected.addAll(expectations.read(fields.get(ScenarioField.ABSENT), false));
        }
        if (name == null || given == null) {
            return;
        }
        boolean draft = draft(fields.get(ScenarioField.DRAFT));
        accounts.whole(given).ifPresent(account -> {
            Yaml.Node variants = fields.get(ScenarioField.VARIANTS);
            if (variants == null) {
                add(new Outline(name.text(), account, expected, draft), before, node.at());
            } else {
                variants(new Outline(name.text(), account, expected, draft), variants);
            }
        });
    }

    private boolean draft(Yaml.@Nullable Node node) {
        if (node == null || node.text().equals("false")) {
            return false;
        }
        if (!node.text().equals("true")) {
            problems.add("MS-129", node.at(), ScenarioField.DRAFT.field(), "true, false", node.text());
        }
        return true;
    }

    /** A scenario before its account is made, or what the rows of a table have in common. */
    private record Outline(String name, Yaml.Node account, List<Expectation> expected, boolean draft) {}

    private void variants(Outline outline, Yaml.Node variants) {
        List<Yaml.Node> rows = variants.items().orElse(List.of());
        if (rows.size() < 2 || rows.get(0).items().isEmpty()) {
            problems.add("MS-158", variants.at());
            return;
        }
        List<ScenarioColumn> columns = columns(rows.get(0).items().get());
        if (columns.isEmpty()) {
            return;
        }
        for (Yaml.Node row : rows.subList(1, rows.size())) {
            row(outline, columns, row.items().orElse(List.of()), row.at());
        }
    }

    /** The columns of a header; empty if any of them is not known. */
    private List<ScenarioColumn> columns(List<Yaml.Node> header) {
        List<ScenarioColumn> columns = new ArrayList<>();
        for (Yaml.Node cell : header) {
            ScenarioColumn.parse(cell.text().strip(), cell.at(), problems).ifPresent(columns::add);
        }
        return columns.size() == header.size() ? columns : List.of();
    }

    /** Takes in the scenarios of a table, one a row. */
    void table(SourceFile file) {
        List<ScenarioColumn> columns = List.of();
        boolean header = true;
        for (Csv.Line line : new Csv(file, Set.of("name", "like"), problems).lines()) {
            if (problems.full()) {
                break;
            }
            if (line.blank() || !line.whole()) {
                continue;
            }
            List<Yaml.Node> cells = cells(line, file, header ? Integer.MAX_VALUE : columns.size());
            if (header) {
                header = false;
                columns = columns(cells);
            } else if (!columns.isEmpty()) {
                SourceRef at = file.at(line.cells().get(0).from());
                row(new Outline("", Yaml.Node.map(at, Map.of(), Map.of()), List.of(), false), columns, cells, at);
            }
        }
        if (header) {
            problems.add("MS-141", file.at(0), "name,like,delivery.onTimeRate,signals.LATE_DELIVERY");
        }
    }

    /** The cells of a row; empty ones behind the last column are none. */
    private List<Yaml.Node> cells(Csv.Line line, SourceFile file, int columns) {
        int last = line.cells().size();
        while (last > 1
                && (columns == Integer.MAX_VALUE || last > columns)
                && Csv.strip(line.cells().get(last - 1).text()).isEmpty()) {
            last--;
        }
        List<Yaml.Node> cells = new ArrayList<>();
        for (Csv.Cell cell : line.cells().subList(0, last)) {
            String text = Csv.strip(cell.text());
            SourceRef place = file.at(cell.from());
            SafeText.fault(text, place).ifPresent(problems::add);
            cells.add(
                    text.startsWith("[") || text.startsWith("{")
                            ? Yaml.read(text, place, problems).orElse(Yaml.Node.scalar(place, "", true))
                            : Yaml.Node.scalar(place, text, text.isEmpty()));
        }
        return cells;
    }

    /** One row of a table as a scenario of its own. */
    private void row(Outline outline, List<ScenarioColumn> columns, List<Yaml.Node> cells, SourceRef at) {
        if (tooMany(at)) {
            return;
        }
        if (cells.size() != columns.size()) {
            problems.add("MS-144", at, cells.size(), columns.size());
            return;
        }
        int before = problems.count();
        Yaml.Node account = outline.account;
        List<Expectation> expected = new ArrayList<>(outline.expected);
        boolean draft = outline.draft;
        String own = "";
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Yaml.Node cell = cells.get(i);
            ScenarioColumn column = columns.get(i);
            Optional<Yaml.Node> value = ScenarioColumn.value(cell);
            if (value.isEmpty()) {
                continue;
            }
            if (column instanceof ScenarioColumn.OfAccount metric) {
                account = metric.put(account, value.get());
                differences.add(column.header() + " " + shown(cell));
            } else if (!(column instanceof ScenarioColumn.OfScenario of)) {
                expected.addAll(expectations.cell(column, cell));
            } else if (of.field() == ScenarioField.NAME) {
                own = cell.text();
            } else if (of.field() == ScenarioField.DRAFT) {
                draft = draft(cell);
            } else if (of.field() == ScenarioField.LIKE) {
                Optional<Yaml.Node> base = accounts.whole(Yaml.Node.scalar(cell.at(), cell.text(), true));
                if (base.isEmpty()) {
                    return;
                }
                account = GivenReader.merged(base.get(), account);
            }
        }
        String name = own.isEmpty() ? String.join(", ", differences) : own;
        String whole = outline.name.isEmpty() ? name : outline.name + ": " + name;
        add(new Outline(whole, account, expected, draft), before, at);
    }

    private static String shown(Yaml.Node cell) {
        if (cell.items().isPresent()) {
            return "["
                    + String.join(
                            ", ",
                            cell.items().get().stream()
                                    .map(ScenarioAssembly::shown)
                                    .toList()) + "]";
        }
        if (cell.fields().isPresent()) {
            List<String> fields = new ArrayList<>();
            cell.fields().get().forEach((name, value) -> fields.add(name + ": " + shown(value)));
            return "{" + String.join(", ", fields) + "}";
        }
        return cell.text().isEmpty() ? "null" : cell.text();
    }

    /** Takes the scenario in; one that has other problems since {@code before} may only seem to expect nothing. */
    private void add(Outline whole, int before, SourceRef at) {
        if (tooMany(at)) {
            return;
        }
        if (whole.expected.isEmpty() && problems.count() == before) {
            problems.add("MS-185", at);
        }
        accounts.snapshot(whole.account)
                .ifPresent(
                        snapshot -> scenarios.add(new Scenario(whole.name, snapshot, whole.expected, whole.draft, at)));
    }

    /** Variants multiply, so both their number and what they hold together are bounded. */
    private boolean tooMany(SourceRef at) {
        if (scenarios.size() < Bounds.SCENARIOS && accounts.size() < Bounds.SCENARIO_CHARACTERS) {
            return false;
        }
        if (!reported) {
            reported = true;
            problems.add("MS-165", at, Bounds.SCENARIOS, Problem.word("scenarios"));
        }
        return true;
    }
}
