package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks at what lies in a pack's folder before any of it is read: files of a pack, notes and pictures, nothing else. A file
 * that is silently not read is either a slip in its name or somebody's attempt to have it read by something else.
 */
final class FolderContents {

    private static final List<String> FILES = List.of(
            "pack.yaml",
            "limits.csv",
            "diagnosis.csv",
            "diagnosis.drl",
            "actions.csv",
            "playbook.csv",
            "weights.csv",
            "switched-off.csv",
            "lint-baseline.csv",
            "stance.drl",
            "guardrails.drl",
            "texts/en.csv",
            "texts/zh.csv");

    private static final String NAME = "[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .()-]*";
    private static final Pattern LISTED =
            Pattern.compile("signals/" + NAME + "\\.drl|scenarios/" + NAME + "\\.(yaml|yml|csv)");
    private static final List<String> FOLDERS = List.of("signals", "scenarios", "texts");

    /** Notes, pictures, and the workbooks tables come from; hidden files belong to other tools. */
    private static final Pattern BESIDE =
            Pattern.compile("(.*/)?([^/]+\\.(md|txt|pdf|png|jpg|svg|docx|xlsx)|README|LICENSE|\\.[^/]+|~\\$[^/]+)");

    private final Path folder;
    private final Problems problems;
    private final List<String> links = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private int seen;

    FolderContents(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Whether the folder can be read; if not, it is reported why. */
    boolean admitted() {
        try {
            Path root = folder.toRealPath();
            Files.walkFileTree(root, new Visitor(root));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (seen > Bounds.FILES) {
            problems.add("MS-165", new SourceRef("pack.yaml", 1, 1), Bounds.FILES, Problem.word("files"));
            return false;
        }
        links.stream().sorted().forEach(name -> problems.add("MS-162", new SourceRef(name, 1, 1), name));
        foreign.stream().sorted().forEach(this::foreign);
        return links.isEmpty();
    }

    /** What the file it was probably meant to be would define is then not missed. */
    private void foreign(String name) {
        SourceRef at = new SourceRef(name, 1, 1);
        String known = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        Problem problem = isPart(known)
                ? Problem.of("MS-167", at.toString(), name).suggesting(known)
                : Problems.unknown("MS-167", at, name, FILES, name, "");
        problems.add(problem);
        problem.suggestion().ifPresent(problems::unreadable);
    }

    private static boolean isPart(String name) {
        return FILES.contains(name) || LISTED.matcher(name).matches();
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        private final Path root;

        Visitor(Path root) {
            this.root = root;
        }

        private String name(Path path) {
            return root.relativize(path).toString().replace('\\', '/').replaceAll("\\p{C}", "?");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (path.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            if (++seen > Bounds.FILES) {
                return FileVisitResult.TERMINATE;
            }
            String name = name(path);
            if (FOLDERS.contains(name)) {
                return FileVisitResult.CONTINUE;
            }
            if (!BESIDE.matcher(name).matches()) {
                foreign.add(name);
            }
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (++seen > Bounds.FILES) {
                return FileVisitResult.TERMINATE;
            }
            String name = name(path);
            // some editors add .txt and do not show it, so that a rule file looks as it should and is a note
            boolean disguised = name.endsWith(".txt") && isPart(name.substring(0, name.lastIndexOf('.')));
            if (BESIDE.matcher(name).matches() && !disguised) {
                return FileVisitResult.CONTINUE;
            }
            if (!attributes.isRegularFile()) {
                links.add(name);
            } else if (!isPart(name)) {
                foreign.add(name);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
