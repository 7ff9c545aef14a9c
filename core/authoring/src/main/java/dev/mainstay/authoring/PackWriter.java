package dev.mainstay.authoring;

import dev.mainstay.internal.pack.EncodedPack;
import dev.mainstay.internal.pack.PackArchive;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.internal.pack.SignaturePart;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Writes built packs. The same pack always gives the same bytes: on every run, Java, machine, locale and time zone; the same
 * pack and key too.
 *
 * <p>Stateless and thread-safe.
 */
public final class PackWriter {

    private PackWriter() {}

    /**
     * Writes a pack as one jar, which {@link RulePack#load(Path)} reads. A jar is replaced only when the new one is whole.
     *
     * @throws InvalidPackException if the pack is larger than what can be loaded
     */
    public static void writeJar(RulePack pack, Path jar) throws IOException {
        write(jar, parts(pack, Optional.empty()), pack);
    }

    /** Writes a pack as {@link #writeJar(RulePack, Path)} does, signed with this key. */
    public static void writeJar(RulePack pack, Path jar, SigningKey key) throws IOException {
        write(jar, parts(pack, Optional.of(key)), pack);
    }

    /** Writes the parts of a pack below a folder, where a build tool puts them into its own jar. */
    public static void writeFolder(RulePack pack, Path folder) throws IOException {
        Path target = folder.resolve(PackArchive.FOLDER + pack.info().name());
        Files.createDirectories(target);
        for (Map.Entry<String, byte[]> part : parts(pack, Optional.empty()).entrySet()) {
            Files.write(target.resolve(part.getKey()), part.getValue());
        }
    }

    private static SortedMap<String, byte[]> parts(RulePack pack, Optional<SigningKey> key) {
        EncodedPack encoded = PackCodec.encode(pack.model());
        SortedMap<String, byte[]> parts = PackCodec.withManifest(pack.info(), encoded);
        byte[] manifest = Objects.requireNonNull(parts.get(PackCodec.MANIFEST));
        key.ifPresent(signing ->
                parts.put(SignaturePart.NAME, new SignaturePart(signing.keyId(), signing.sign(manifest)).toBytes()));
        return parts;
    }

    private static void write(Path jar, SortedMap<String, byte[]> parts, RulePack pack) throws IOException {
        byte[] bytes = new PackArchive(pack.info().name(), parts).toBytes();
        if (bytes.length > PackArchive.MAX_BYTES) {
            throw new InvalidPackException(List.of(Problem.of("MS-309", jar.toString(), jar, PackArchive.MAX_BYTES)));
        }
        Path unfinished = jar.resolveSibling(jar.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(unfinished, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
