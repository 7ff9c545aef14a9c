package dev.mainstay.pack;

import dev.mainstay.internal.engine.PackFit;
import dev.mainstay.internal.pack.EncodedPack;
import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.internal.pack.SignaturePart;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A built rule pack: admitted, whole, and ready to advise by.
 *
 * <p>Its identity is the SHA-256 of its content, which every advice names. Immutable and thread-safe.
 */
public final class RulePack {

    private static final String STANDARD = "standard";

    private final PackModel model;
    private final PackId id;
    private final Optional<PackSignature> signature;

    private RulePack(PackModel model, EncodedPack encoded, Optional<PackSignature> signature) {
        this.model = model;
        this.signature = signature;
        id = new PackId(model.info().name(), model.info().version(), encoded.sha256());
    }

    /** The pack of this model, which must have passed the checks of a build. */
    public static RulePack of(PackModel model) {
        return new RulePack(model, PackCodec.encode(model), Optional.empty());
    }

    /**
     * The standard pack, which the artifact {@code dev.mainstay:mainstay-rules} brings.
     *
     * @throws InvalidPackException if it is not on the class path or damaged
     */
    public static RulePack standard() {
        Map<String, byte[]> parts = new TreeMap<>();
        for (String part : PackCodec.PARTS) {
            String resource = PackArchive.FOLDER + STANDARD + "/" + part;
            try (InputStream stream = RulePack.class.getClassLoader().getResourceAsStream(resource)) {
                if (stream != null) {
                    parts.put(part, stream.readAllBytes());
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        if (parts.isEmpty()) {
            throw refused("MS-305", "");
        }
        PackCodec.Decoded decoded = PackCodec.decode(STANDARD, parts);
        return new RulePack(decoded.model(), decoded.encoded(), Optional.empty());
    }

    /**
     * Loads a built pack from its jar, whoever signed it.
     *
     * @throws InvalidPackException if there is none, or it is not exactly as it was built
     */
    public static RulePack load(Path jar) {
        return load(jar, PackTrust.none());
    }

    /**
     * Loads a built pack from its jar. Nothing is accepted but the very bytes of a build: a pack that was unpacked and packed
     * again is refused, even if its parts are the same.
     *
     * @throws InvalidPackException if there is none, it is not exactly as it was built, or not signed as the trust asks
     */
    public static RulePack load(Path jar, PackTrust trust) {
        String place = jar.toString();
        byte[] bytes = read(jar, trust);
        PackArchive archive = PackArchive.read(bytes)
                .orElseThrow(() -> refused(PackArchive.resembles(bytes) ? "MS-307" : "MS-301", place, place));
        Optional<PackSignature> signature = trust.check(place, archive.parts());
        Map<String, byte[]> parts = new TreeMap<>(archive.parts());
        parts.remove(SignaturePart.NAME);
        PackCodec.Decoded decoded = PackCodec.decode(place, parts);
        if (!decoded.model().info().name().equals(archive.name())) {
            throw refused("MS-307", place, place);
        }
        try {
            PackFit.check(decoded.model());
        } catch (IllegalArgumentException misfit) {
            throw refused("MS-308", place, place);
        }
        return new RulePack(decoded.model(), decoded.encoded(), signature);
    }

    /** The bytes of the jar, never more than a pack may have. */
    private static byte[] read(Path jar, PackTrust trust) {
        String place = jar.toString();
        if (Files.isDirectory(jar)) {
            throw refused(trust.required() ? "MS-313" : "MS-315", place, place);
        }
        if (!Files.isRegularFile(jar)) {
            throw refused("MS-306", place, place);
        }
        try (InputStream stream = Files.newInputStream(jar)) {
            byte[] bytes = stream.readNBytes(PackArchive.MAX_BYTES + 1);
            if (bytes.length > PackArchive.MAX_BYTES) {
                throw refused("MS-309", place, place, PackArchive.MAX_BYTES);
            }
            return bytes;
        } catch (IOException unreadable) {
            throw refused("MS-306", place, place);
        }
    }

    private static InvalidPackException refused(String code, String place, Object... arguments) {
        return new InvalidPackException(List.of(Problem.of(code, place, arguments)));
    }

    /** Name, version and hash. */
    public PackId id() {
        return id;
    }

    /** Who signed the jar it was loaded from, if anybody did. */
    public Optional<PackSignature> signature() {
        return signature;
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

    /** The pack in one line: name, version, hash, the packs below it, and how much is in it. */
    public String summarize() {
        return id.name() + " " + id.version() + " (" + id.sha256().substring(0, 12) + ")" + lineage() + ": "
                + model.rules().size() + " rules, " + model.limits().size() + " limits, "
                + model.diagnosis().size() + " diagnosis rows, "
                + model.actions().size() + " actions, "
                + model.playbook().size() + " playbook rows";
    }

    private String lineage() {
        return model.info().bases().stream()
                .map(base -> " over " + base.name() + " " + base.version())
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return summarize();
    }
}
