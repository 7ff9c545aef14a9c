package dev.mainstay.authoring.reload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the content of sources apart, whatever the clock of the file system says: a hash of the names and bytes of everything
 * a pack could be made of.
 */
final class Fingerprint {

    private static final int DEPTH = 2;
    private static final int MAX_FILES = 10_000;
    private static final long MAX_BYTES = 32L << 20;

    private Fingerprint() {}

    /**
     * The fingerprint of these folders and jars; some of them may be missing.
     *
     * @throws IOException if they change while they are read, or cannot be read
     */
    static String of(Collection<Path> sources) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        try (DigestOutputStream hash = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Path source : sources.stream().sorted().toList()) {
                for (Path file : files(source)) {
                    long size = Files.size(file);
                    hash.write((file + "\0" + size + "\0").getBytes(StandardCharsets.UTF_8));
                    if (size <= MAX_BYTES) {
                        try (InputStream content = Files.newInputStream(file)) {
                            content.transferTo(hash);
                        }
                    }
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return Files.isRegularFile(source) ? List.of(source) : List.of();
        }
        try (Stream<Path> files = Files.walk(source, DEPTH)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isSource(file))
                    .limit(MAX_FILES)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException changing) {
            throw changing.getCause();
        }
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return Stream.of(".drl", ".csv", ".yaml", ".yml").anyMatch(name::endsWith);
    }
}
