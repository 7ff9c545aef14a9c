package dev.mainstay.pack;

import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A built rule pack: admitted, whole, and ready to advise by.
 *
 * <p>Its identity is the SHA-256 of its content, which every advice names. Immutable and thread-safe.
 */
public final class RulePack {

    /** Where a jar keeps its packs: one folder a pack, by name. */
    public static final String FOLDER = "mainstay-pack/";

    private static final String STANDARD = "standard";

    private final PackModel model;
    private final PackId id;

    private RulePack(PackModel model) {
        this.model = model;
        id = new PackId(
                model.info().name(),
                model.info().version(),
                PackCodec.encode(model).sha256());
    }

    /** The pack of this model, which must have passed the checks of a build. */
    public static RulePack of(PackModel model) {
        return new RulePack(model);
    }

    /**
     * The standard pack, which the artifact {@code dev.mainstay:mainstay-rules} brings.
     *
     * @throws InvalidPackException if it is not on the class path or damaged
     */
    public static RulePack standard() {
        return read(STANDARD, part -> {
                    InputStream stream =
                            RulePack.class.getClassLoader().getResourceAsStream(FOLDER + STANDARD + "/" + part);
                    return Optional.ofNullable(stream);
                })
                .orElseThrow(() -> new InvalidPackException(List.of(Problem.of("MS-305", ""))));
    }

    /**
     * Loads a built pack from its jar.
     *
     * @throws InvalidPackException if there is none, it is damaged, altered, or of another format
     */
    public static RulePack load(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new InvalidPackException(List.of(Problem.of("MS-306", jar.toString(), jar)));
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Optional<String> name = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(entry -> entry.startsWith(FOLDER) && entry.endsWith("/" + PackCodec.MANIFEST))
                    .map(entry -> entry.substring(FOLDER.length(), entry.length() - PackCodec.MANIFEST.length() - 1))
                    .findFirst();
            Optional<RulePack> pack = name.flatMap(found -> read(jar.toString(), part -> {
                ZipEntry entry = zip.getEntry(FOLDER + found + "/" + part);
                return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(entry));
            }));
            return pack.orElseThrow(() -> new InvalidPackException(
                    List.of(Problem.of("MS-301", jar.toString(), jar, "no " + PackCodec.MANIFEST))));
        } catch (IOException unreadable) {
            throw new InvalidPackException(
                    List.of(Problem.of("MS-301", jar.toString(), jar, String.valueOf(unreadable.getMessage()))));
        }
    }

    private static Optional<RulePack> read(String place, PackCodec.Parts parts) {
        try {
            return PackCodec.decode(place, parts).map(RulePack::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Name, version and hash. */
    public PackId id() {
        return id;
    }

    /** What pack.yaml says of it. */
    public PackInfo info() {
        return model.info();
    }

    /** Everything it says, with where it stands in its sources. */
    public PackModel model() {
        return model;
    }

    /** The text of a code, such as {@code signal.LATE_DELIVERY}, in the locale's language. */
    public String text(String key, Locale locale) {
        return model.texts().get(key, locale);
    }

    /** The pack in one line: name, version, hash and how much is in it. */
    public String summarize() {
        return id.name() + " " + id.version() + " (" + id.sha256().substring(0, 12) + "): "
                + model.rules().size() + " rules, " + model.limits().size() + " limits, "
                + model.diagnosis().size() + " diagnosis rows, "
                + model.actions().size() + " actions, "
                + model.playbook().size() + " playbook rows";
    }

    @Override
    public String toString() {
        return summarize();
    }
}
