package dev.mainstay.cli.rulebook;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of rules, from the files of a pack's folder; of those it takes over from a built pack, their conditions. */
final class SourceText {

    private static final String COMMENT = "//";

    private final String pack;
    private final Path folder;
    private final Map<String, List<String>> files = new HashMap<>();

    SourceText(String pack, Path folder) {
        this.pack = pack;
        this.folder = folder;
    }

    /** The lines from the word rule to the word end. */
    String of(Rule rule) {
        List<String> lines = lines(rule.at());
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(Math.min(rule.at().line() - 1, lines.size()), lines.size())) {
            text.append(line).append('\n');
            if (line.strip().equals("end")) {
                return text.toString();
            }
        }
        return rule.patterns().stream().map(SourceText::line).collect(Collectors.joining("\n", "", "\n"))
                + "→ " + rule.consequence().call().board() + "."
                + rule.consequence().call().method() + " "
                + String.join(" ", rule.consequence().codes()) + "\n";
    }

    private static String line(Pattern pattern) {
        String quantifier = pattern.quantifier() == Pattern.Quantifier.EACH
                ? ""
                : pattern.quantifier().name().toLowerCase(java.util.Locale.ROOT) + " ";
        return quantifier
                + pattern.fact().ruleName()
                + pattern.conditions().stream().map(Condition::text).collect(Collectors.joining(", ", "( ", " )"));
    }

    /** The comment right above a rule, on one line; empty where there is none. */
    String noteAbove(Rule rule) {
        List<String> lines = lines(rule.at());
        Deque<String> note = new ArrayDeque<>();
        for (int i = rule.at().line() - 2;
                i >= 0 && i < lines.size() && lines.get(i).startsWith(COMMENT);
                i--) {
            note.addFirst(lines.get(i).substring(COMMENT.length()).strip());
        }
        return String.join(" ", note);
    }

    private List<String> lines(SourceRef at) {
        boolean own = at.pack().isEmpty() || at.pack().equals(pack);
        return own ? files.computeIfAbsent(at.file(), this::read) : List.of();
    }

    /** The pack was compiled from these files a moment ago. */
    private List<String> read(String file) {
        try {
            return Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
