package dev.mainstay.authoring;

import dev.mainstay.authoring.internal.PackFolder;
import dev.mainstay.authoring.internal.Problems;
import dev.mainstay.internal.pack.EncodedPack;
import dev.mainstay.internal.pack.PackCodec;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes a rule pack of a folder as a consultant writes it. A pack with any problem is not made.
 *
 * <p>Stateless and thread-safe.
 */
public final class RulePackCompiler {

    /** A fixed time for the entries of a jar, so that the same sources give the same bytes. */
    private static final LocalDateTime STAMP = LocalDateTime.of(2026, 1, 1, 0, 0);

    private RulePackCompiler() {}

    /**
     * Compiles a folder to a pack in memory.
     *
     * @throws InvalidPackException with every problem found, each with file, line and column
     */
    public static RulePack compile(Path folder) {
        Problems problems = new Problems();
        PackModel model = new PackFolder(folder, problems).read();
        if (!problems.none()) {
            throw new InvalidPackException(problems.found());
        }
        return RulePack.of(model);
    }

    /**
     * Writes a pack as one jar, which {@link RulePack#load} reads. The same pack always gives the same bytes, and a jar is
     * replaced only when the new one is whole.
     */
    public static void writeJar(RulePack pack, Path jar) throws IOException {
        Path directory = jar.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(directory, "pack", ".tmp");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
                String folder = RulePack.FOLDER + pack.info().name() + "/";
                for (Map.Entry<String, byte[]> part : parts(pack).entrySet()) {
                    ZipEntry entry = new ZipEntry(folder + part.getKey());
                    entry.setTimeLocal(STAMP);
                    zip.putNextEntry(entry);
                    zip.write(part.getValue());
                    zip.closeEntry();
                }
            }
            Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes the parts of a pack below a folder, where a build tool puts them into its own jar. */
    public static void writeFolder(RulePack pack, Path folder) throws IOException {
        Path target = folder.resolve(RulePack.FOLDER + pack.info().name());
        Files.createDirectories(target);
        for (Map.Entry<String, byte[]> part : parts(pack).entrySet()) {
            Files.write(target.resolve(part.getKey()), part.getValue());
        }
    }

    private static Map<String, byte[]> parts(RulePack pack) {
        EncodedPack encoded = PackCodec.encode(pack.model());
        Map<String, byte[]> parts = new TreeMap<>(encoded.parts());
        parts.put(PackCodec.MANIFEST, PackCodec.manifest(pack.info(), encoded));
        return parts;
    }

    /**
     * Builds a folder for a build tool: {@code RulePackCompiler PACK_FOLDER OUTPUT_FOLDER}. Problems go to standard error
     * and end it.
     */
    public static void main(String[] arguments) throws IOException {
        try {
            RulePack pack = compile(Path.of(arguments[0]));
            writeFolder(pack, Path.of(arguments[1]));
        } catch (InvalidPackException invalid) {
            invalid.problems().forEach(problem -> System.err.println(problem.summary(Locale.getDefault())));
            throw invalid;
        }
    }
}
