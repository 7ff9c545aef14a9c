package dev.mainstay.authoring.internal;

import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers every problem of a pack, so that an author sees all of them at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String code, SourceRef at, Object... arguments) {
        found.add(Problem.of(code, at.toString(), arguments));
    }

    void add(Problem problem) {
        found.add(problem);
    }

    /** A code that is not known, with the nearest that is. */
    void addUnknown(String code, SourceRef at, String what, String given, Collection<String> known) {
        String example = known.stream().sorted().findFirst().orElse("-");
        add(code, at, what, given, Nearest.to(given, known).orElse(example));
    }

    /** Everything found. */
    public List<Problem> found() {
        return List.copyOf(found);
    }

    /** Whether nothing was found. */
    public boolean none() {
        return found.isEmpty();
    }
}
