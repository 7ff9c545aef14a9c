package dev.mainstay.examples.crm;

import dev.mainstay.Outcome;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.json.SnapshotWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Files of one JSON object a line, as the {@code mainstay} command and most stores take them. */
final class JsonLines {

    private JsonLines() {}

    /** One line per account: its advice with texts in that language, or why there is none. */
    static void writeOutcomes(List<Outcome> outcomes, Locale locale, Path file) throws IOException {
        AdviceWriter writer = new AdviceWriter(locale);
        write(outcomes, file, writer::write);
    }

    /** One line per account, as the command reads them. */
    static void writeSnapshots(List<AccountSnapshot> snapshots, Path file) throws IOException {
        SnapshotWriter writer = new SnapshotWriter();
        write(snapshots, file, writer::write);
    }

    private static <T> void write(List<T> values, Path file, BiConsumer<T, OutputStream> writer) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (T value : values) {
                writer.accept(value, stream);
                stream.write('\n');
            }
        }
    }
}
