package dev.mainstay.authoring.start;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.overlay.Extension;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small pack over another, to begin with: it passes its check, its scenarios hold, and it explains itself.
 *
 * <p>Stateless and thread-safe.
 */
public final class StarterPack {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final String USUAL_NAME = "house-rules";

    /** Files that read differently in each language, and those that do not. */
    private static final List<String> TOLD = List.of(
            "README.md",
            "pack.yaml",
            "limits.csv",
            "diagnosis.csv",
            "actions.csv",
            "playbook.csv",
            "signals/house.drl",
            "scenarios/house.yaml");

    private static final List<String> SAME = List.of("switched-off.csv", "texts/en.csv", "texts/zh.csv");

    private StarterPack() {}

    /**
     * Writes the pack.
     *
     * @param folder where to; it is made if it is not there
     * @param name name of the pack; made of the folder's name if empty
     * @param base {@code standard}, or the path of the folder or built jar to extend, which must lie beside the folder
     * @param locale language of what it explains: Chinese for Chinese locales, else English
     * @throws InvalidPackException if the folder is not empty, the name is none, or the base cannot be used
     */
    public static void write(Path folder, String name, String base, Locale locale) throws IOException {
        if (!isEmpty(folder)) {
            throw refused("MS-189", folder);
        }
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            throw refused("MS-528", "name", USUAL_NAME, name);
        }
        RulePack below = base.equals(Extension.STANDARD) ? RulePack.standard() : read(Path.of(base));
        Set<String> taken = new HashSet<>(Set.of(below.info().name()));
        below.info().bases().forEach(pack -> taken.add(pack.name()));
        if (taken.contains(name)) {
            throw refused("MS-198", name);
        }
        String called = name.isEmpty() ? nameOf(folder, taken) : name;
        String path = base.equals(Extension.STANDARD) ? base : relative(folder, Path.of(base));
        String extension = path + " " + range(below.info().version());
        if (Extension.parse(extension, new SourceRef("pack.yaml", 1, 1)).isEmpty()) {
            throw refused("MS-190", extension);
        }
        Map<String, String> values =
                Map.of("{{name}}", called, "{{base}}", below.info().name(), "{{extends}}", extension);
        for (Map.Entry<String, String> file : files(locale).entrySet()) {
            String text = file.getValue();
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            for (Rule rule : file.getKey().endsWith(".drl") ? below.model().rules() : List.<Rule>of()) {
                // the pack below was begun so too: its example is still the same
                String named = "rule \"" + rule.name() + "\"\n";
                text = text.replace(named, named + "  @change( replace )\n");
            }
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.writeString(target, text);
        }
    }

    private static String relative(Path folder, Path base) {
        return folder.toAbsolutePath()
                .normalize()
                .relativize(base.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private static InvalidPackException refused(String code, Object... arguments) {
        return new InvalidPackException(List.of(Problem.of(code, "", arguments)));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** The folder's name where a pack can be called so and none below is, else a usual one. */
    private static String nameOf(Path folder, Set<String> taken) {
        String name = Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                .map(Path::toString)
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_.]+", "-");
        String usual = NAME.matcher(name).matches() ? name : USUAL_NAME;
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? usual : usual + "-" + number)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
    }

    private static RulePack read(Path base) {
        if (!Files.exists(base)) {
            throw new InvalidPackException(List.of(Problem.of("MS-306", base.toString(), base)));
        }
        return Files.isDirectory(base) ? RulePackCompiler.compile(base) : RulePack.load(base);
    }

    /** From this version on, up to the next that may break with it. */
    private static String range(String version) {
        int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
        return ">=" + version + " <" + (major + 1) + ".0.0";
    }

    private static Map<String, String> files(Locale locale) throws IOException {
        String language = locale.getLanguage().equals("zh") ? "zh" : "en";
        Map<String, String> files = new TreeMap<>();
        for (String name : TOLD) {
            files.put(name, resource(language + "/" + name));
        }
        for (String name : SAME) {
            files.put(name, resource(name));
        }
        files.put(".schemas/pack.schema.json", EditorSchemas.pack());
        files.put(".schemas/scenarios.schema.json", EditorSchemas.scenarios());
        return files;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = StarterPack.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
