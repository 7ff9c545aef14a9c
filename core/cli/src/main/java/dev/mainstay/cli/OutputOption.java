package dev.mainstay.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.Option;

/** {@code -o OUT}, for every command that else writes to standard output. */
final class OutputOption {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            defaultValue = "",
            description = "File for the output, written only when it is whole; standard output if left out.")
    private String output = "";

    /** Whether it goes to a file. */
    boolean toFile() {
        return !output.isEmpty();
    }

    /** Says how far a run has come where somebody waits and sees nothing else. */
    ProgressLine progress(PrintWriter err) {
        return new ProgressLine(err, toFile() && Terminal.isThere());
    }

    /** Refuses a place where nothing can be written, before a long run ends in vain. */
    void require() {
        OutputFile.require(output);
    }

    /** Writes it and returns the status of the content. */
    int write(OutputFile.Content content) throws IOException {
        try {
            if (toFile()) {
                return OutputFile.write(output, content);
            }
            OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
            int status = content.writeTo(out);
            out.flush();
            return status;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
