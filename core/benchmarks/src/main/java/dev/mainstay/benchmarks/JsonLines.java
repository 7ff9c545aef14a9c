package dev.mainstay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.json.Reading;
import dev.mainstay.json.SnapshotFeed;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.RulePack;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** A file of accounts, one a line, worked off in one thread. */
final class JsonLines {

    private static final int CHUNK = 5_000;

    private final RetentionAdvisor advisor = RetentionAdvisor.of(RulePack.standard());
    private final SnapshotWriter snapshots = new SnapshotWriter();
    private final AdviceWriter advice = new AdviceWriter(Locale.ENGLISH);
    private final ObjectMapper jackson = new ObjectMapper();

    /** Writes that many different accounts, half of them sparse and half rich. */
    void write(Path file, int lines) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int written = 0; written < lines; written += CHUNK) {
                int count = Math.min(CHUNK, lines - written);
                Accounts.Coverage coverage =
                        written / CHUNK % 2 == 0 ? Accounts.Coverage.RICH : Accounts.Coverage.SPARSE;
                for (AccountSnapshot account : Accounts.random(count, 1000 + written, coverage, written)) {
                    out.write(snapshots.write(account).getBytes(StandardCharsets.UTF_8));
                    out.write('\n');
                }
            }
        }
    }

    /** Reads each account, advises it, and writes the advice as a line; tells how many lines are done after each. */
    long advise(Path file, OutputStream out, LongConsumer done) throws IOException {
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            SnapshotFeed feed = SnapshotFeed.of(in);
            while (feed.hasNext()) {
                Reading reading = feed.next();
                if (!(reading instanceof Reading.Read read)) {
                    throw new IllegalStateException(reading.toString());
                }
                advice.write(advisor.advise(read.snapshot()), out);
                out.write('\n');
                done.accept(++lines);
            }
        }
        return lines;
    }

    /** Parses each line with Jackson to its tree and writes that as a line again. */
    long copy(Path file, OutputStream out) throws IOException {
        long lines = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode tree = jackson.readTree(line);
                out.write(jackson.writeValueAsBytes(tree));
                out.write('\n');
                lines++;
            }
        }
        return lines;
    }

    /** The advice for the first accounts of the file, as trees. */
    List<JsonNode> adviceOf(Path file, int first) throws IOException {
        List<JsonNode> trees = new ArrayList<>(first);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            SnapshotFeed feed = SnapshotFeed.of(in);
            while (feed.hasNext() && trees.size() < first) {
                if (feed.next() instanceof Reading.Read read) {
                    trees.add(jackson.readTree(advice.write(advisor.advise(read.snapshot()))));
                }
            }
        }
        return trees;
    }

    /** Parses each line with Jackson to its tree and writes an advice, whose tree is ready, as a line. */
    long exchange(Path file, OutputStream out, List<JsonNode> trees) throws IOException {
        long lines = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (jackson.readTree(line).isObject()) {
                    out.write(jackson.writeValueAsBytes(trees.get((int) (lines % trees.size()))));
                    out.write('\n');
                    lines++;
                }
            }
        }
        return lines;
    }
}
