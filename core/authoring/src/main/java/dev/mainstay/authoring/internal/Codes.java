package dev.mainstay.authoring.internal;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The codes a pack defines. One that stands in a rule or row nobody could read counts as defined, so that one mistake is not
 * reported again wherever the code is used.
 */
final class Codes {

    /** A code with or without its quotes, for it may be them that are missing. */
    private static final String CODE = "[\"'\u201C\u201D]?([\\w]+)";

    private static final Pattern RAISED = Pattern.compile("\\braise\\s*[(\uFF08]\\s*" + CODE);
    private static final Pattern WEIGHED =
            Pattern.compile("\\bweigh\\s*[(\uFF08]\\s*[\"']?\\w*[\"']?\\s*[,\uFF0C]\\s*" + CODE);
    private static final Pattern PERMITTED = Pattern.compile("\\bpermit\\s*[(\uFF08]\\s*" + CODE);

    private static final Pattern REASONED = Pattern.compile("\\b(?:veto|postpone|exclude)\\s*[(\uFF08]\\s*" + CODE);

    private final Problems problems;
    final Set<String> signals = new LinkedHashSet<>();
    final Set<String> facets = new LinkedHashSet<>();
    final Set<String> actions = new LinkedHashSet<>();
    final Set<String> permits = new LinkedHashSet<>();
    final Set<String> limits = new LinkedHashSet<>();
    final Set<String> reasons = new LinkedHashSet<>();
    private final Map<String, Unit> units = new HashMap<>();

    Codes(PackModel model, Problems problems) {
        this.problems = problems;
        for (Rule rule : model.rules()) {
            Rule.Consequence consequence = rule.consequence();
            switch (consequence.call()) {
                case RAISE -> signals.add(consequence.code());
                case WEIGH -> facets.add(consequence.codes().get(1));
                case PERMIT -> permits.add(consequence.code());
                case VETO, POSTPONE, EXCLUDE -> reasons.add(consequence.code());
                default -> {
                    // names no code that others refer to
                }
            }
        }
        model.diagnosis().stream().map(DiagnosisRow::facet).forEach(facets::add);
        model.actions().stream().map(ActionRow::code).forEach(actions::add);
        for (LimitRow row : model.limits()) {
            limits.add(row.key());
            if (!problems.at(row.at()) && problems.readable("limits.csv")) {
                units.putIfAbsent(row.key(), row.unit());
            }
        }
        if (!problems.none()) {
            signals.addAll(problems.all(RAISED, ".drl"));
            facets.addAll(problems.all(WEIGHED, ".drl"));
            permits.addAll(problems.all(PERMITTED, ".drl"));
            reasons.addAll(problems.all(REASONED, ".drl"));
            facets.addAll(problems.lost("diagnosis.csv", "facet"));
            actions.addAll(problems.lost("actions.csv", "code"));
            limits.addAll(problems.lost("limits.csv", "key"));
        }
        facets.remove("");
    }

    /** The unit of a limit; none where it is not known or its rows could not be read. */
    Optional<Unit> unit(String limit) {
        return Optional.ofNullable(units.get(limit));
    }

    static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }

    static List<String> causesAndRisks() {
        List<String> codes = new ArrayList<>(names(Cause.values()));
        codes.addAll(names(ConductRisk.values()));
        return codes;
    }

    void signal(String code, Supplier<SourceRef> at) {
        defined("signal", code, signals, at, "signals/");
    }

    void facet(String code, Supplier<SourceRef> at) {
        defined("facet", code, facets, at, "diagnosis");
    }

    void action(String code, Supplier<SourceRef> at) {
        defined("action", code, actions, at, "actions.csv");
    }

    void permit(String code, Supplier<SourceRef> at) {
        defined("permit", code, permits, at, "guardrails.drl");
    }

    void limit(String code, Supplier<SourceRef> at) {
        defined("limit", code, limits, at, "limits.csv");
    }

    private void defined(String what, String code, Collection<String> codes, Supplier<SourceRef> at, String where) {
        if (problems.readable(where)) {
            known(what, code, codes, at);
        }
    }

    /** Reports a code that is not among the known ones. What is blank is reported as such elsewhere. */
    void known(String what, String code, Collection<String> codes, Supplier<SourceRef> at) {
        if (!code.isEmpty() && !codes.contains(code)) {
            problems.addUnknown("MS-147", at.get(), what, code, new HashSet<>(codes));
        }
    }
}
