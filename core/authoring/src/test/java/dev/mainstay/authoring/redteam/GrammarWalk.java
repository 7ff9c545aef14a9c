package dev.mainstay.authoring.redteam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.NotSetTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.atn.WildcardTransition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.drools.drl.parser.antlr4.DRL10Parser;

/**
 * Writes rule files by walking Drools' own grammar, as its parser carries it: what a new version of the language brings is
 * walked too. Many of the files break a predicate of the grammar and are no rules; those are tried as well.
 */
public final class GrammarWalk {

    private static final ATN GRAMMAR = DRL10Parser._ATN;
    private static final Vocabulary WORDS = DRL10Parser.VOCABULARY;
    private static final int FAR = 1 << 20;
    private static final int DEPTH = 400;
    private static final int[] LEAVING = steps(state -> FAR, new int[0]);

    private static final List<String> NAMES = List.of(
            "$a",
            "$b",
            "Account",
            "Complaint",
            "Rival",
            "delivery.onTimeRate",
            "profile.industry",
            "open",
            "limit",
            "raised",
            "count",
            "sum",
            "x",
            "severity",
            "signals",
            "java.lang.Runtime",
            Canary.NAME);

    private Random random = new Random(0);
    private final Map<Integer, int[]> ways = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private int target;
    private int length;
    private boolean reached;
    private int depth;

    /** How many rules the grammar has; each can be made for. */
    public static int rules() {
        return DRL10Parser.ruleNames.length;
    }

    /**
     * A file in which this rule of the grammar is used, if the grammar leads there; about as many words, or more. The same
     * random numbers give the same file.
     */
    public String file(int rule, int atMost, Random numbers) {
        words.clear();
        random = numbers;
        target = rule;
        length = atMost;
        reached = false;
        depth = 0;
        walk(GRAMMAR.ruleToStartState[DRL10Parser.RULE_compilationUnit]);
        return String.join(" ", words) + "\n";
    }

    private void walk(ATNState from) {
        depth++;
        ATNState state = from;
        while (!(state instanceof RuleStopState)) {
            Transition step = choose(state);
            if (step instanceof RuleTransition rule) {
                reached |= rule.ruleIndex == target;
                walk(rule.target);
                state = rule.followState;
            } else {
                if (!step.isEpsilon()) {
                    words.add(word(step));
                }
                state = step.target;
            }
        }
        depth--;
    }

    private Transition choose(ATNState state) {
        Transition[] steps = state.getTransitions();
        if (words.size() > length || depth > DEPTH) {
            return nearest(steps, step -> step(step, LEAVING, LEAVING));
        }
        if (!reached && random.nextInt(20) > 0) {
            int[] way = ways.computeIfAbsent(
                    target,
                    rule -> steps(
                            start -> start instanceof RuleStopState || start.ruleIndex != rule ? FAR : 0, LEAVING));
            if (way[state.stateNumber] < FAR) {
                return nearest(steps, step -> step(step, way, LEAVING));
            }
            if (depth > 1) {
                return nearest(steps, step -> step(step, LEAVING, LEAVING));
            }
        }
        return steps[random.nextInt(steps.length)];
    }

    private Transition nearest(Transition[] steps, ToIntFunction<Transition> by) {
        int least = Arrays.stream(steps).mapToInt(by).min().orElseThrow();
        List<Transition> near = Arrays.stream(steps)
                .filter(step -> by.applyAsInt(step) == least)
                .toList();
        return near.get(random.nextInt(near.size()));
    }

    /** The fewest steps from each state: to one that is there already, or, with no ways of leaving known, to leave its rule. */
    private static int[] steps(ToIntFunction<ATNState> there, int[] leaving) {
        int[] steps = new int[GRAMMAR.states.size()];
        boolean out = leaving.length == 0;
        for (ATNState state : GRAMMAR.states) {
            steps[state.stateNumber] = out && state instanceof RuleStopState ? 0 : there.applyAsInt(state);
        }
        boolean better = true;
        while (better) {
            better = false;
            // what follows is known before what leads there
            for (int i = steps.length - 1; i >= 0; i--) {
                ATNState state = GRAMMAR.states.get(i);
                if (!(state instanceof RuleStopState)) {
                    for (Transition step : state.getTransitions()) {
                        int found = step(step, steps, out ? steps : leaving);
                        if (found < steps[state.stateNumber]) {
                            steps[state.stateNumber] = found;
                            better = true;
                        }
                    }
                }
            }
        }
        return steps;
    }

    private static int step(Transition step, int[] steps, int[] leaving) {
        if (step instanceof RuleTransition rule) {
            int inside = steps[rule.target.stateNumber];
            int behind = leaving[rule.target.stateNumber] + steps[rule.followState.stateNumber];
            // to leave a rule one must leave the rules within it
            return Math.min(FAR, 1 + (steps == leaving ? behind : Math.min(inside, behind)));
        }
        return Math.min(FAR, (step.isEpsilon() ? 0 : 1) + steps[step.target.stateNumber]);
    }

    private String word(Transition step) {
        IntervalSet types = step.label();
        if (step instanceof NotSetTransition || step instanceof WildcardTransition || types == null) {
            int type = 1 + random.nextInt(WORDS.getMaxTokenType());
            return types != null && types.contains(type) ? "" : word(type);
        }
        return word(types.get(random.nextInt(types.size())));
    }

    private String word(int type) {
        if (type == Token.EOF) {
            return "";
        }
        String literal = WORDS.getLiteralName(type);
        if (literal != null) {
            return literal.substring(1, literal.length() - 1);
        }
        return switch (type) {
            case DRL10Parser.IDENTIFIER -> NAMES.get(random.nextInt(NAMES.size()));
            case DRL10Parser.DRL_STRING_LITERAL -> one("\"x\"", "\"delivery.onTime\"", "\"\"", "'x'");
            case DRL10Parser.STRING_LITERAL, DRL10Parser.RHS_STRING_LITERAL -> "\"S\"";
            case DRL10Parser.DECIMAL_LITERAL -> one("0", "1", "12L", "99999999999999999999");
            case DRL10Parser.FLOAT_LITERAL -> one("0.5", "1e400", "1.", ".5f");
            case DRL10Parser.DRL_BIG_DECIMAL_LITERAL -> "1.5B";
            case DRL10Parser.DRL_BIG_INTEGER_LITERAL -> "15I";
            case DRL10Parser.HEX_LITERAL -> "0xFF";
            case DRL10Parser.OCT_LITERAL -> "017";
            case DRL10Parser.BINARY_LITERAL -> "0b1";
            case DRL10Parser.HEX_FLOAT_LITERAL -> "0x1p-1";
            case DRL10Parser.BOOL_LITERAL -> one("true", "false");
            case DRL10Parser.CHAR_LITERAL -> "'c'";
            case DRL10Parser.TEXT_BLOCK -> "\"\"\"\nx\"\"\"";
            case DRL10Parser.TIME_INTERVAL -> one("1s", "2d3h");
            case DRL10Parser.DRL_RHS_END -> one("end", "\nend");
            case DRL10Parser.RHS_NAMED_CONSEQUENCE_THEN -> "then[x]";
            case DRL10Parser.RHS_CHUNK ->
                one("signals.raise(\"S\", $a);", Canary.NAME + ".sing();", "$a", "{ }", "\\u0053");
            case DRL10Parser.MISC -> one("`", "\\", "§");
            default -> one(" ", "\n", "// x\n", "/* x */");
        };
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
