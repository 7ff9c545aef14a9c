package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.overlay.Extension;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pack that a pack extends: the standard pack on the class path, or a folder or built jar beside the pack. Whatever
 * is wrong with the base is reported where the pack names it.
 */
final class BaseFinder {

    /** Bound on packs laid over one another. */
    private static final int MAX_LAYERS = 8;

    private final Path folder;
    private final List<Path> above;
    private final Memory memory;
    private final Problems problems;

    /**
     * For the pack in this folder.
     *
     * @param above the folders of the packs that extend this one, the topmost first
     */
    BaseFinder(Path folder, List<Path> above, Memory memory, Problems problems) {
        this.folder = folder;
        this.above = above;
        this.memory = memory;
        this.problems = problems;
    }

    Optional<RulePack> find(Extension extension) {
        Optional<RulePack> base = extension.standard() ? standard(extension) : beside(extension);
        Optional<String> version = base.map(pack -> pack.info().version());
        if (version.isPresent() && !extension.versions().contains(version.get())) {
            problems.add(
                    "MS-192",
                    extension.at(),
                    extension.base(),
                    version.get(),
                    extension.versions().text());
            return Optional.empty();
        }
        return base;
    }

    private Optional<RulePack> standard(Extension extension) {
        try {
            RulePack standard = memory.recall("standard", RulePack.class).orElseGet(RulePack::standard);
            memory.keep("standard", standard);
            return Optional.of(standard);
        } catch (InvalidPackException missing) {
            missing.problems()
                    .forEach(problem -> problems.add(problem.at(extension.at().toString())));
            return Optional.empty();
        }
    }

    private Optional<RulePack> beside(Extension extension) {
        Path path = folder.resolve(extension.base());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return folder(path, extension);
        }
        memory.reads(path);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            problems.add("MS-191", extension.at(), extension.base());
            return Optional.empty();
        }
        try {
            return Optional.of(RulePack.load(path));
        } catch (InvalidPackException invalid) {
            unusable(extension, invalid.problems());
            return Optional.empty();
        }
    }

    private Optional<RulePack> folder(Path path, Extension extension) {
        List<Path> layers = new ArrayList<>(above);
        layers.add(real(folder));
        if (layers.contains(real(path)) || layers.size() >= MAX_LAYERS) {
            problems.add("MS-194", extension.at(), extension.base(), MAX_LAYERS);
            return Optional.empty();
        }
        Problems found = new Problems();
        PackModel model = new PackFolder(path, layers, memory, found).read();
        if (!found.none()) {
            unusable(extension, found.found());
            return Optional.empty();
        }
        return Optional.of(RulePack.of(model));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void unusable(Extension extension, List<Problem> found) {
        Problem first = found.get(0);
        problems.add("MS-193", extension.at(), extension.base(), found.size(), first.code() + " " + first.location());
    }
}
