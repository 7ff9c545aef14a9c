package dev.mainstay.benchmarks;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The pack of sixty rules that the contestants are measured on. It stays as it is, so that figures can be compared. */
final class BenchmarkPack {

    private BenchmarkPack() {}

    /** Compiles the pack from its folder; out of the jar it is first laid out on disk, where a pack's sources are read. */
    static RulePack compile() {
        URL folder = Objects.requireNonNull(BenchmarkPack.class.getResource("pack"), "pack");
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return RulePackCompiler.compile(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return compileCopy(jar.provider().getPath(uri));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RulePack compileCopy(Path sources) throws IOException {
        Path copy = Files.createTempDirectory("benchmark-pack");
        try {
            try (Stream<Path> entries = Files.walk(sources)) {
                for (Path entry : entries.toList()) {
                    Path target = copy.resolve(sources.relativize(entry).toString());
                    if (Files.isDirectory(entry)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(entry, target);
                    }
                }
            }
            return RulePackCompiler.compile(copy);
        } finally {
            try (Stream<Path> entries = Files.walk(copy)) {
                for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }
}
