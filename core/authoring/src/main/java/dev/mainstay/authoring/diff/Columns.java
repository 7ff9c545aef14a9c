package dev.mainstay.authoring.diff;

import dev.mainstay.authoring.diff.PackChange.Cell;
import dev.mainstay.authoring.internal.overlay.RowKeys;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands in a rule or row, by column, as its author would write it. */
final class Columns {

    private static final List<String> PLAYBOOK_KEY = List.of(
            "cause",
            "facet",
            "risk",
            "signal",
            "commitment",
            "stance",
            "tier",
            "kind",
            "industry",
            "valueClass",
            "action");

    private Columns() {}

    static Map<String, String> of(Rule rule) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("rule", rule.name());
        columns.put("commitment", text(rule.commitment()));
        columns.put("severity", rule.severity().name());
        columns.put("confidence", number(rule.confidence()));
        columns.put("when", rule.patterns().stream().map(Pattern::text).collect(Collectors.joining("; ")));
        Rule.Consequence then = rule.consequence();
        List<String> arguments = new ArrayList<>();
        then.codes().forEach(code -> arguments.add('"' + code + '"'));
        arguments.addAll(then.variables());
        if (then.call().takesNumber()) {
            arguments.add(number(then.number()));
        }
        columns.put(
                "then", then.call().board() + "." + then.call().method() + "(" + String.join(", ", arguments) + ")");
        columns.put(
                "switched-off",
                rule.switchedOff().map(off -> off.until() + ", " + off.reason()).orElse(""));
        return columns;
    }

    static Map<String, String> of(LimitRow row) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("key", row.key());
        columns.put("account", text(row.account()));
        columns.put("tier", text(row.tier()));
        columns.put("industry", text(row.industry()));
        columns.put("kind", text(row.kind()));
        columns.put("value", row.value().map(Columns::number).orElse(""));
        columns.put("unit", row.unit().name());
        columns.put("min", number(row.min()));
        columns.put("max", number(row.max()));
        columns.put("step", number(row.step()));
        columns.put("effectiveFrom", text(row.effectiveFrom()));
        columns.put("owner", row.owner());
        columns.put("source", row.source());
        columns.put("grade", row.grade());
        columns.put("why", row.why());
        return columns;
    }

    static Map<String, String> of(DiagnosisRow row) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("signal", row.signal());
        columns.put("cause", row.influence());
        columns.put("facet", row.facet());
        columns.put("weight", number(row.weight()));
        return columns;
    }

    static Map<String, String> of(ActionRow row) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("code", row.code());
        columns.put("commitment", text(row.commitment()));
        columns.put("traits", words(row.traits()));
        columns.put("lever", row.lever().name());
        columns.put("owner", row.owner());
        columns.put("dueDays", String.valueOf(row.dueDays()));
        columns.put("effortHours", number(row.effortHours()));
        columns.put("cost", number(row.cost()));
        columns.put("obligation", String.valueOf(row.obligation()));
        columns.put("requires", words(row.requires()));
        columns.put("success", row.success());
        columns.put("stop", row.stop());
        columns.put("excludes", words(row.excludes()));
        return columns;
    }

    static Map<String, String> of(PlaybookRow row) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> key = RowKeys.play(row);
        for (int i = 0; i < key.size(); i++) {
            columns.put(PLAYBOOK_KEY.get(i), key.get(i));
        }
        columns.put("atLeast", row.atLeast().map(Columns::number).orElse(""));
        columns.put("save", number(row.save()));
        return columns;
    }

    /** The columns in which two of a kind differ. */
    static List<Cell> differing(Map<String, String> before, Map<String, String> after) {
        List<Cell> cells = new ArrayList<>();
        before.forEach((name, old) -> {
            String young = after.getOrDefault(name, "");
            if (!old.equals(young)) {
                cells.add(new Cell(name, old, young));
            }
        });
        return cells;
    }

    /** In how many cells two keys differ. */
    static int apart(List<String> one, List<String> other) {
        int apart = 0;
        for (int i = 0; i < one.size(); i++) {
            apart += one.get(i).equals(other.get(i)) ? 0 : 1;
        }
        return apart;
    }

    /** A number in as few digits as it has. */
    static String number(double value) {
        BigDecimal plain = BigDecimal.valueOf(value);
        return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
    }

    private static String text(Optional<?> cell) {
        return cell.map(Object::toString).orElse("");
    }

    private static String words(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }
}
