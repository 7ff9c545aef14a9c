package dev.mainstay.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the consequence of a rule can do: one call on the board of its phase. */
@SuppressWarnings("ImmutableEnumChecker") // the collections are never changed
public enum BoardCall {
    /** {@code signals.raise("LATE_DELIVERY", $a)} */
    RAISE(Phase.SIGNALS, "signals", "raise", List.of(CodeKind.SIGNAL), false, List.of(Subject.OBSERVED)),
    /** {@code causes.weigh("STRONGER_RIVAL", "LOWER_PRICE", 0.3)}; a negative weight speaks against. */
    WEIGH(Phase.DIAGNOSIS, "causes", "weigh", List.of(CodeKind.INFLUENCE, CodeKind.FACET), true, List.of()),
    /** {@code stance.take("RESTRAIN")} */
    TAKE(Phase.STANCE, "stance", "take", List.of(CodeKind.STANCE), false, List.of()),
    /** {@code guard.veto("COLLECT_FIRST", $p)}: withheld. */
    VETO(Phase.GUARDRAILS, "guard", "veto", List.of(CodeKind.REASON), false, List.of(Subject.PROPOSAL)),
    /** {@code guard.postpone("FIX_FIRST", $p, 30)}: due that many days later. */
    POSTPONE(Phase.GUARDRAILS, "guard", "postpone", List.of(CodeKind.REASON), true, List.of(Subject.PROPOSAL)),
    /** {@code guard.exclude("CONTRADICTION", $winner, $loser)}: the loser is withheld. */
    EXCLUDE(
            Phase.GUARDRAILS,
            "guard",
            "exclude",
            List.of(CodeKind.REASON),
            false,
            List.of(Subject.PROPOSAL, Subject.PROPOSAL)),
    /** {@code guard.permit("EXIT_CLEARED", $p)}: grants what the action requires. */
    PERMIT(Phase.GUARDRAILS, "guard", "permit", List.of(CodeKind.PERMIT), false, List.of(Subject.PROPOSAL));

    /** What a bound variable in a call stands for. */
    public enum Subject {
        /** The account or list element that was observed. */
        OBSERVED,
        /** A proposed action. */
        PROPOSAL
    }

    private final Phase phase;
    private final String board;
    private final String method;
    private final List<CodeKind> codes;
    private final boolean number;
    private final List<Subject> subjects;

    BoardCall(Phase phase, String board, String method, List<CodeKind> codes, boolean number, List<Subject> subjects) {
        this.phase = phase;
        this.board = board;
        this.method = method;
        this.codes = codes;
        this.number = number;
        this.subjects = subjects;
    }

    /** The phase in which a rule can make the call. */
    public Phase phase() {
        return phase;
    }

    /** Name of the board in a rule. */
    public String board() {
        return board;
    }

    /** Name of the method in a rule. */
    public String method() {
        return method;
    }

    /** The quoted codes, which come first. */
    public List<CodeKind> codes() {
        return codes;
    }

    /** The bound variables, which follow the codes. */
    public List<Subject> subjects() {
        return subjects;
    }

    /** Whether a number comes last. */
    public boolean takesNumber() {
        return number;
    }

    /** The call as a rule writes it, for messages. */
    public String example() {
        StringBuilder call = new StringBuilder(board).append('.').append(method).append('(');
        String separator = "";
        for (CodeKind code : codes) {
            call.append(separator).append('"').append(code).append('"');
            separator = ", ";
        }
        for (Subject subject : subjects) {
            call.append(separator).append(subject == Subject.PROPOSAL ? "$p" : "$a");
            separator = ", ";
        }
        return call.append(number ? separator + "0.3" : "").append(");").toString();
    }

    /** The call that a rule writes so. */
    public static Optional<BoardCall> called(String board, String method) {
        return Arrays.stream(values())
                .filter(call -> call.board.equals(board) && call.method.equals(method))
                .findFirst();
    }
}
