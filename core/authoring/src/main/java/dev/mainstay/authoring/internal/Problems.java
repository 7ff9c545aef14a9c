package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.Issue;
import dev.mainstay.authoring.Issue.Level;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gathers everything found in a pack, so that an author sees all of it at once, and shows the text it is about. */
public final class Problems {

    private static final Pattern PLACE = Pattern.compile("(.*?):([0-9]+):([0-9]+)(?: .*)?", Pattern.DOTALL);
    private static final int MAX_KNOWN = 12;

    private record Found(Problem problem, SourceRef at, Level level, String example) {}

    private final Set<Found> found = new LinkedHashSet<>();
    private final Optional<Problems> before;
    private final Map<String, SourceFile> sources;
    private final Map<String, Table> tables;
    private final Map<SourceRef, Integer> spans;
    private final Set<String> unreadable;
    private String own = "";
    private List<String> bases = List.of();

    /** Nothing found yet. */
    public Problems() {
        before = Optional.empty();
        sources = new HashMap<>();
        tables = new HashMap<>();
        spans = new HashMap<>();
        unreadable = new HashSet<>();
    }

    private Problems(Problems before) {
        this.before = Optional.of(before);
        sources = before.sources;
        tables = before.tables;
        spans = before.spans;
        unreadable = before.unreadable;
        own = before.own;
        bases = before.bases;
    }

    /** Takes what is found on the same sources from here on, apart from what was found before. */
    Problems beside() {
        return new Problems(this);
    }

    /** Reports an error; the pack is then not built. */
    public void add(String code, SourceRef at, Object... arguments) {
        add(Problem.of(code, at.toString(), arguments));
    }

    /** Reports an error whose location is file, line and column. Who has very many is told to begin with the first. */
    public void add(Problem problem) {
        if (full()) {
            return;
        }
        SourceRef at = place(problem.location());
        Problem reported = found.size() < Bounds.PROBLEMS ? problem : Problem.of("MS-166", "", Bounds.PROBLEMS);
        found.add(new Found(reported.at(at.toString()), at, Level.ERROR, ""));
    }

    /** Whether so much was found that no more is reported. */
    boolean full() {
        return found.size() > Bounds.PROBLEMS;
    }

    /** Reports a warning; the pack is built all the same. */
    public void warn(String code, SourceRef at, Object... arguments) {
        warn(Problem.of(code, at.toString(), arguments));
    }

    /** Reports a warning whose location is file, line and column. */
    public void warn(Problem problem) {
        warn(problem, "");
    }

    /** Reports a warning with an account that shows it, as {@code mainstay advise} reads one. */
    public void warn(Problem problem, String example) {
        SourceRef at = place(problem.location());
        // a warning on a pack below is for those who keep that pack
        if (at.pack().isEmpty()) {
            found.add(new Found(problem.at(at.toString()), at, Level.WARNING, example));
        }
    }

    /** From here on places may name their pack: this one, or one that it is laid over. */
    void layers(String pack, List<String> below) {
        own = pack;
        bases = List.copyOf(below);
    }

    /** A word that is not known, with the nearest that is, or some that are; gives the nearest. */
    Optional<String> addUnknown(String code, SourceRef at, String what, String given, Collection<String> known) {
        if (full()) {
            return Optional.empty();
        }
        Problem problem = unknown(code, at, given, known, Problem.word(what), given);
        add(problem);
        return problem.suggestion();
    }

    /** Such a problem; what is known comes as one more argument, for where nothing known is near. */
    static Problem unknown(
            String code, SourceRef at, String given, Collection<String> known, Object first, Object second) {
        return unknown(code, at, Nearest.to(given, known), known, first, second);
    }

    /** The same where what was meant is known better than by the nearest word. */
    static Problem unknown(
            String code, SourceRef at, Optional<String> meant, Collection<String> known, Object first, Object second) {
        Problem problem = Problem.of(code, at.toString(), first, second, some(known));
        return meant.map(problem::suggesting).orElse(problem);
    }

    /** Reports why a file, or a part of it nobody can guess, is not read: what it would define is then not missed. */
    void unreadable(String code, SourceRef at, Object... arguments) {
        add(code, at, arguments);
        unreadable(at.file());
    }

    /** What this file would define is not missed. */
    void unreadable(String file) {
        unreadable.add(file);
    }

    /** Whether everything is known that the files define whose names start so. */
    boolean readable(String prefix) {
        return unreadable.stream().noneMatch(file -> file.startsWith(prefix));
    }

    /** Remembers a file, so that what is found in it can be shown with its line. */
    void source(SourceFile file) {
        sources.put(file.name(), file);
    }

    /** Remembers a table, so that what is found in it can be shown with its cell. */
    void table(String file, Table table) {
        tables.put(file, table);
    }

    /** How many characters from a place on belong together. */
    void span(SourceRef at, int width) {
        spans.put(at, Math.max(1, width));
    }

    /** All of this text belongs together, if it stands at this place as it is. */
    void spanText(SourceRef at, String text) {
        SourceFile file = here(at) ? sources.get(at.file()) : null;
        if (file != null && !text.isEmpty() && file.text().startsWith(text, file.offset(at))) {
            span(at, text.length());
        }
    }

    /** The cell of a row in this column; the row itself where its table is not at hand. */
    public SourceRef cell(SourceRef row, String column) {
        return row(row).map(cells -> cells.at(column)).orElse(row);
    }

    /** The word of a cell in this column; the row itself where its table is not at hand. */
    SourceRef cell(SourceRef row, String column, String word) {
        return row(row).map(cells -> cells.at(column, word)).orElse(row);
    }

    private Optional<Table.Row> row(SourceRef at) {
        return here(at)
                ? Optional.ofNullable(tables.get(at.file())).flatMap(table -> table.rowAt(at.line()))
                : Optional.empty();
    }

    /** Whether a place is in these sources, and not in those of a pack below. */
    private boolean here(SourceRef at) {
        return at.pack().isEmpty() || at.pack().equals(own);
    }

    /** What stands in a column of a table in rows that could not be read. */
    Set<String> lost(String file, String column) {
        Table table = tables.get(file);
        return table == null ? Set.of() : table.lost(column);
    }

    /** The first place from here on where this text stands between quotes; here where it does not. */
    SourceRef quoted(SourceRef from, String text) {
        SourceFile file = here(from) ? sources.get(from.file()) : null;
        int found = file == null ? -1 : file.text().indexOf('"' + text + '"', file.offset(from));
        if (file == null || found < 0) {
            return from;
        }
        SourceRef at = file.at(found);
        span(at, text.length() + 2);
        return at;
    }

    /** All matches of a pattern's first group in the files whose name ends so. */
    Set<String> all(Pattern pattern, String ending) {
        return sources.values().stream()
                .filter(file -> file.name().endsWith(ending))
                .flatMap(file -> pattern.matcher(RuleHeaders.withoutComments(file.text()))
                        .results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** Whether an error stands on this line. */
    boolean at(SourceRef line) {
        return (here(line)
                        && found.stream()
                                .anyMatch(one -> one.level == Level.ERROR
                                        && one.at.line() == line.line()
                                        && one.at.file().equals(line.file())))
                || before.filter(earlier -> earlier.at(line)).isPresent();
    }

    /** Whether no error is known yet on the line of this problem; else it may only follow from that. */
    boolean isNew(Problem problem) {
        return !at(place(problem.location()));
    }

    private static String some(Collection<String> known) {
        List<String> some = known.stream().distinct().sorted().limit(MAX_KNOWN).toList();
        return some.isEmpty()
                ? Problem.word("none")
                : String.join(", ", some) + (some.size() < known.size() ? ", …" : "");
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
        return found.stream().noneMatch(one -> one.level == Level.ERROR)
                && before.map(Problems::none).orElse(true);
    }

    private Issue issue(Found one) {
        SourceFile file = one.at.pack().isEmpty() ? sources.get(one.at.file()) : null;
        if (file == null) {
            return new Issue(one.problem, one.level, one.at, "", "", 1, one.example);
        }
        Table table = tables.get(one.at.file());
        Integer span = spans.get(one.at);
        return new Issue(
                one.problem,
                one.level,
                one.at,
                table == null ? "" : table.cellName(one.at),
                file.line(one.at.line()),
                span == null ? file.width(one.at) : span,
                one.example);
    }

    /** A place in these sources names no pack. */
    private SourceRef place(String location) {
        for (String base : bases) {
            if (location.startsWith(base + " ")) {
                return parse(location.substring(base.length() + 1)).in(base);
            }
        }
        return parse(
                !own.isEmpty() && location.startsWith(own + " ") ? location.substring(own.length() + 1) : location);
    }

    private static SourceRef parse(String location) {
        Matcher place = PLACE.matcher(location);
        return place.matches()
                ? new SourceRef(place.group(1), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)))
                : new SourceRef(location, 1, 1);
    }
}
