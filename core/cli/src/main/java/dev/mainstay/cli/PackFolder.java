package dev.mainstay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** {@code DIR}, for every command that reads the sources of a pack. */
final class PackFolder {

    @Parameters(paramLabel = "DIR", description = "The pack's folder.")
    private Path folder = Path.of("");

    /**
     * The folder.
     *
     * @throws UnusableException if it is none, or holds nothing of a pack
     */
    Path require() {
        if (!Files.isDirectory(folder)) {
            throw UnusableException.noSuchFolder(folder);
        }
        PackSources.require(folder);
        return folder;
    }
}
