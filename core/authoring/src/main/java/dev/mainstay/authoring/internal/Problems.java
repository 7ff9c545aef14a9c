package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.Issue;
import dev.mainstay.authoring.Issue.Level;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers everything found in a pack, so that an author sees all of it at once, and shows the text it is about. */
public final class Problems {

    private static final Pattern PLACE = Pattern.compile("(.*?):([0-9]+):([0-9]+)(?: .*)?", Pattern.DOTALL);
    private static final int MAX_KNOWN = 12;

    private record Found(Problem problem, Level level) {}

    private final Set<Found> found = new LinkedHashSet<>();
    private final Map<String, SourceFile> sources = new HashMap<>();
    private String own = "";
    private List<String> bases = List.of();

    /** Reports an error; the pack is then not built. */
    public void add(String code, SourceRef at, Object... arguments) {
        add(Problem.of(code, at.toString(), arguments));
    }

    /** Reports an error whose location is file, line and column. */
    public void add(Problem problem) {
        found.add(new Found(inOwnSources(problem), Level.ERROR));
    }

    /** Reports a warning; the pack is built all the same. */
    public void warn(String code, SourceRef at, Object... arguments) {
        warn(Problem.of(code, at.toString(), arguments));
    }

    /** Reports a warning whose location is file, line and column. */
    public void warn(Problem problem) {
        // a warning on a pack below is for those who keep that pack
        if (bases.stream().noneMatch(base -> problem.location().startsWith(base + " "))) {
            found.add(new Found(inOwnSources(problem), Level.WARNING));
        }
    }

    /** From here on places may name their pack: this one, or one that it is laid over. */
    void layers(String pack, List<String> below) {
        own = pack + " ";
        bases = List.copyOf(below);
    }

    private Problem inOwnSources(Problem problem) {
        return !own.isEmpty() && problem.location().startsWith(own)
                ? problem.at(problem.location().substring(own.length()))
                : problem;
    }

    /** A word that is not known, with the nearest that is, or some that are. */
    void addUnknown(String code, SourceRef at, String what, String given, Collection<String> known) {
        add(unknown(code, at, given, known, Problem.word(what), given));
    }

    /** Such a problem; what is known comes as one more argument, for where nothing known is near. */
    static Problem unknown(
            String code, SourceRef at, String given, Collection<String> known, Object first, Object second) {
        Problem problem = Problem.of(code, at.toString(), first, second, some(known));
        return Nearest.to(given, known).map(problem::suggesting).orElse(problem);
    }

    private static String some(Collection<String> known) {
        List<String> some = known.stream().sorted().limit(MAX_KNOWN).toList();
        return some.isEmpty()
                ? Problem.word("none")
                : String.join(", ", some) + (some.size() < known.size() ? ", …" : "");
    }

    /** Remembers a file, so that what is found in it can be shown with its line. */
    void source(SourceFile file) {
        sources.put(file.name(), file);
    }

    /** All errors, by file, line and column. */
    public List<Problem> found() {
        return issues().stream()
                .filter(issue -> issue.level() == Level.ERROR)
                .map(Issue::problem)
                .toList();
    }

    /** Everything found, by file, line and column. */
    public List<Issue> issues() {
        return found.stream().map(this::issue).sorted(Issue.ORDER).toList();
    }

    /** How many things are found so far. */
    int count() {
        return found.size();
    }

    /** Whether there is no error. */
    public boolean none() {
        return found.stream().noneMatch(one -> one.level == Level.ERROR);
    }

    private Issue issue(Found one) {
        SourceRef at = place(one.problem.location());
        SourceFile file = sources.get(at.file());
        return file == null
                ? new Issue(one.problem, one.level, at, "", "", 1)
                : new Issue(one.problem, one.level, at, "", file.line(at.line()), file.width(at));
    }

    private static SourceRef place(String location) {
        Matcher place = PLACE.matcher(location);
        return place.matches()
                ? new SourceRef(place.group(1), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)))
                : new SourceRef(location, 1, 1);
    }
}
