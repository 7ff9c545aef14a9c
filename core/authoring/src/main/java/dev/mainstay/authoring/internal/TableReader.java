package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.overlay.Differences.Switch;
import dev.mainstay.authoring.internal.overlay.Intent;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.ValueClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tables of a pack into typed rows. */
final class TableReader {

    private static final Set<String> TRAITS = Set.of(
            "incentive",
            "discount",
            "growth",
            "contact",
            "fix",
            "restrain",
            "exit",
            "privilege",
            "compliance",
            "trust",
            "data",
            "review",
            "maintain");
    private static final List<String> GRADES = List.of("A", "B", "C", "J");

    /** What an overlay's tables may say beside the row: what becomes of the base's, and why. */
    private static final List<String> CHANGE = List.of("change", "reason");

    private final Problems problems;
    private final Mode mode;
    private final Map<SourceRef, Intent> intents = new HashMap<>();

    /** Which rows are read, and whether a row may say what it does to the base. */
    enum Mode {
        /** A pack of its own. */
        WHOLE,
        /** The rows of an overlay that are to be there. */
        SET,
        /** The rows of an overlay that are to go. Of these only the key is looked at, so nothing else can be wrong. */
        REMOVED
    }

    TableReader(Mode mode, Problems problems) {
        this.mode = mode;
        this.problems = mode == Mode.REMOVED ? new Problems() : problems;
    }

    /** What the rows read so far say they do to the base. */
    Map<SourceRef, Intent> intents() {
        return intents;
    }

    private List<Table.Row> rows(SourceFile file, String columns) {
        List<String> expected = List.of(columns.split(","));
        if (mode == Mode.WHOLE) {
            return new Table(file, expected, problems).rows();
        }
        List<Table.Row> rows = new ArrayList<>();
        for (Table.Row row : new Table(file, expected, CHANGE, problems).rows()) {
            Optional<Intent> intent = intent(row);
            intent.ifPresent(says -> intents.put(row.at(), says));
            boolean goes = intent.equals(Optional.of(Intent.REMOVE));
            if (goes && row.text("reason").isEmpty()) {
                problems.add("MS-145", row.at("reason"), "reason");
            }
            if (goes == (mode == Mode.REMOVED)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Optional<Intent> intent(Table.Row row) {
        Optional<String> word = row.optional("change");
        Optional<Intent> intent = word.flatMap(Intent::called);
        if (word.isPresent() && intent.isEmpty()) {
            Problem problem = Problems.unknown(
                    "MS-147", row.at("change"), word.get(), Intent.words(), Problem.word("change"), word.get());
            // what resembles none of the words is hardly a slip in one, but the end of a text that a comma cut in two
            problems.add(
                    problem.suggestion().isPresent()
                            ? problem
                            : Problem.of("MS-529", problem.location(), word.get(), String.join(", ", Intent.words())));
        }
        return intent;
    }

    List<LimitRow> limits(SourceFile file) {
        return rows(file, "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why")
                .stream()
                .map(this::limit)
                .toList();
    }

    private LimitRow limit(Table.Row row) {
        row.required("unit");
        Optional<Unit> unit = row.code("unit", Unit.class);
        if (unit.isPresent() && !unit.get().numeric()) {
            problems.add("MS-148", row.at("unit"), unit.get());
        }
        double min = row.number("min", -1e15, 1e15);
        double max = row.number("max", -1e15, 1e15);
        Optional<Double> value = row.number("value");
        boolean bounds = !row.text("min").isEmpty() && !row.text("max").isEmpty();
        if (inRange(row, unit, value) && bounds) {
            if (min > max) {
                problems.add("MS-137", row.at("min"), row.text("min"), row.text("max"));
            } else if (value.isPresent()) {
                row.within("value", value.get(), row.text("key"), min, max);
            }
        }
        String grade = row.required("grade");
        if (!grade.isEmpty() && !GRADES.contains(grade)) {
            problems.addUnknown("MS-147", row.at("grade"), "grade", grade, GRADES);
        }
        return new LimitRow(
                row.required("key"),
                row.optional("account"),
                row.code("tier", Tier.class),
                row.optional("industry"),
                row.code("kind", AccountKind.class),
                value,
                unit.filter(Unit::numeric).orElse(Unit.FACTOR),
                min,
                max,
                row.number("step", 0, 1e15),
                row.date("effectiveFrom"),
                row.required("owner"),
                row.required("source"),
                grade,
                row.required("why"),
                row.at());
    }

    /** Whether the value and the bounds of a limit are possible in its unit. */
    private static boolean inRange(Table.Row row, Optional<Unit> unit, Optional<Double> value) {
        boolean inRange = true;
        if (unit.isPresent() && unit.get().numeric()) {
            Unit of = unit.get();
            inRange = value.isEmpty() || row.within("value", value.get(), of, of.min(), of.max());
            for (String bound : List.of("min", "max")) {
                Optional<Double> number = Numbers.read(row.text(bound));
                inRange &= number.isEmpty() || row.within(bound, number.get(), of, of.min(), of.max());
            }
        }
        return inRange;
    }

    List<DiagnosisRow> diagnosis(SourceFile file) {
        return rows(file, "signal,cause,facet,weight").stream()
                .map(row -> new DiagnosisRow(
                        row.required("signal"),
                        row.required("cause"),
                        row.text("facet"),
                        row.number("weight", -1, 1),
                        row.at()))
                .toList();
    }

    List<ActionRow> actions(SourceFile file) {
        return rows(
                        file,
                        "code,commitment,traits,lever,owner,dueDays,effortHours,cost,obligation,requires,success,stop,"
                                + "excludes")
                .stream()
                .map(this::action)
                .toList();
    }

    private ActionRow action(Table.Row row) {
        Set<String> traits = new LinkedHashSet<>(row.words("traits"));
        traits.stream()
                .filter(trait -> !TRAITS.contains(trait))
                .forEach(trait -> problems.addUnknown("MS-147", row.at("traits", trait), "trait", trait, TRAITS));
        row.required("lever");
        return new ActionRow(
                row.required("code"),
                row.code("commitment", Commitment.class),
                traits,
                row.code("lever", Lever.class).orElse(Lever.RELATIONAL),
                row.required("owner"),
                (int) row.number("dueDays", 0, 3650),
                row.number("effortHours", 0, 100_000),
                row.number("cost", 0, 1),
                row.flag("obligation"),
                row.words("requires"),
                row.required("success"),
                row.required("stop"),
                row.words("excludes"),
                row.at());
    }

    List<PlaybookRow> playbook(SourceFile file) {
        return rows(file, "cause,facet,risk,signal,commitment,stance,tier,kind,industry,valueClass,atLeast,action,save")
                .stream()
                .map(this::play)
                .toList();
    }

    private PlaybookRow play(Table.Row row) {
        List<String> triggers = List.of("cause", "risk", "signal", "commitment", "stance");
        if (problems.readable("playbook.csv")
                && triggers.stream().allMatch(column -> row.text(column).isEmpty())) {
            problems.add("MS-149", row.at("cause"), String.join(", ", triggers));
        }
        if (!row.text("cause").isEmpty() && !row.text("risk").isEmpty()) {
            problems.add("MS-155", row.at("risk"));
        }
        String[] commitment = row.text("commitment").split(":", 2);
        Optional<Commitment> code = Arrays.stream(Commitment.values())
                .filter(known -> known.name().equals(commitment[0]))
                .findFirst();
        boolean strained = commitment.length == 2 && commitment[1].equals(CommitmentStatus.STRAINED.name());
        if (!row.text("commitment").isEmpty() && (code.isEmpty() || (commitment.length == 2 && !strained))) {
            List<String> known = Arrays.stream(Commitment.values())
                    .flatMap(one -> Stream.of(one.name(), one + ":" + CommitmentStatus.STRAINED))
                    .toList();
            problems.addUnknown("MS-147", row.at("commitment"), "commitment", row.text("commitment"), known);
        }
        CommitmentStatus from = strained ? CommitmentStatus.STRAINED : CommitmentStatus.BROKEN;
        return new PlaybookRow(
                row.optional("cause"),
                row.optional("facet"),
                row.code("risk", ConductRisk.class),
                row.optional("signal"),
                code,
                from,
                row.codes("stance", Stance.class),
                row.codes("tier", Tier.class),
                row.codes("kind", AccountKind.class),
                Arrays.stream(row.text("industry").split("\\|"))
                        .map(Csv::strip)
                        .filter(industry -> !industry.isEmpty())
                        .collect(Collectors.toSet()),
                row.codes("valueClass", ValueClass.class),
                row.text("atLeast").isEmpty() ? Optional.empty() : Optional.of(row.number("atLeast", 0, 1)),
                row.required("action"),
                row.number("save", 0, 1),
                row.at());
    }

    Map<String, WeightRow> weights(SourceFile file) {
        Map<String, WeightRow> weights = new TreeMap<>();
        for (Table.Row row : rows(file, "key,value")) {
            WeightRow weight = new WeightRow(row.required("key"), row.number("value", -1e9, 1e9), row.at());
            WeightRow other = weights.putIfAbsent(weight.key(), weight);
            if (other != null && !weight.key().isEmpty()) {
                problems.add("MS-150", row.at("key"), weight.key(), other.at());
            }
        }
        return weights;
    }

    Map<String, TextRow> texts(SourceFile file) {
        Map<String, TextRow> texts = new TreeMap<>();
        for (Table.Row row : rows(file, "key,text")) {
            TextRow text = new TextRow(row.required("key"), row.required("text"), row.at());
            TextRow other = texts.putIfAbsent(text.key(), text);
            if (other != null && !text.key().isEmpty()) {
                problems.add("MS-150", row.at("key"), text.key(), other.at());
            }
        }
        return texts;
    }

    List<Switch> switches(SourceFile file) {
        List<Switch> switches = new ArrayList<>();
        for (Table.Row row : rows(file, "rule,reason,until,owner")) {
            String rule = row.required("rule");
            String reason = row.required("reason");
            String owner = row.required("owner");
            row.required("until");
            LocalDate until = row.date("until").orElse(LocalDate.MIN);
            switches.add(new Switch(rule, new SwitchedOff(reason, until, owner, row.at())));
        }
        return switches;
    }
}
