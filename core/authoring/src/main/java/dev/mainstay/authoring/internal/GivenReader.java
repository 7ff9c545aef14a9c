package dev.mainstay.authoring.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.authoring.scenario.ScenarioField;
import dev.mainstay.internal.SnapshotFields;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads accounts of scenario files: named ones, and differences from them. Each slip is reported where it stands. */
final class GivenReader {

    private static final String DEFAULT_ID = "S-1";
    private static final String DEFAULT_DAY = "2026-03-31";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern MONEY = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*([A-Z]{3})");
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");
    private static final SnapshotReader SNAPSHOTS = new SnapshotReader();

    /** What is a text whatever it looks like: names, ids, labels and metrics that are texts. */
    private static final Set<String> TEXTS = texts();

    private final Problems problems;
    private final Map<String, Yaml.Node> named = new LinkedHashMap<>();
    private final Map<String, Yaml.Node> resolved = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();
    private final Set<String> circular = new LinkedHashSet<>();
    private long size;

    GivenReader(Problems problems) {
        this.problems = problems;
    }

    private static Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>(List.of("id", "name"));
        for (Metric<?> metric : Metrics.of(FactType.ACCOUNT)) {
            if (metric.unit() == Unit.TEXT) {
                texts.add(metric.name());
            }
        }
        for (FactType type : FactType.values()) {
            if (!type.labelField().isEmpty()) {
                texts.add(type.listPath() + "[]." + type.labelField());
            }
        }
        return texts;
    }

    /** Remembers an account by name. */
    void name(String name, Yaml.Node account, SourceRef at) {
        Yaml.Node other = named.putIfAbsent(name, account);
        if (other != null) {
            problems.add("MS-150", at, name, other.at());
        }
    }

    /** Characters of all accounts made so far, each written out, see {@link Bounds#SCENARIO_CHARACTERS}. */
    long size() {
        return size;
    }

    /** Counts characters of accounts that were made before. */
    void grow(long characters) {
        size += characters;
    }

    /** The named accounts, whole. */
    Map<String, AccountSnapshot> accounts() {
        Map<String, AccountSnapshot> accounts = new LinkedHashMap<>();
        named.forEach((name, node) ->
                named(name, node.at()).flatMap(this::snapshot).ifPresent(snapshot -> accounts.put(name, snapshot)));
        return accounts;
    }

    /** The account with everything it takes over from the named one it is like. */
    Optional<Yaml.Node> whole(Yaml.Node given) {
        if (given.isScalar() && !given.isNull()) {
            return named(given.text(), given.at());
        }
        if (given.items().isPresent()) {
            problems.add("MS-152", given.at());
            return Optional.empty();
        }
        Map<String, Yaml.Node> fields = new LinkedHashMap<>(given.fields().orElse(Map.of()));
        Optional<String> like = fields.keySet().stream()
                .filter(key -> ScenarioField.called(key).equals(Optional.of(ScenarioField.LIKE)))
                .findFirst();
        if (like.isEmpty()) {
            return Optional.of(given.isNull() ? Yaml.Node.map(given.at(), Map.of(), Map.of()) : given);
        }
        Yaml.Node name = fields.remove(like.get());
        Yaml.Node difference = Yaml.Node.map(given.at(), fields, given.keys());
        return named(name.text(), name.at()).map(base -> merged(base, difference));
    }

    private Optional<Yaml.Node> named(String name, SourceRef at) {
        Yaml.Node done = resolved.get(name);
        if (done != null) {
            return Optional.of(done);
        }
        Yaml.Node account = named.get(name);
        if (account == null) {
            problems.addUnknown("MS-147", at, "account", name, named.keySet());
            return Optional.empty();
        }
        if (circular.contains(name)) {
            return Optional.empty();
        }
        if (underWay.size() > Bounds.YAML_DEPTH) {
            problems.add("MS-165", at, Bounds.YAML_DEPTH, Problem.word("levels"));
            return Optional.empty();
        }
        if (!underWay.add(name)) {
            circular.addAll(underWay);
            problems.add("MS-157", at, name, String.join(" → ", underWay));
            return Optional.empty();
        }
        Optional<Yaml.Node> whole = whole(account);
        underWay.remove(name);
        whole.ifPresent(node -> resolved.put(name, node));
        return whole;
    }

    /** The difference over the base: maps field by field, everything else as a whole; null takes away. */
    static Yaml.Node merged(Yaml.Node base, Yaml.Node difference) {
        if (base.fields().isEmpty() || difference.fields().isEmpty()) {
            return difference;
        }
        Map<String, Yaml.Node> fields = new LinkedHashMap<>(base.fields().get());
        Map<String, SourceRef> keys = new LinkedHashMap<>(base.keys());
        keys.putAll(difference.keys());
        difference.fields().get().forEach((name, value) -> {
            Yaml.Node before = fields.get(name);
            if (value.isNull()) {
                fields.remove(name);
            } else {
                fields.put(name, before == null ? value : merged(before, value));
            }
        });
        return Yaml.Node.map(difference.at(), fields, keys);
    }

    /** The snapshot of a whole account; what is not given of id and day is filled in. */
    Optional<AccountSnapshot> snapshot(Yaml.Node whole) {
        Map<String, Yaml.Node> fields = new LinkedHashMap<>(whole.fields().orElse(Map.of()));
        fields.putIfAbsent("id", Yaml.Node.scalar(whole.at(), DEFAULT_ID, true));
        fields.putIfAbsent("asOf", Yaml.Node.scalar(whole.at(), DEFAULT_DAY, true));
        Json json = new Json();
        String text = json.text(Yaml.Node.map(whole.at(), fields, whole.keys()));
        size += Math.max(text.length(), (long) json.places.size() * Bounds.VALUE_CHARACTERS);
        try {
            AccountSnapshot snapshot = SNAPSHOTS.read(text);
            snapshot.unrecognised().keySet().stream()
                    .sorted()
                    .forEach(path -> problems.add(Problems.unknown(
                            "MS-143",
                            json.keyPlace(path),
                            SnapshotFields.meant(path),
                            SnapshotFields.beside(path),
                            Problem.word("metric"),
                            SnapshotFields.field(path))));
            return snapshot.unrecognised().isEmpty() ? Optional.of(snapshot) : Optional.empty();
        } catch (InvalidSnapshotException invalid) {
            for (Problem problem : invalid.problems()) {
                Problem placed = problem.at(json.place(problem.location()).toString());
                problems.add(Optional.ofNullable(json.numbers.get(problem.location()))
                        .map(placed::suggesting)
                        .orElse(placed));
            }
            return Optional.empty();
        }
    }

    /** A node as JSON, with the place of everything by its path. */
    private static final class Json {

        private final Map<String, SourceRef> places = new HashMap<>();
        private final Map<String, SourceRef> keyPlaces = new HashMap<>();
        /** By path, the number that was meant by what is none. */
        private final Map<String, String> numbers = new HashMap<>();

        String text(Yaml.Node node) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
                write(node, "$", json);
            } catch (IOException memoryDoesNotFail) {
                throw new UncheckedIOException(memoryDoesNotFail);
            }
            return text.toString();
        }

        /** Where the value of this path stands, or what it stands in. */
        SourceRef place(String path) {
            return nearest(path, places);
        }

        SourceRef keyPlace(String path) {
            return nearest(path, keyPlaces);
        }

        private SourceRef nearest(String path, Map<String, SourceRef> among) {
            String known = path;
            while (!among.containsKey(known) && known.length() > 1) {
                int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
                known = cut < 1 ? "$" : known.substring(0, cut);
            }
            return among.getOrDefault(known, places.getOrDefault("$", new SourceRef("", 1, 1)));
        }

        private void write(Yaml.Node node, String path, JsonGenerator json) throws IOException {
            places.put(path, node.at());
            if (node.fields().isPresent()) {
                json.writeStartObject();
                for (Map.Entry<String, Yaml.Node> field : node.fields().get().entrySet()) {
                    json.writeFieldName(field.getKey());
                    String below = path + "." + field.getKey();
                    keyPlaces.put(below, node.keyAt(field.getKey()));
                    write(field.getValue(), below, json);
                }
                json.writeEndObject();
            } else if (node.items().isPresent()) {
                json.writeStartArray();
                for (int i = 0; i < node.items().get().size(); i++) {
                    write(node.items().get().get(i), path + "[" + i + "]", json);
                }
                json.writeEndArray();
            } else {
                Numbers.meant(node.text()).ifPresent(meant -> numbers.put(path, meant));
                scalar(
                        node,
                        path.equals("$") ? "" : INDEX.matcher(path.substring(2)).replaceAll("[]"),
                        json);
            }
        }

        private static void scalar(Yaml.Node node, String path, JsonGenerator json) throws IOException {
            if (node.isNull()) {
                json.writeNull();
                return;
            }
            Optional<Metric<?>> metric = Metrics.find(FactType.ACCOUNT, path);
            java.util.regex.Matcher money = MONEY.matcher(node.text());
            if (metric.filter(known -> known.unit() == Unit.MONEY).isPresent() && money.matches()) {
                json.writeStartObject();
                json.writeStringField("amount", money.group(1));
                json.writeStringField("currency", money.group(2));
                json.writeEndObject();
            } else if (node.quoted() || TEXTS.contains(path)) {
                json.writeString(node.text());
            } else if (node.text().equals("true") || node.text().equals("false")) {
                json.writeBoolean(node.text().equals("true"));
            } else if (NUMBER.matcher(node.text()).matches()) {
                json.writeNumber(node.text());
            } else {
                json.writeString(node.text());
            }
        }
    }
}
