package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A pack's folder, written file by file. */
record Folder(Path path) {

    /** An overlay of that name, version 1.0.0, that says nothing yet. */
    static Folder overlay(Path path, String extension) {
        return new Folder(path).file("pack.yaml", """
                        name: %s
                        version: 1.0.0
                        extends: %s
                        """.formatted(path.getFileName(), extension));
    }

    Folder file(String name, String... lines) {
        try {
            Files.createDirectories(path.resolve(name).getParent());
            Files.writeString(path.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    RulePack compile() {
        return RulePackCompiler.compile(path);
    }

    List<Problem> problems() {
        InvalidPackException invalid =
                catchThrowableOfType(InvalidPackException.class, () -> RulePackCompiler.compile(path));
        assertThat(invalid).as("the mistake is found").isNotNull();
        return invalid.problems();
    }
}
