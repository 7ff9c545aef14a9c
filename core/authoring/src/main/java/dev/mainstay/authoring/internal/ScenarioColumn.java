package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.ScenarioField;
import dev.mainstay.authoring.scenario.ScenarioWord;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.internal.Nearest;
import dev.mainstay.internal.SnapshotFields;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a column of variants or of a CSV file says: something of the scenario itself, a metric of the account, or an
 * expectation.
 */
sealed interface ScenarioColumn {

    /** The header as it stands there. */
    String header();

    /** A field of the scenario: its name, the account it is like, a note, or that it is a draft. */
    record OfScenario(String header, ScenarioField field) implements ScenarioColumn {}

    /** A metric, or a list of the snapshot. */
    record OfAccount(String header, List<Step> path) implements ScenarioColumn {

        /** The account with this value at the column's path; null takes away what is there. */
        Yaml.Node put(Yaml.Node account, Yaml.Node value) {
            return put(account, 0, value);
        }

        private Yaml.Node put(Yaml.Node node, int depth, Yaml.Node value) {
            if (depth == path.size()) {
                return value;
            }
            Step step = path.get(depth);
            if (step.index() >= 0) {
                List<Yaml.Node> items = new ArrayList<>(node.items().orElse(List.of()));
                while (items.size() <= step.index()) {
                    items.add(Yaml.Node.map(value.at(), Map.of(), Map.of()));
                }
                items.set(step.index(), put(items.get(step.index()), depth + 1, value));
                return Yaml.Node.list(value.at(), items);
            }
            Map<String, Yaml.Node> fields = new LinkedHashMap<>(node.fields().orElse(Map.of()));
            Map<String, SourceRef> keys = new LinkedHashMap<>(node.keys());
            Yaml.Node before = fields.getOrDefault(step.name(), Yaml.Node.map(value.at(), Map.of(), Map.of()));
            Yaml.Node after = put(before, depth + 1, value);
            if (after.isNull()) {
                fields.remove(step.name());
            } else {
                fields.put(step.name(), after);
                keys.put(step.name(), value.at());
            }
            return Yaml.Node.map(node.at(), fields, keys);
        }
    }

    /**
     * Expectations on a subject: on one code where the header names one, else the cell lists codes.
     *
     * @param header as it stands there
     * @param subject what they are about
     * @param code the code, empty where the cell names codes
     * @param aspect what of it is asked, empty for the main aspect
     * @param present whether they must hold, or must not
     */
    record OfAdvice(String header, Subject subject, String code, Optional<Aspect> aspect, boolean present)
            implements ScenarioColumn {}

    /** The order of actions. */
    record OfOrder(String header) implements ScenarioColumn {}

    /** A step into a field, or with an index from 0 into a list. */
    record Step(String name, int index) {}

    /** The column of this header; empty where no column is called so, which is reported. */
    static Optional<ScenarioColumn> parse(String header, SourceRef at, Problems problems) {
        Optional<ScenarioField> field = ScenarioField.called(header);
        if (field.isPresent()) {
            switch (field.get()) {
                case NAME, LIKE, DRAFT, NOTE -> {
                    return Optional.of(new OfScenario(header, field.get()));
                }
                case ORDER -> {
                    return Optional.of(new OfOrder(header));
                }
                default -> {
                    // the others hold more than a cell can
                }
            }
        }
        Optional<ScenarioColumn> known = advice(header).or(() -> account(header));
        if (known.isEmpty()) {
            List<String> all = all();
            Optional<String> meant = subjectMeant(header).or(() -> Nearest.named(header, all));
            problems.add(Problems.unknown("MS-159", at, meant, all, Problem.word("column"), header));
        }
        return known;
    }

    /** The header with its subject put right, where a code follows. */
    private static Optional<String> subjectMeant(String header) {
        Matcher code = Pattern.compile("([^.]+)(\\.[A-Z][A-Z0-9_]*(?:\\..*)?)").matcher(header);
        List<String> subjects = Arrays.stream(Subject.values())
                .flatMap(subject -> Stream.of(subject.field(), subject.chinese()))
                .toList();
        return code.matches()
                ? Nearest.to(code.group(1), subjects).map(subject -> subject + code.group(2))
                : Optional.empty();
    }

    private static Optional<ScenarioColumn> advice(String header) {
        int dot = header.indexOf('.');
        String first = dot < 0 ? header : header.substring(0, dot);
        String rest = dot < 0 ? "" : header.substring(dot + 1);
        if (ScenarioField.called(first).equals(Optional.of(ScenarioField.ABSENT)) && !rest.isEmpty()) {
            return ScenarioField.subject(rest)
                    .map(subject -> new OfAdvice(header, subject, "", Optional.empty(), false));
        }
        return ScenarioField.subject(first).map(subject -> {
            int last = rest.lastIndexOf('.');
            Optional<Aspect> aspect = ScenarioField.aspect(rest.substring(last + 1))
                    .filter(asked -> last > 0 && subject.aspects().contains(asked));
            return new OfAdvice(header, subject, aspect.isPresent() ? rest.substring(0, last) : rest, aspect, true);
        });
    }

    private static Optional<ScenarioColumn> account(String header) {
        List<Step> path = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (String part : header.split("\\.", -1)) {
            Matcher step = Pattern.compile("([^\\[\\]]+)(?:\\[([0-9]{1,3})])?").matcher(part);
            if (!step.matches()) {
                return Optional.empty();
            }
            path.add(new Step(step.group(1), -1));
            plain.append(plain.isEmpty() ? "" : ".").append(step.group(1));
            if (step.group(2) != null) {
                path.add(new Step("", Integer.parseInt(step.group(2))));
                plain.append("[]");
            }
        }
        return SnapshotFields.all().contains(plain.toString()) || header.startsWith("attributes.")
                ? Optional.of(new OfAccount(header, path))
                : Optional.empty();
    }

    private static List<String> all() {
        List<String> names = new ArrayList<>(SnapshotFields.all());
        for (ScenarioField field : List.of(
                ScenarioField.NAME, ScenarioField.LIKE, ScenarioField.DRAFT, ScenarioField.NOTE, ScenarioField.ORDER)) {
            names.add(field.field());
        }
        for (Subject subject : Subject.values()) {
            names.add(subject.field());
            names.add(ScenarioField.ABSENT.field() + "." + subject.field());
        }
        return names;
    }

    /** The cell as a value; empty where it says nothing. */
    static Optional<Yaml.Node> value(Yaml.Node cell) {
        if (cell.isScalar() && cell.quoted() && cell.text().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                cell.isScalar() && ScenarioWord.UNKNOWN.is(cell.text())
                        ? Yaml.Node.scalar(cell.at(), "", false)
                        : cell);
    }
}
