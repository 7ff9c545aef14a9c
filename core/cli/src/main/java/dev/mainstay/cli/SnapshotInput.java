package dev.mainstay.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command reads accounts from. */
final class SnapshotInput {

    private SnapshotInput() {}

    /**
     * The file, or standard input for {@code -}.
     *
     * @throws UnusableException if there is no such file
     */
    static InputStream open(String file) throws IOException {
        if (file.equals("-")) {
            return new BufferedInputStream(System.in);
        }
        Path path = Path.of(file);
        return new BufferedInputStream(Files.newInputStream(require(path)));
    }

    /**
     * The file if there is something to read; a pipe is.
     *
     * @throws UnusableException if there is no such file, or it is a folder
     */
    static Path require(Path file) {
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw UnusableException.noSuchFile(file);
        }
        return file;
    }
}
