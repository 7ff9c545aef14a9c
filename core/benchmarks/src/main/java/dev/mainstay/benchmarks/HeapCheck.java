package dev.mainstay.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how much heap is in use after a collection at 10, 50 and 100 percent of a run over a file of accounts. */
public final class HeapCheck {

    private HeapCheck() {}

    /** Runs with the number of lines as the only argument. */
    public static void main(String[] arguments) throws IOException {
        int lines = Integer.parseInt(arguments[0]);
        JsonLines json = new JsonLines();
        Path file = Files.createTempFile("accounts", ".jsonl");
        try {
            json.write(file, lines);
            json.advise(file, OutputStream.nullOutputStream(), line -> {
                if (line == lines / 10 || line == lines / 2 || line == lines) {
                    System.out.printf("%d %d%n", line, used());
                }
            });
        } finally {
            Files.delete(file);
        }
    }

    private static long used() {
        // Twice, since what has a cleaner is freed only by the second collection.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
