package dev.mainstay.authoring.scenario;

import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Severity;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/** What an expectation can ask of a thing the advice names: the fields below a code in a scenario file. */
public enum Aspect {
    /** Severity of a signal. */
    SEVERITY("severity", "严重程度", Form.CODE, names(Severity.values())),
    /** Status of a commitment. */
    STATUS("status", "状态", Form.CODE, names(CommitmentStatus.values())),
    /** Likelihood of a cause, a conduct risk or defection, as a number or bounds. */
    LIKELIHOOD("likelihood", "可能性", Form.BOUNDS),
    /** A facet that something speaks for. */
    FACET("facet", "细类", Form.TEXT),
    /** Place of an action in the list, as a number or bounds. */
    RANK("rank", "名次", Form.BOUNDS),
    /** Role that does an action. */
    OWNER("owner", "负责人", Form.TEXT),
    /** Day an action is due, as a date, or as days from the snapshot's day on, a number or bounds. */
    DUE("due", "期限", Form.DUE),
    /** Whether an action is owed. */
    OBLIGATION("obligation", "义务", Form.CODE, List.of("true", "false")),
    /** Share of the likelihood an action is expected to remove, as a number or bounds. */
    SAVE("save", "预期挽回", Form.BOUNDS),
    /** What an action costs, as a number in the account's currency or bounds. */
    COST("cost", "成本", Form.BOUNDS),
    /** How urgent an action is, as a number or bounds. */
    URGENCY("urgency", "紧迫度", Form.BOUNDS),
    /** Factor for the kind of bond an action strengthens, as a number or bounds. */
    LEVER("lever", "关系系数", Form.BOUNDS),
    /** Score of an action, as a number or bounds. */
    SCORE("score", "得分", Form.BOUNDS),
    /** An action that does not stand before this one: it stands behind it, or is not recommended at all. */
    BEFORE("before", "先于", Form.TEXT),
    /** A metric, signal, cause, conduct risk or commitment that it rests on. */
    BECAUSE("because", "因为", Form.TEXT),
    /** Why an action is withheld. */
    REASON("reason", "理由", Form.TEXT),
    /** Name of the rule that raised or withheld it, or table and line such as {@code actions.csv:17}. */
    RULE("rule", "规则", Form.TEXT),
    /** A signal that knowing it could decide. */
    DECIDES("decides", "可决定", Form.TEXT);

    /** What a value of the field is. */
    private enum Form {
        TEXT("…"),
        CODE(""),
        BOUNDS("0.4, \">= 0.4\", \">= 0.2 < 0.5\""),
        DUE("2026-04-14, 14, \"<= 14\"");

        private final String example;

        Form(String example) {
            this.example = example;
        }
    }

    private final String field;
    private final String chinese;

    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // the list is never changed
    private final List<String> codes;

    Aspect(String field, String chinese, Form form) {
        this(field, chinese, form, List.of());
    }

    Aspect(String field, String chinese, Form form, List<String> codes) {
        this.field = field;
        this.chinese = chinese;
        this.form = form;
        this.codes = codes;
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }

    /** The field of a scenario file. */
    public String field() {
        return field;
    }

    /** The field's Chinese name. */
    public String chinese() {
        return chinese;
    }

    /** What a value of it is called in messages, as {@code Problem.word} takes it. */
    public String word() {
        return switch (this) {
            case BEFORE -> "action";
            case DECIDES -> "signal";
            default -> field;
        };
    }

    /** What values look like, in signs that need no translation. */
    public String example() {
        return form == Form.CODE ? String.join(", ", codes) : form.example;
    }

    /** The codes it takes; empty where it takes other things. */
    public List<String> codes() {
        return codes;
    }

    /** Whether such a value can be met at all; whether a pack knows the codes it names is another matter. */
    public boolean admits(String value) {
        return switch (form) {
            case TEXT -> !value.isBlank();
            case CODE -> codes.contains(value);
            case BOUNDS -> Bounds.parse(value).isPresent();
            case DUE -> isDate(value) || Bounds.parse(value).isPresent();
        };
    }

    static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException noDate) {
            return false;
        }
    }
}
