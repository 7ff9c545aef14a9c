package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.overlay.Extension;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.SourceRef;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads pack.yaml. */
final class PackInfoReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");
    private static final List<String> FIELDS =
            List.of("name", "version", "extends", "owner", "language", "effectiveFrom", "effectiveTo", "description");

    private final Problems problems;
    private final SourceFile file;
    private boolean extending;
    private Optional<Extension> extension = Optional.empty();

    PackInfoReader(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
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
        Map<String, Yaml.Node> fields = Yaml.fields(Yaml.read(file, problems), file, problems);
        fields.forEach((name, node) -> {
            if (!FIELDS.contains(name)) {
                problems.addUnknown("MS-143", node.at(), "field", name, FIELDS);
            }
        });
        Map<String, String> description = new TreeMap<>();
        if (fields.containsKey("description")) {
            Yaml.fields(Optional.of(fields.get("description")), file, problems)
                    .forEach((language, text) -> description.put(language, text.text()));
        }
        Yaml.Node base = fields.get("extends");
        if (base != null) {
            extending = true;
            extension = Extension.parse(base.text(), base.at());
            if (extension.isEmpty()) {
                problems.add("MS-190", base.at(), base.text());
            }
        }
        return new PackInfo(
                matching(fields, "name", NAME, "house-rules"),
                matching(fields, "version", VERSION, "1.0.0"),
                fields.containsKey("owner") ? fields.get("owner").text() : "",
                fields.containsKey("language") ? fields.get("language").text() : "en",
                date(fields, "effectiveFrom"),
                date(fields, "effectiveTo"),
                description,
                List.of());
    }

    private String matching(Map<String, Yaml.Node> fields, String name, Pattern pattern, String example) {
        Yaml.Node node = fields.get(name);
        String text = node == null ? "" : node.text();
        if (!pattern.matcher(text).matches()) {
            problems.add("MS-129", node == null ? new SourceRef(file.name(), 1, 1) : node.at(), name, example, text);
        }
        return text;
    }

    private Optional<LocalDate> date(Map<String, Yaml.Node> fields, String name) {
        Yaml.Node node = fields.get(name);
        if (node == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(node.text()));
        } catch (DateTimeParseException noDate) {
            problems.add("MS-129", node.at(), name, "2026-01-31", node.text());
            return Optional.empty();
        }
    }
}
