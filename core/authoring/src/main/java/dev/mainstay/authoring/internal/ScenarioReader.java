package dev.mainstay.authoring.internal;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.ScenarioField;
import dev.mainstay.pack.SourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final ScenarioAssembly assembly;

    private ScenarioReader(Problems problems) {
        this.problems = problems;
        accounts = new GivenReader(problems);
        expectations = new ExpectationReader(problems);
        assembly = new ScenarioAssembly(accounts, expectations, problems);
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
        return new Content(List.copyOf(reader.assembly.scenarios()), accounts);
    }

    private boolean hasRoom(Scenarios more) {
        return assembly.scenarios().size() + more.list.size() < Bounds.SCENARIOS
                && accounts.size() + more.characters < Bounds.SCENARIO_CHARACTERS;
    }

    private void take(Scenarios known) {
        assembly.take(known.list);
        accounts.grow(known.characters);
    }

    private Scenarios scenarios(Parsed parsed) {
        List<Scenario> made = assembly.scenarios();
        int before = made.size();
        long size = accounts.size();
        if (parsed.file.name().endsWith(CSV)) {
            assembly.table(parsed.file);
        } else {
            parsed.scenarios
                    .or(() -> parse(parsed.file).scenarios)
                    .orElse(List.of())
                    .forEach(assembly::scenario);
        }
        return new Scenarios(List.copyOf(made.subList(before, made.size())), accounts.size() - size);
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
}
