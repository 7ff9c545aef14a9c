package dev.mainstay.testkit.approval;

import dev.mainstay.Outcome;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The advice for a portfolio as text that a person reads and a version control keeps: a block of lines an account, by id and
 * day, whatever their order was. Codes and figures only, so that neither language nor wording changes it. Scores are left out,
 * for the order of actions says what they decide, and all reasons but the first, for the signals are listed; so are places in the pack, which move with every line that is added, and
 * gaps, which tell of the input and not of the policy.
 */
public final class AdviceText {

    static final String HEADER =
            "# Approved advice: one block an account. Compared by mainstay test, accepted with --approve.\n";

    /** What a line begins with, in the order of the lines. */
    static final List<String> LABELS = List.of(
            "failed", "stance", "risk", "commitments", "cause", "conduct", "signal", "action", "withheld", "unknown");

    private AdviceText() {}

    /** The lines of each account by its key. */
    static Map<String, List<String>> blocks(Collection<? extends Outcome> outcomes) {
        Map<String, List<String>> blocks = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Advised advised) {
                Advice advice = advised.advice();
                blocks.put(key(advice.accountId() + " " + advice.asOf()), lines(advice));
            } else if (outcome instanceof Outcome.Failed failed) {
                blocks.put(
                        key(failed.accountId()),
                        List.of("  failed      "
                                + failed.problems().stream().map(Problem::code).collect(Collectors.joining(", "))));
            }
        }
        return blocks;
    }

    /** An id on one line, whatever it holds. */
    private static String key(String id) {
        return id.replaceAll("[\\p{Cntrl}\\p{Cf}]", ".").strip();
    }

    /** The text of these blocks. */
    static String text(Map<String, List<String>> blocks) {
        StringBuilder text = new StringBuilder(HEADER);
        blocks.forEach((key, lines) -> {
            text.append('\n').append(key).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        });
        return text.toString();
    }

    /** The blocks of such a text. */
    static Map<String, List<String>> parse(String text) {
        Map<String, List<String>> blocks = new TreeMap<>();
        List<String> lines = List.of();
        for (String line : text.lines().toList()) {
            if (line.startsWith("  ")) {
                lines.add(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines = new ArrayList<>();
                blocks.put(line.strip(), lines);
            }
        }
        return blocks;
    }

    public static List<String> lines(Advice advice) {
        List<String> lines = new ArrayList<>();
        add(lines, "stance", advice.stance().name());
        add(lines, "risk", advice.risk().level() + " " + advice.risk().likelihood());
        add(
                lines,
                "commitments",
                advice.commitments().stream()
                        .filter(state -> state.status() != CommitmentStatus.UNKNOWN)
                        .map(state -> state.code() + " " + state.status())
                        .collect(Collectors.joining(", ")));
        advice.causes().forEach(cause -> add(lines, "cause", cause(cause)));
        advice.conduct().forEach(finding -> add(lines, "conduct", finding.code() + " " + finding.likelihood()));
        advice.signals().forEach(signal -> add(lines, "signal", signal(signal)));
        advice.actions().forEach(action -> add(lines, "action", action(action)));
        advice.withheld().forEach(withheld -> add(lines, "withheld", withheld(withheld)));
        return lines;
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add("  " + String.format(java.util.Locale.ROOT, "%-12s", label)
                    + text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "."));
        }
    }

    private static String cause(DiagnosedCause cause) {
        return cause.code() + " " + cause.likelihood()
                + (cause.facets().isEmpty() ? "" : " (" + String.join(", ", cause.facets()) + ")");
    }

    private static String signal(Signal signal) {
        return signal.code() + " " + signal.severity() + ": "
                + signal.evidence().stream().map(AdviceText::evidence).collect(Collectors.joining(", "));
    }

    private static String evidence(Evidence evidence) {
        return evidence.metric() + " " + evidence.observed() + " " + evidence.operator() + " " + evidence.limit();
    }

    private static String action(Action action) {
        return action.code() + " by " + action.owner() + " until " + action.dueOn()
                + (action.obligation() ? " owed" : "") + " for "
                + action.because().get(0);
    }

    private static String withheld(Withheld withheld) {
        return withheld.code() + " " + withheld.reason();
    }
}
