package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.overlay.Extension;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads pack.yaml. */
final class PackInfoReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final List<String> FIELDS =
            List.of("name", "version", "extends", "owner", "language", "effectiveFrom", "effectiveTo", "description");

    private static final List<String> LANGUAGES = List.of("en", "zh");

    private final Problems problems;
    private final SourceFile file;
    private boolean legible;
    private boolean extending;
    private Optional<Extension> extension = Optional.empty();
    private SourceRef owner;

    PackInfoReader(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
        owner = file.at(0);
    }

    /** Whether it is fields at all, so that it says what kind of pack this is. */
    boolean legible() {
        return legible;
    }

    /** Where it names its owner. */
    SourceRef owner() {
        return owner;
    }

    /** Whether the pack says it extends another, legibly or not. */
    boolean extending() {
        return extending;
    }

    /** The pack that is extended, if that can be read. */
    Optional<Extension> extension() {
        return extension;
    }

    PackInfo read() {
        int before = problems.count();
        Optional<Yaml.Node> root = Yaml.read(file, problems);
        if (root.isEmpty() && problems.count() > before) {
            return new PackInfo("", "", "", "en", Optional.empty(), Optional.empty(), Map.of(), List.of());
        }
        Map<String, Yaml.Node> fields = Yaml.fields(root, file, problems);
        if (fields.isEmpty()) {
            return new PackInfo("", "", "", "en", Optional.empty(), Optional.empty(), Map.of(), List.of());
        }
        legible = true;
        root.ifPresent(node -> fields.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> problems.addUnknown("MS-143", node.keyAt(name), "field", name, FIELDS)));
        Map<String, String> description = new TreeMap<>();
        Optional<Yaml.Node> described = Optional.ofNullable(fields.get("description"));
        if (described.isPresent()) {
            Yaml.fields(described, file, problems)
                    .forEach((language, text) -> description.put(language, scalar("description", text)));
            for (String language : description.keySet()) {
                if (!LANGUAGES.contains(language)) {
                    problems.addUnknown("MS-143", described.get().keyAt(language), "field", language, LANGUAGES);
                }
            }
        }
        Yaml.Node base = fields.get("extends");
        if (base != null) {
            extending = true;
            extension = Extension.parse(base.text(), base.at());
            if (extension.isEmpty()) {
                problems.add("MS-190", base.at(), base.text());
            }
        }
        Optional<LocalDate> from = date(fields, "effectiveFrom");
        Optional<LocalDate> to = date(fields, "effectiveTo");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            Yaml.Node last = fields.getOrDefault("effectiveTo", Yaml.Node.scalar(file.at(0), "", false));
            problems.add("MS-525", last.at(), to.get(), from.get());
        }
        return new PackInfo(
                matching(fields, "name", NAME, "house-rules", PackInfoReader::nameMeant),
                matching(fields, "version", VERSION, "1.0.0", PackInfoReader::versionMeant),
                owner(fields),
                fields.containsKey("language") ? language(fields.get("language")) : "en",
                from,
                to,
                description,
                List.of());
    }

    private String owner(Map<String, Yaml.Node> fields) {
        Yaml.Node node = fields.get("owner");
        if (node == null) {
            return "";
        }
        owner = node.at();
        return scalar("owner", node);
    }

    private String scalar(String name, Yaml.Node node) {
        if (!node.isScalar()) {
            problems.add("MS-528", node.at(), name, "\"…\"", node.fields().isPresent() ? "{ }" : "[ ]");
        }
        return node.text();
    }

    private String language(Yaml.Node node) {
        if (!LANGUAGES.contains(node.text())) {
            problems.add("MS-129", node.at(), "language", String.join(", ", LANGUAGES), node.text());
        }
        return node.text();
    }

    private String matching(
            Map<String, Yaml.Node> fields,
            String name,
            Pattern pattern,
            String example,
            Function<String, Optional<String>> meant) {
        Yaml.Node node = fields.get(name);
        String text = node == null ? "" : node.text();
        if (node == null) {
            problems.add("MS-526", file.at(0), name, example);
        } else if (!pattern.matcher(text).matches()) {
            Problem problem = Problem.of(
                    "MS-528", node.at().toString(), name, example, text.isEmpty() ? Problem.word("nothing") : text);
            problems.add(meant.apply(text).map(problem::suggesting).orElse(problem));
        }
        return text;
    }

    private static Optional<String> nameMeant(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_.]+", "-");
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    private static Optional<String> versionMeant(String text) {
        String version = text.strip().replaceFirst("^[vV]", "");
        for (String more : List.of("", ".0", ".0.0")) {
            if (VERSION.matcher(version + more).matches()) {
                return Optional.of(version + more);
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> date(Map<String, Yaml.Node> fields, String name) {
        Yaml.Node node = fields.get(name);
        if (node == null) {
            return Optional.empty();
        }
        Optional<LocalDate> day = Dates.read(node.text());
        if (day.isEmpty()) {
            Problem problem = Problem.of("MS-528", node.at().toString(), name, "2026-01-31", node.text());
            problems.add(Dates.meant(node.text()).map(problem::suggesting).orElse(problem));
        }
        return day;
    }
}
