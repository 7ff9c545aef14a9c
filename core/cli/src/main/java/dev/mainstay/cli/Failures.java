package dev.mainstay.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in one line why a call came to nothing: what of the input or the machine stood in the way, else that it is a defect.
 * A defect's trace is for its developer, and shown where the system property {@code mainstay.debug} is set.
 */
final class Failures implements IExecutionExceptionHandler {

    private static final String DEBUG = "mainstay.debug";

    /** What operating systems say, by the label that says it in the language of the call. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("No space left on device", "full"),
            Map.entry("Disk quota exceeded", "full"),
            Map.entry("Read-only file system", "readOnly"),
            Map.entry("File name too long", "tooLong"),
            Map.entry("Is a directory", "folder"),
            Map.entry("Not a directory", "notFolder"),
            Map.entry("Too many levels of symbolic links", "links"),
            Map.entry("Text file busy", "busy"),
            Map.entry("Device or resource busy", "busy"),
            Map.entry("Too many open files", "files"),
            Map.entry("Input/output error", "input"),
            Map.entry("Permission denied", "denied"),
            Map.entry("Operation not permitted", "denied"),
            Map.entry("Broken pipe", "pipe"));

    private final Language language;
    private final PrintWriter err;

    Failures(Language language, PrintWriter err) {
        this.language = language;
        this.err = err;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(failure);
    }

    /** Says it and returns the status of the command. */
    int tell(Throwable failure) {
        unusable(failure).lines(language).forEach(err::println);
        if (System.getProperty(DEBUG) != null) {
            failure.printStackTrace(err);
        }
        return Mainstay.UNUSABLE;
    }

    private static UnusableException unusable(Throwable failure) {
        if (failure instanceof UnusableException unusable) {
            return unusable;
        }
        if (failure instanceof UncheckedIOException unchecked) {
            return io(Objects.requireNonNull(unchecked.getCause()));
        }
        if (failure instanceof IOException io) {
            return io(io);
        }
        if (failure instanceof InvalidPathException noPath) {
            return UnusableException.labelled("noPath", noPath.getInput());
        }
        return failure instanceof OutOfMemoryError
                ? UnusableException.labelled("outOfMemory")
                : UnusableException.labelled("defect");
    }

    private static UnusableException io(IOException failure) {
        if (failure instanceof CharacterCodingException) {
            return UnusableException.labelled("notUtf8", "");
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (failure instanceof FileSystemException place && place.getFile() != null) {
            if (failure instanceof NoSuchFileException) {
                return UnusableException.noSuchFile(place.getFile());
            }
            if (failure instanceof AccessDeniedException) {
                return UnusableException.labelled("notAllowed", place.getFile());
            }
            return UnusableException.labelled(
                    "notAccessible", place.getFile(), reason(Objects.requireNonNullElse(place.getReason(), "")));
        }
        return failure instanceof FileNotFoundException
                ? UnusableException.noSuchFile(message)
                : UnusableException.labelled("ioFailed", reason(message));
    }

    /** In the language of the call where it is one of the usual, else as the machine says it. */
    private static Object reason(String said) {
        return REASONS.entrySet().stream()
                .filter(known -> said.contains(known.getKey()))
                .findFirst()
                .<Object>map(known -> new UnusableException.Label("reason." + known.getValue()))
                .orElse(said);
    }
}
