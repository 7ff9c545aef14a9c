package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.Scenario;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds scenarios against the pack they are run by: what they name, the pack must know. */
public final class ScenarioChecks {

    /** Reasons and signals that are the engine's own. */
    private static final List<String> OWN_REASONS =
            List.of("COSTS_MORE_THAN_IT_PROTECTS", "EXCLUDED", "BEYOND_CAPACITY", "MISSING_PRECONDITION");

    private static final Pattern ROW = Pattern.compile("[^:]+\\.csv:[0-9]+");
    private static final Pattern PLACE_IN_LIST = Pattern.compile("\\[[^\\]]*]");

    private final Problems problems;
    private final Map<Subject, Set<String>> codes = new EnumMap<>(Subject.class);
    private final Map<String, String> titles = new HashMap<>();
    private final Map<Aspect, Set<String>> values = new EnumMap<>(Aspect.class);

    /** Checks against this pack and reports to these problems. */
    public ScenarioChecks(PackModel pack, Problems problems) {
        this.problems = problems;
        for (Subject subject : Subject.values()) {
            codes.put(subject, new TreeSet<>(subject.codes()));
        }
        for (Aspect aspect : Aspect.values()) {
            values.put(aspect, new TreeSet<>(aspect.codes()));
        }
        of(Aspect.REASON).addAll(OWN_REASONS);
        pack.rules().forEach(this::learn);
        for (DiagnosisRow row : pack.diagnosis()) {
            of(Aspect.FACET).add(row.facet());
        }
        of(Aspect.FACET).remove("");
        for (ActionRow row : pack.actions()) {
            of(Subject.ACTIONS).add(row.code());
            of(Subject.WITHHELD).add(row.code());
            of(Aspect.BEFORE).add(row.code());
            of(Aspect.OWNER).add(row.owner());
        }
        titles(Subject.SIGNALS, "signal.", pack);
        titles(Subject.ACTIONS, "action.", pack);
        titles(Subject.WITHHELD, "action.", pack);
        of(Aspect.DECIDES).addAll(of(Subject.SIGNALS));
        gaps(pack);
        reasons();
    }

    /** Scenarios name codes, but what people see are titles. */
    private void titles(Subject subject, String prefix, PackModel pack) {
        pack.texts()
                .byLanguage()
                .values()
                .forEach(texts -> texts.forEach((key, row) -> {
                    String code = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
                    if (of(subject).contains(code)) {
                        titles.putIfAbsent(subject.word() + " " + row.text().toLowerCase(Locale.ROOT), code);
                    }
                }));
    }

    private Set<String> of(Subject subject) {
        return codes.computeIfAbsent(subject, any -> new TreeSet<>());
    }

    private Set<String> of(Aspect aspect) {
        return values.computeIfAbsent(aspect, any -> new TreeSet<>());
    }

    private void learn(Rule rule) {
        of(Aspect.RULE).add(rule.name());
        String code = rule.consequence().code();
        if (rule.consequence().call() == BoardCall.RAISE) {
            of(Subject.SIGNALS).add(code);
        } else if (rule.consequence().call() == BoardCall.WEIGH) {
            of(Aspect.FACET).add(rule.consequence().codes().get(1));
        } else if (rule.consequence().call().codes().get(0) == CodeKind.REASON) {
            of(Aspect.REASON).add(code);
            of(Aspect.BECAUSE).add(code);
        }
    }

    private void gaps(PackModel pack) {
        Set<String> gaps = of(Subject.GAPS);
        for (FactType type : FactType.values()) {
            if (type == FactType.ACCOUNT) {
                Metrics.of(type).forEach(metric -> gaps.add(metric.name()));
            } else if (type.isElement()) {
                gaps.add(type.listPath());
                Metrics.of(type).forEach(metric -> gaps.add(type.listPath() + "." + metric.name()));
            }
        }
        for (LimitRow row : pack.limits()) {
            gaps.add(new Term.Limit(row.key()).text());
        }
    }

    /** What an action, signal, cause or commitment can rest on. */
    private void reasons() {
        Set<String> because = of(Aspect.BECAUSE);
        because.addAll(of(Subject.SIGNALS));
        because.addAll(of(Subject.CAUSES));
        because.addAll(of(Subject.CONDUCT));
        because.addAll(of(Subject.COMMITMENTS));
        because.addAll(of(Subject.STANCE));
        because.add(PlaybookRow.DEFECTION);
        because.add(PlaybookRow.UNEXPLAINED);
        for (FactType type : FactType.values()) {
            if (type == FactType.ACCOUNT || type.isElement()) {
                String prefix = type.isElement() ? type.listPath() + "." : "";
                for (Metric<?> metric : Metrics.of(type)) {
                    because.add(prefix + metric.name());
                }
            }
        }
    }

    /** Reports every code that the pack does not know, once a scenario, and warns of names that two scenarios have. */
    public void check(Collection<Scenario> scenarios) {
        Map<String, SourceRef> names = new HashMap<>();
        for (Scenario scenario : scenarios) {
            SourceRef other = names.putIfAbsent(scenario.name(), scenario.at());
            if (other != null) {
                problems.warn("MS-533", scenario.at(), scenario.name(), other);
            }
            Set<String> reported = new HashSet<>();
            scenario.expectations().forEach(expectation -> check(expectation, reported));
        }
    }

    private void check(Expectation expectation, Set<String> reported) {
        String code = PLACE_IN_LIST.matcher(expectation.code()).replaceAll("");
        if (!expectation.code().equals(Expectation.ANY)) {
            String what = expectation.subject().word();
            known(expectation, what, code, of(expectation.subject()), reported);
        }
        expectation.aspect().ifPresent(aspect -> {
            Set<String> known = of(aspect);
            String value = PLACE_IN_LIST.matcher(expectation.value()).replaceAll("");
            if (!known.isEmpty()
                    && !(aspect == Aspect.RULE && ROW.matcher(value).matches())
                    && !(aspect == Aspect.BECAUSE && value.contains("("))) {
                known(expectation, aspect.word(), value, known, reported);
            }
        });
    }

    private void known(Expectation expectation, String what, String code, Set<String> known, Set<String> reported) {
        if (!known.contains(code) && reported.add(what + " " + code)) {
            Problem problem = Problems.unknown("MS-147", expectation.at(), code, known, Problem.word(what), code);
            String titled = titles.get(what + " " + code.toLowerCase(Locale.ROOT));
            problems.spanText(expectation.at(), code);
            problems.add(titled == null ? problem : problem.suggesting(titled));
        }
    }
}
