package dev.mainstay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** {@code DIR}, for every command that reads the sources of a pack. */
final class PackFolder {

    @Parameters(paramLabel = "DIR", description = "The pack's folder, or standard for the pack that Mainstay brings.")
    private Path folder = Path.of("");

    /**
     * The folder; of {@code standard}, unless there is a folder of that name, a copy that is gone after the call.
     *
     * @throws UnusableException if it is none, or holds nothing of a pack
     */
    Path require() {
        if (folder.toString().equals(PackOption.STANDARD) && !Files.exists(folder)) {
            folder = StandardSources.copy();
        }
        return requireOwn();
    }

    /**
     * A folder that is there to be written into, which {@code standard} is not.
     *
     * @throws UnusableException if it is none, or holds nothing of a pack
     */
    Path requireOwn() {
        if (!Files.isDirectory(folder)) {
            throw UnusableException.noSuchFolder(folder);
        }
        PackSources.require(folder);
        return folder;
    }
}
