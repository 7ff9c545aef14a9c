package dev.mainstay.authoring.internal;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioField;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads scenario files: YAML, a list of scenarios or a map of accounts and scenarios; and CSV, one scenario a row. Accounts
 * that one file names can be used in all of them.
 */
public final class ScenarioReader {

    private static final String FOLDER = "scenarios";
    private static final String CSV = ".csv";

    private final Problems problems;
    private final GivenReader accounts;
    private final ExpectationReader expectations;
    private final List<Scenario> scenarios = new ArrayList<>();
    private boolean reported;

    private ScenarioReader(Problems problems) {
        this.problems = problems;
        accounts = new GivenReader(problems);
        expectations = new ExpectationReader(problems);
    }

    /** What the scenario files of a pack hold. */
    public record Content(List<Scenario> scenarios, Map<String, AccountSnapshot> accounts) {}

    /** Reads {@code scenarios/} of a pack's folder by file name; problems are reported with their place. */
    public static Content read(Path packFolder, Problems problems) {
        return read(packFolder, new Memory(), problems);
    }

    /** Reads of {@code scenarios/} of a pack's folder what the memory does not know as it is. */
    public static Content read(Path packFolder, Memory memory, Problems problems) {
        return read(files(packFolder, memory, problems), memory, problems);
    }

    private static List<SourceFile> files(Path packFolder, Memory memory, Problems problems) {
        Path folder = packFolder.resolve(FOLDER);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(ScenarioReader::isScenarioFile)
                    .sorted()
                    .limit(Bounds.FILES)
                    .toList()) {
                files.add(SourceFile.read(packFolder, path, memory, problems));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static boolean isScenarioFile(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(CSV));
    }

    /** Reads one text as if it were a file of this name. */
    public static Content read(String name, String text, Problems problems) {
        return read(List.of(SourceFile.of(name, text)), new Memory(), problems);
    }

    /** A file, and what is in it as far as it was looked at: all of it, or only the accounts it names. */
    private record Parsed(SourceFile file, Optional<Yaml.Node> named, Optional<List<Yaml.Node>> scenarios) {}

    /** What the accounts that a file names depend on. */
    private record NamesOf(String file, String text) {}

    private record Names(Optional<Yaml.Node> accounts) {}

    /** What the scenarios of a file depend on: its text, and the texts of all files that name accounts. */
    private record ScenariosOf(String file, String text, List<String> naming) {}

    private record Scenarios(List<Scenario> list, long characters) {}

    private static Content read(List<SourceFile> files, Memory memory, Problems problems) {
        ScenarioReader reader = new ScenarioReader(problems);
        List<Parsed> parsed = new ArrayList<>();
        List<String> naming = new ArrayList<>();
        for (SourceFile file : files) {
            Parsed one = reader.parsed(file, memory);
            parsed.add(one);
            if (one.named.isPresent()) {
                reader.name(one.named.get(), file);
                naming.add(file.name());
                naming.add(file.text());
            }
        }
        Map<String, AccountSnapshot> accounts = reader.accounts.accounts();
        for (Parsed one : parsed) {
            ScenariosOf of = new ScenariosOf(one.file.name(), one.file.text(), naming);
            Optional<Scenarios> known = memory.recall(of, Scenarios.class).filter(reader::hasRoom);
            if (known.isPresent()) {
                reader.take(known.get());
            } else {
                int before = problems.count();
                Scenarios read = reader.scenarios(one);
                if (problems.count() == before && !problems.full()) {
                    memory.keep(of, read);
                }
            }
        }
        return new Content(List.copyOf(reader.scenarios), accounts);
    }

    private boolean hasRoom(Scenarios more) {
        return scenarios.size() + more.list.size() < Bounds.SCENARIOS
                && accounts.size() + more.characters < Bounds.SCENARIO_CHARACTERS;
    }

    private void take(Scenarios known) {
        scenarios.addAll(known.list);
        accounts.grow(known.characters);
    }

    private Scenarios scenarios(Parsed parsed) {
        int before = scenarios.size();
        long size = accounts.size();
        if (parsed.file.name().endsWith(CSV)) {
            csv(parsed.file);
        } else {
            parsed.scenarios
                    .or(() -> parse(parsed.file).scenarios)
                    .orElse(List.of())
                    .forEach(this::scenario);
        }
        return new Scenarios(List.copyOf(scenarios.subList(before, scenarios.size())), accounts.size() - size);
    }

    /** A file with the accounts it names, which are taken from the memory if it knows them. */
    private Parsed parsed(SourceFile file, Memory memory) {
        if (file.name().endsWith(CSV)) {
            return new Parsed(file, Optional.empty(), Optional.empty());
        }
        NamesOf of = new NamesOf(file.name(), file.text());
        Optional<Names> known = memory.recall(of, Names.class);
        if (known.isPresent()) {
            return new Parsed(file, known.get().accounts, Optional.empty());
        }
        int before = problems.count();
        Parsed parsed = parse(file);
        if (problems.count() == before && !problems.full()) {
            memory.keep(of, new Names(parsed.named));
        }
        return parsed;
    }

    private void name(Yaml.Node named, SourceFile file) {
        Yaml.fields(Optional.of(named), file, problems)
                .forEach((name, account) -> accounts.name(name, account, named.keyAt(name)));
    }

    private Parsed parse(SourceFile file) {
        int before = problems.count();
        Optional<Yaml.Node> root = Yaml.read(file, problems);
        if (root.isEmpty()) {
            if (problems.count() == before && !problems.full()) {
                problems.add("MS-154", new SourceRef(file.name(), 1, 1));
            }
            return new Parsed(file, Optional.empty(), Optional.of(List.of()));
        }
        if (root.get().fields().isEmpty()) {
            return new Parsed(file, Optional.empty(), Optional.of(list(root.get())));
        }
        Map<ScenarioField, Yaml.Node> fields = expectations.fields(root.get(), ScenarioField.ofFile());
        Optional<Yaml.Node> named = Optional.ofNullable(fields.get(ScenarioField.ACCOUNTS));
        Yaml.Node listed = fields.get(ScenarioField.SCENARIOS);
        if (named.isEmpty() && listed == null && problems.count() == before) {
            problems.add("MS-154", root.get().at());
        }
        return new Parsed(file, named, Optional.of(listed == null ? List.of() : list(listed)));
    }

    private List<Yaml.Node> list(Yaml.Node node) {
        if (node.items().isEmpty()) {
            problems.add("MS-154", node.at());
        }
        return node.items().orElse(List.of());
    }

    private void scenario(Yaml.Node node) {
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

    private boolean draft(Yaml.@org.jspecify.annotations.Nullable Node node) {
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

    private void csv(SourceFile file) {
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
                                    .map(ScenarioReader::shown)
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
