package dev.mainstay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole file of accounts by the standard pack in one thread: read, advise, write. Held against Jackson alone,
 * which parses the same lines to trees and writes the same advice lines from trees that are ready; and, since an advice is
 * ten times as long as its snapshot, also against Jackson copying the input.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class JsonLinesBenchmark {

    private static final int TREES = 1024;

    /** Lines of the file. */
    @Param("100000")
    public int lines = 1;

    private final JsonLines json = new JsonLines();
    private Path file = Path.of("");
    private List<JsonNode> trees = List.of();

    /** Writes the file. */
    @Setup
    public void prepare() throws IOException {
        file = Files.createTempFile("accounts", ".jsonl");
        json.write(file, lines);
        trees = json.adviceOf(file, TREES);
    }

    /** Deletes the file. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    private static OutputStream nowhere() {
        return new BufferedOutputStream(OutputStream.nullOutputStream());
    }

    /** Mainstay: read, advise, write. */
    @Benchmark
    public long mainstay() throws IOException {
        return json.advise(file, nowhere(), line -> {});
    }

    /** Jackson alone: parse a line, write that line again. */
    @Benchmark
    public long jacksonCopy() throws IOException {
        return json.copy(file, nowhere());
    }

    /** Jackson alone: parse a line, write an advice whose tree is ready. */
    @Benchmark
    public long jacksonSameLines() throws IOException {
        return json.exchange(file, nowhere(), trees);
    }
}
