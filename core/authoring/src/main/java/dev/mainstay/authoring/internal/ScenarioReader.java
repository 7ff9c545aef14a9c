package dev.mainstay.authoring.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.Scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario.Subject;
import dev.mainstay.internal.Nearest;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a scenario file: a YAML list, each scenario with name, given, expect and absent. */
@SuppressWarnings("EnumOrdinal") // subjects are found by their place
public final class ScenarioReader {

    private static final String DEFAULT_ID = "S-1";
    private static final String DEFAULT_DAY = "2026-03-31";
    private static final List<String> FIELDS = List.of("name", "given", "expect", "absent");
    private static final List<String> SUBJECTS =
            Arrays.stream(Subject.values()).map(Subject::field).toList();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final SnapshotReader SNAPSHOTS = new SnapshotReader();

    private final SourceFile file;
    private final Problems problems;

    private ScenarioReader(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The scenarios in {@code scenarios/} of a pack's folder, by file name and place; problems are reported. */
    public static List<Scenario> readAll(Path packFolder, Problems problems) {
        Path folder = packFolder.resolve("scenarios");
        List<Scenario> scenarios = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return scenarios;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                scenarios.addAll(read(packFolder, file, problems));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return scenarios;
    }

    /** The scenarios of one file; problems are reported with their place. */
    private static List<Scenario> read(Path packFolder, Path path, Problems problems) throws IOException {
        SourceFile file = SourceFile.read(packFolder, path, problems);
        Optional<Yaml.Node> root = Yaml.read(file, problems);
        List<Scenario> scenarios = new ArrayList<>();
        if (root.isEmpty() || root.get().items().isEmpty()) {
            root.ifPresent(node -> problems.add("MS-154", node.at()));
            return scenarios;
        }
        ScenarioReader reader = new ScenarioReader(file, problems);
        for (Yaml.Node node : root.get().items().get()) {
            reader.scenario(node).ifPresent(scenarios::add);
        }
        return scenarios;
    }

    private Optional<Scenario> scenario(Yaml.Node node) {
        Map<String, Yaml.Node> fields = Yaml.fields(Optional.of(node), file, problems);
        fields.forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                problems.add(
                        "MS-153", value.at(), name, Nearest.to(name, FIELDS).orElse(FIELDS.get(0)));
            }
        });
        Yaml.Node name = fields.get("name");
        Yaml.Node given = fields.get("given");
        if (name == null || given == null) {
            problems.add("MS-154", node.at());
            return Optional.empty();
        }
        List<Expectation> expectations = new ArrayList<>();
        expectations(fields.get("expect"), true, expectations);
        expectations(fields.get("absent"), false, expectations);
        return snapshot(given).map(snapshot -> new Scenario(name.text(), snapshot, expectations, node.at()));
    }

    private Optional<AccountSnapshot> snapshot(Yaml.Node given) {
        Map<String, Yaml.Node> fields = new LinkedHashMap<>(Yaml.fields(Optional.of(given), file, problems));
        fields.putIfAbsent("id", scalar(given, DEFAULT_ID));
        fields.putIfAbsent("asOf", scalar(given, DEFAULT_DAY));
        try {
            AccountSnapshot snapshot =
                    SNAPSHOTS.read(json(new Yaml.Node(given.at(), Optional.of(fields), Optional.empty(), "", false)));
            snapshot.unrecognised()
                    .keySet()
                    .forEach(path -> problems.addUnknown("MS-143", given.at(), "metric", path, List.of()));
            return Optional.of(snapshot);
        } catch (InvalidSnapshotException invalid) {
            for (Problem problem : invalid.problems()) {
                problems.add(problem.at(given.at() + " " + problem.location()));
            }
            return Optional.empty();
        }
    }

    private static Yaml.Node scalar(Yaml.Node beside, String text) {
        return new Yaml.Node(beside.at(), Optional.empty(), Optional.empty(), text, true);
    }

    private static String json(Yaml.Node node) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(node, json);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return text.toString();
    }

    private static void write(Yaml.Node node, JsonGenerator json) throws IOException {
        if (node.fields().isPresent()) {
            json.writeStartObject();
            for (Map.Entry<String, Yaml.Node> field : node.fields().get().entrySet()) {
                json.writeFieldName(field.getKey());
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } else if (node.items().isPresent()) {
            json.writeStartArray();
            for (Yaml.Node item : node.items().get()) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (node.quoted()) {
            json.writeString(node.text());
        } else {
            switch (node.text()) {
                case "true", "false" -> json.writeBoolean(node.text().equals("true"));
                case "null", "~", "" -> json.writeNull();
                default -> {
                    if (NUMBER.matcher(node.text()).matches()) {
                        json.writeNumber(node.text());
                    } else {
                        json.writeString(node.text());
                    }
                }
            }
        }
    }

    private void expectations(Yaml.@Nullable Node node, boolean present, List<Expectation> into) {
        if (node == null) {
            return;
        }
        Yaml.fields(Optional.of(node), file, problems).forEach((name, value) -> {
            if (!SUBJECTS.contains(name)) {
                problems.add(
                        "MS-153", value.at(), name, Nearest.to(name, SUBJECTS).orElse(SUBJECTS.get(0)));
                return;
            }
            Subject subject = Subject.values()[SUBJECTS.indexOf(name)];
            if (value.fields().isPresent()) {
                value.fields()
                        .get()
                        .forEach((code, expected) ->
                                into.add(new Expectation(subject, code, expected.text(), present, expected.at())));
            } else if (value.items().isPresent()) {
                value.items()
                        .get()
                        .forEach(code -> into.add(new Expectation(subject, code.text(), "", present, code.at())));
            } else {
                into.add(new Expectation(subject, value.text(), "", present, value.at()));
            }
        });
    }
}
