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
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The pack of sixty rules that the contestants are measured on. It stays as it is, so that figures can be compared. */
final class BenchmarkPack {

    private BenchmarkPack() {}

    /** Compiles the pack from its folder, be that on disk or within the jar. */
    static RulePack compile() {
        URL folder = Objects.requireNonNull(BenchmarkPack.class.getResource("pack"), "pack");
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return RulePackCompiler.compile(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return RulePackCompiler.compile(jar.provider().getPath(uri));
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
