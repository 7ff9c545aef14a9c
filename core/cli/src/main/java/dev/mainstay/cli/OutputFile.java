package dev.mainstay.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The file a command writes its output to. Half written it would look like a whole one, so it gets its name only at the end.
 * A link stays a link, and what is no file, such as a device, a pipe or {@code /dev/stdout}, is written to as it is.
 */
final class OutputFile {

    private static final int MOST_LINKS = 40;

    /** Writes the output. */
    @FunctionalInterface
    interface Content {

        /** Writes it and returns the status of the command. */
        int writeTo(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /**
     * Refuses a place where nothing can be written, before a long run ends in vain. No output is none to refuse.
     *
     * @throws UnusableException if there is no such folder, or nothing may be written there
     */
    static void require(String output) {
        if (output.isEmpty()) {
            return;
        }
        Path target = Path.of(output).toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw UnusableException.noSuchFolder(folder == null ? output : folder);
        }
        if (Files.isDirectory(target) || !Files.isWritable(special(target) ? target : folder)) {
            throw UnusableException.notWritable(output);
        }
    }

    /**
     * Writes the file and returns the status of the content. If that is unusable, or writing fails, there is no new file and
     * an old one stays as it was.
     *
     * @throws UnusableException if there is no such folder, or nothing may be written there
     */
    static int write(String output, Content content) throws IOException {
        require(output);
        Path named = Path.of(output).toAbsolutePath();
        if (special(named)) {
            return write(content, named, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        }
        Path target = behindLinks(named);
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            int status = write(content, unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (status != Mainstay.UNUSABLE) {
                keepPermissions(target, unfinished);
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            }
            return status;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Writes a text. */
    static void write(String output, String text) throws IOException {
        write(output, out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return Mainstay.FINE;
        });
    }

    private static int write(Content content, Path file, StandardOpenOption... options) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file, options), 1 << 16)) {
            return content.writeTo(stream);
        }
    }

    /** What is no file, and what names a stream of the process, even where that leads to a file. */
    private static boolean special(Path target) {
        return Files.exists(target)
                && !Files.isDirectory(target)
                && (!Files.isRegularFile(target) || target.startsWith("/dev") || target.startsWith("/proc"));
    }

    private static Path behindLinks(Path named) throws IOException {
        Path target = named;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw UnusableException.notWritable(named);
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Who may read the old file may read the new one, and nobody else. */
    private static void keepPermissions(Path old, Path young) throws IOException {
        if (Files.exists(old) && Files.getFileStore(old).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(young, Files.getPosixFilePermissions(old));
        }
    }
}
