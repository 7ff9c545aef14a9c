package dev.mainstay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The packs that the tests here run on. */
final class Packs {

    /** A pack with a little of everything. */
    static final String SMALL = "src/test/packs/small";

    private Packs() {}

    /** A copy of the small pack, for tests that change it. */
    static Path copy(Path into) {
        try (Stream<Path> files = Files.walk(Path.of(SMALL))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = into.resolve(Path.of(SMALL).relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
            return into;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
