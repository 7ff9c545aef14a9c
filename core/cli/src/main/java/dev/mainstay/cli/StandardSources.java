package dev.mainstay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rules, tables and scenarios of the standard pack, which the command brings with it as their authors wrote them. */
final class StandardSources {

    private StandardSources() {}

    /** A copy in a folder of its own, which goes when the process ends. */
    static Path copy() {
        try {
            URI first = Objects.requireNonNull(StandardSources.class.getResource("standard/pack.yaml"))
                    .toURI();
            if (!first.getScheme().equals("jar")) {
                return copy(Objects.requireNonNull(Path.of(first).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(first, Map.of())) {
                return copy(Objects.requireNonNull(jar.provider().getPath(first).getParent()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path copy(Path from) throws IOException {
        Path place = Files.createTempDirectory("mainstay");
        List<Path> made = new ArrayList<>(List.of(place));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
        Path folder = place.resolve(PackOption.STANDARD);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = folder.resolve(from.relativize(file).toString());
                made.add(copy);
                Files.copy(file, copy);
            }
        }
        return folder;
    }

    /** The last first, so that folders are empty when their turn comes. */
    private static void delete(List<Path> made) {
        for (int i = made.size() - 1; i >= 0; i--) {
            made.get(i).toFile().delete();
        }
    }
}
