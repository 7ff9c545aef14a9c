package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.scenario.Aspect;
import dev.mainstay.authoring.scenario.Expectation;
import dev.mainstay.authoring.scenario.ScenarioField;
import dev.mainstay.authoring.scenario.ScenarioWord;
import dev.mainstay.authoring.scenario.Subject;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a scenario expects, from fields or from cells. */
final class ExpectationReader {

    /** What a cell may say instead of a value. */
    private static final List<String> INSTEAD = Stream.of(ScenarioWord.ABSENT, ScenarioWord.PRESENT)
            .flatMap(word -> Stream.of(word.english(), word.chinese()))
            .toList();

    private final Problems problems;

    ExpectationReader(Problems problems) {
        this.problems = problems;
    }

    /** The expectations below {@code expect} or {@code absent}. */
    List<Expectation> read(Yaml.Node node, boolean present) {
        List<Expectation> into = new ArrayList<>();
        if (node.fields().isEmpty()) {
            problems.add("MS-152", node.at());
            return into;
        }
        node.fields().get().forEach((name, value) -> {
            Optional<Subject> subject = ScenarioField.subject(name);
            if (subject.isPresent()) {
                subject(subject.get(), value, present, into);
            } else if (present && ScenarioField.called(name).equals(Optional.of(ScenarioField.ORDER))) {
                order(texts(value), value.at(), into);
            } else {
                unknownField(name, node.keyAt(name), subjects(present));
            }
        });
        return into;
    }

    /** Reports a field that is not known here. */
    void unknownField(String name, SourceRef at, List<String> known) {
        problems.addUnknown("MS-153", at, "field", name, known);
    }

    private static List<String> subjects(boolean present) {
        List<String> names = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            names.add(subject.field());
            names.add(subject.chinese());
        }
        if (present) {
            names.add(ScenarioField.ORDER.field());
            names.addAll(ScenarioField.ORDER.chinese());
        }
        return names;
    }

    private void subject(Subject subject, Yaml.Node value, boolean present, List<Expectation> into) {
        if (value.fields().isPresent()) {
            value.fields().get().forEach((code, asked) -> code(subject, code, value.keyAt(code), asked, present, into));
        } else if (value.items().isPresent()) {
            for (Yaml.Node item : value.items().get()) {
                if (item.isScalar()) {
                    add(subject, item.text(), Optional.empty(), "", present, item.at(), into);
                } else {
                    subject(subject, item, present, into);
                }
            }
        } else {
            add(subject, value.text(), Optional.empty(), "", present, value.at(), into);
        }
    }

    private void code(
            Subject subject, String code, SourceRef at, Yaml.Node asked, boolean present, List<Expectation> into) {
        if (!known(subject, code, present, at)) {
            return;
        }
        if (asked.isNull()) {
            add(subject, code, Optional.empty(), "", present, at, into);
        } else if (asked.isScalar()) {
            value(subject, code, subject.main(), asked, present, into);
        } else if (asked.fields().isPresent()) {
            if (present) {
                add(subject, code, Optional.empty(), "", true, at, into);
            }
            asked.fields().get().forEach((name, value) -> {
                Optional<Aspect> aspect = ScenarioField.aspect(name).filter(subject.aspects()::contains);
                if (aspect.isPresent()) {
                    for (Yaml.Node one : value.items().orElse(List.of(value))) {
                        value(subject, code, aspect, one, present, into);
                    }
                } else {
                    unknownField(name, asked.keyAt(name), aspects(subject));
                }
            });
        } else {
            problems.add("MS-152", asked.at());
        }
    }

    private static List<String> aspects(Subject subject) {
        List<String> names = new ArrayList<>();
        for (Aspect aspect : subject.aspects()) {
            names.add(aspect.field());
            names.add(aspect.chinese());
        }
        return names;
    }

    /** A value behind a code or one of its aspects. */
    private void value(
            Subject subject,
            String code,
            Optional<Aspect> aspect,
            Yaml.Node value,
            boolean present,
            List<Expectation> into) {
        value(subject, code, aspect, value, List.of(), present, into);
    }

    /** Such a value; {@code instead} are words that may stand in its place. */
    private void value(
            Subject subject,
            String code,
            Optional<Aspect> aspect,
            Yaml.Node value,
            List<String> instead,
            boolean present,
            List<Expectation> into) {
        if (aspect.isEmpty() || !value.isScalar()) {
            problems.add("MS-152", value.at());
        } else if (aspect.get().admits(value.text())) {
            add(subject, code, aspect, value.text(), present, value.at(), into);
        } else if (aspect.get().codes().isEmpty()) {
            Problem problem = Problem.of(
                    "MS-528",
                    value.at().toString(),
                    aspect.get().field(),
                    aspect.get().example(),
                    value.text());
            problems.add(Nearest.to(value.text(), instead)
                    .or(() -> Numbers.meant(value.text()))
                    .map(problem::suggesting)
                    .orElse(problem));
        } else {
            List<String> known = new ArrayList<>(aspect.get().codes());
            known.addAll(instead);
            problems.addUnknown("MS-147", value.at(), aspect.get().word(), value.text(), known);
        }
    }

    private void add(
            Subject subject,
            String code,
            Optional<Aspect> aspect,
            String value,
            boolean present,
            SourceRef at,
            List<Expectation> into) {
        if (known(subject, code, present, at)) {
            boolean any = ScenarioWord.ANY.is(code);
            into.add(new Expectation(subject, any ? Expectation.ANY : code, aspect, value, present, at));
        }
    }

    private boolean known(Subject subject, String code, boolean present, SourceRef at) {
        boolean any = ScenarioWord.ANY.is(code);
        if (any ? present : !subject.codes().isEmpty() && !subject.codes().contains(code)) {
            problems.addUnknown("MS-147", at, subject.word(), code, subject.codes());
            return false;
        }
        return true;
    }

    private static void order(List<Yaml.Node> codes, SourceRef at, List<Expectation> into) {
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i).text();
            SourceRef place = codes.size() == 1 ? at : codes.get(i).at();
            into.add(new Expectation(Subject.ACTIONS, code, Optional.empty(), "", true, place));
            if (i + 1 < codes.size()) {
                into.add(new Expectation(
                        Subject.ACTIONS,
                        code,
                        Optional.of(Aspect.BEFORE),
                        codes.get(i + 1).text(),
                        true,
                        place));
            }
        }
    }

    /** Codes as a list, or as words of one text. */
    private static List<Yaml.Node> texts(Yaml.Node value) {
        return value.items().orElseGet(() -> Arrays.stream(value.text().strip().split("\\s+"))
                .map(word -> Yaml.Node.scalar(value.at(), word, true))
                .toList());
    }

    /** What a cell expects; an empty cell expects nothing. */
    List<Expectation> cell(ScenarioColumn column, Yaml.Node cell) {
        List<Expectation> into = new ArrayList<>();
        if (cell.isNull() || (cell.isScalar() && cell.text().isBlank())) {
            return into;
        }
        if (column instanceof ScenarioColumn.OfOrder) {
            order(texts(cell), cell.at(), into);
        } else if (column instanceof ScenarioColumn.OfAdvice expected) {
            Subject subject = expected.subject();
            if (expected.code().isEmpty()) {
                texts(cell)
                        .forEach(code ->
                                add(subject, code.text(), Optional.empty(), "", expected.present(), code.at(), into));
            } else if (ScenarioWord.ABSENT.is(cell.text())) {
                add(subject, expected.code(), Optional.empty(), "", false, cell.at(), into);
            } else if (ScenarioWord.PRESENT.is(cell.text())) {
                add(subject, expected.code(), Optional.empty(), "", true, cell.at(), into);
            } else {
                value(subject, expected.code(), expected.aspect().or(subject::main), cell, INSTEAD, true, into);
            }
        }
        return into;
    }

    /** The fields of a map, each by the field it is called; others are reported. */
    Map<ScenarioField, Yaml.Node> fields(Yaml.Node node, List<ScenarioField> known) {
        Map<ScenarioField, Yaml.Node> fields = new java.util.EnumMap<>(ScenarioField.class);
        node.fields().orElse(Map.of()).forEach((name, value) -> {
            Optional<ScenarioField> field = ScenarioField.called(name).filter(known::contains);
            if (field.isEmpty()) {
                List<String> names = new ArrayList<>();
                known.forEach(one -> names.add(one.field()));
                known.forEach(one -> names.addAll(one.chinese()));
                unknownField(name, node.keyAt(name), names);
            } else {
                Yaml.Node other = fields.putIfAbsent(field.get(), value);
                if (other != null) {
                    problems.add("MS-150", node.keyAt(name), name, other.at());
                }
            }
        });
        return fields;
    }
}
