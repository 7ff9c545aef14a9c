package dev.mainstay.authoring.internal.overlay;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.BoardCall;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds what an overlay did to make its base fail the checks. The base was whole before, and its author is not the reader of
 * the message, so a problem that shows in the base is reported at the overlay's row or rule that brought it about.
 */
public final class Blame {

    private static final String LEFT_HANGING = "MS-197";

    private final Extension extension;
    private final Set<String> bases = new LinkedHashSet<>();
    private final Map<String, SourceRef> lost = new HashMap<>();
    private final Map<String, SourceRef> limits = new HashMap<>();

    /**
     * For one overlay.
     *
     * @param extension where it says what it extends
     * @param base the base, each place of which names its pack
     * @param differences what the overlay says
     */
    public Blame(Extension extension, PackModel base, Differences differences) {
        this.extension = extension;
        base.rules().forEach(rule -> bases.add(rule.at().pack()));
        base.limits().forEach(row -> bases.add(row.at().pack()));
        base.actions().forEach(row -> bases.add(row.at().pack()));
        base.playbook().forEach(row -> bases.add(row.at().pack()));
        base.diagnosis().forEach(row -> bases.add(row.at().pack()));
        PackModel removed = differences.removed();
        removed.actions().forEach(row -> lost.put(row.code(), row.at()));
        removed.limits().forEach(row -> lost.put(row.key(), row.at()));
        removed.diagnosis().forEach(row -> lost.put(row.facet(), row.at()));
        removed.weights().forEach((key, row) -> lost.put(key, row.at()));
        removed.texts().byLanguage().values().forEach(rows -> rows.forEach((key, row) -> lost.put(key, row.at())));
        for (Rule own : differences.set().rules()) {
            base.rules().stream()
                    .filter(rule -> rule.name().equals(own.name()))
                    .forEach(replaced -> lost(replaced.consequence(), own.at()));
        }
        for (LimitRow row : differences.set().limits()) {
            limits.putIfAbsent(row.key(), row.at());
        }
    }

    private void lost(Rule.Consequence consequence, SourceRef by) {
        BoardCall call = consequence.call();
        if (call == BoardCall.RAISE || call == BoardCall.PERMIT) {
            lost.put(consequence.code(), by);
        } else if (call == BoardCall.WEIGH) {
            lost.put(consequence.codes().get(1), by);
        }
    }

    /** The problem as the overlay's author can act on it. */
    public Problem of(Problem problem) {
        // the first two name what is missing; a third would be a suggestion
        for (String argument : problem.arguments().stream().limit(2).toList()) {
            SourceRef by = lost.get(argument);
            if (by != null && !argument.isEmpty()) {
                return Problem.of(LEFT_HANGING, by.toString(), argument, problem.location());
            }
        }
        if (!inBase(problem.location())) {
            return problem;
        }
        for (String argument : problem.arguments()) {
            SourceRef by = limits.get(argument);
            if (by != null) {
                return problem.at(by.toString());
            }
        }
        return problem.at(extension.at().toString());
    }

    private boolean inBase(String location) {
        return bases.stream().anyMatch(name -> location.startsWith(name + " "));
    }
}
