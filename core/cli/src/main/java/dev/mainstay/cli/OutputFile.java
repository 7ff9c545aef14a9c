package dev.mainstay.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file a command writes its output to. Half written it would look like a whole one, so it gets its name only at the end. */
final class OutputFile {

    /** Writes the output. */
    @FunctionalInterface
    interface Content {

        /** Writes it and returns the status of the command. */
        int writeTo(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /**
     * Writes the file and returns the status of the content. If that is unusable, or writing fails, there is no new file and
     * an old one stays as it was.
     *
     * @throws UnusableException if there is no such folder
     */
    static int write(String output, Content content) throws IOException {
        Path target = Path.of(output).toAbsolutePath();
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw UnusableException.noSuchFolder(output);
        }
        Path unfinished = Files.createTempFile(target.getParent(), "mainstay", ".tmp");
        try {
            int status;
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                status = content.writeTo(stream);
            }
            if (status != Mainstay.UNUSABLE) {
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return status;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
