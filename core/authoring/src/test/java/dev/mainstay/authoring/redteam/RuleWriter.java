package dev.mainstay.authoring.redteam;

import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes rules of the admitted kind, at random from the vocabulary; most of them are accepted. */
final class RuleWriter {

    private final Random random;
    private int variables;

    RuleWriter(Random random) {
        this.random = random;
    }

    /** A file of one to three rules of a phase. */
    String file(Phase phase) {
        StringBuilder file = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            file.append(rule(phase, "Rule " + i));
        }
        return file.toString();
    }

    private String rule(Phase phase, String name) {
        variables = 0;
        StringBuilder rule = new StringBuilder("rule \"" + name + "\"\n");
        if (phase == Phase.SIGNALS) {
            rule.append(sometimes(" @severity( " + one("NOTICE", "SERIOUS", "CRITICAL") + " )\n"));
            rule.append(sometimes(" @commitment( " + one("DELIVERY", "QUALITY") + " )\n"));
            rule.append(sometimes(" @confidence( 0." + (1 + random.nextInt(9)) + " )\n"));
        }
        List<BoardCall> calls = Arrays.stream(BoardCall.values())
                .filter(call -> call.phase() == phase)
                .toList();
        BoardCall call = calls.get(random.nextInt(calls.size()));
        rule.append("when\n");
        for (BoardCall.Subject subject : call.subjects()) {
            FactType fact = subject == BoardCall.Subject.PROPOSAL ? FactType.PROPOSAL : observed();
            rule.append("  $v")
                    .append(variables++)
                    .append(" : ")
                    .append(pattern(fact, call.subjects().size() > 1));
        }
        for (int i = random.nextInt(3) - (call.subjects().isEmpty() ? 0 : 1); i >= 0; i--) {
            rule.append("  ").append(more(phase));
        }
        rule.append("then\n  ").append(call(call)).append("\nend\n\n");
        return rule.toString();
    }

    private FactType observed() {
        return random.nextInt(3) > 0
                ? FactType.ACCOUNT
                : oneOf(List.of(FactType.COMPLAINT, FactType.RIVAL, FactType.SHIFT, FactType.PROMOTION));
    }

    private String more(Phase phase) {
        List<FactType> seen = Arrays.stream(FactType.values())
                .filter(phase::sees)
                .filter(fact -> fact != FactType.PROPOSAL)
                .toList();
        FactType fact = oneOf(seen);
        if (!fact.isElement()) {
            return pattern(fact, true);
        }
        return switch (random.nextInt(4)) {
            case 0 -> "not( " + pattern(fact, false).strip() + " )\n";
            case 1 -> "exists( " + pattern(fact, false).strip() + " )\n";
            case 2 -> accumulate(fact);
            default -> pattern(fact, true);
        };
    }

    private String accumulate(FactType fact) {
        List<Metric<?>> numbers = Metrics.of(fact).stream()
                .filter(metric -> metric.unit().numeric())
                .toList();
        boolean count = numbers.isEmpty() || random.nextBoolean();
        String function = count
                ? "count()"
                : one("sum", "max", "min") + "(" + oneOf(numbers).name() + ")";
        return "accumulate( " + pattern(fact, false).strip() + "; $n : " + function + "; $n "
                + (function.startsWith("min") ? one("<", "<=") : one(">", ">=")) + " " + random.nextInt(4) + " )\n";
    }

    private String pattern(FactType fact, boolean some) {
        StringBuilder conditions = new StringBuilder();
        for (int i = random.nextInt(3) - (some ? 0 : 1); i >= 0; i--) {
            conditions.append(conditions.isEmpty() ? "" : ", ").append(condition(fact, 2));
        }
        return fact.ruleName() + "( " + conditions + " )\n";
    }

    private String condition(FactType fact, int deep) {
        if (deep > 0 && random.nextInt(4) == 0) {
            return "(" + condition(fact, deep - 1) + one(" && ", " || ") + condition(fact, deep - 1) + ")";
        }
        if (deep > 0 && random.nextInt(8) == 0) {
            return "!(" + condition(fact, deep - 1) + ")";
        }
        List<Lookup> lookups = Arrays.stream(Lookup.values())
                .filter(lookup -> lookup.fact() == fact)
                .toList();
        List<Metric<?>> metrics = Metrics.of(fact);
        if (metrics.isEmpty() || (!lookups.isEmpty() && random.nextInt(3) > 0)) {
            if (lookups.isEmpty()) {
                return "true";
            }
            Lookup lookup = oneOf(lookups);
            String code =
                    switch (lookup.argument()) {
                        case SIGNAL -> one("LATE", "ODD", "RIVALS", "MANY");
                        case COMMITMENT -> one("DELIVERY", "QUALITY");
                        case CAUSE -> one("STRONGER_RIVAL", "SUPPLIER_OPTIMISATION");
                        case FACET -> "OUTGROWN";
                        case ACTION -> one("RECOVER", "MEET");
                        default -> "STRONGER_RIVAL";
                    };
            return compared(fact, lookup.ruleName() + "(\"" + code + "\")", lookup.unit(), lookup.type());
        }
        Metric<?> metric = oneOf(metrics);
        return compared(fact, metric.name(), metric.unit(), metric.type());
    }

    private String compared(FactType fact, String left, Unit unit, Class<?> type) {
        return switch (unit) {
            case FLAG -> one(left, "!" + left, left + " == true", left + " != false");
            case CODE -> {
                Object[] codes = type.getEnumConstants();
                String code = codes[random.nextInt(codes.length)].toString();
                String other = codes[random.nextInt(codes.length)].toString();
                yield one(
                        left + " == " + code,
                        left + " != " + code,
                        left + " in (" + code + ", " + other + ")",
                        left + " not in (" + code + ")",
                        left + " >= " + code);
            }
            case TEXT -> one(left + " == \"feed\"", left + " != \"x\"", left + " in (\"feed\", \"北方\")");
            case SET -> one(left + " contains \"x\"", left + " not contains \"x\"");
            case DATE -> left + " < " + left;
            default -> left + " " + one("<", "<=", ">", ">=", "==", "!=") + " " + right(fact, unit);
        };
    }

    private String right(FactType fact, Unit unit) {
        if (unit == Unit.RATIO && random.nextInt(3) == 0) {
            return "limit(\"delivery.onTime\")";
        }
        if (random.nextInt(5) == 0) {
            List<String> same = Metrics.of(fact).stream()
                    .filter(metric -> metric.unit() == unit)
                    .map(Metric::name)
                    .toList();
            if (!same.isEmpty()) {
                return oneOf(same);
            }
        }
        double low = Math.max(unit.min(), -100);
        double value = low + random.nextInt(101) / 100.0 * (Math.min(unit.max(), 100) - low);
        return unit.whole() ? String.valueOf(Math.round(value)) : String.valueOf(Math.round(value * 100) / 100.0);
    }

    private String call(BoardCall call) {
        StringBuilder text = new StringBuilder(call.board() + "." + call.method() + "(");
        String between = "";
        for (int i = 0; i < call.codes().size(); i++) {
            text.append(between)
                    .append('"')
                    .append(
                            switch (call.codes().get(i)) {
                                case SIGNAL -> one("S1", "S2", "LATE");
                                case INFLUENCE -> one("STRONGER_RIVAL", "SUPPLIER_OPTIMISATION", "DEFECTION");
                                case FACET -> "OUTGROWN";
                                case STANCE -> one("RETAIN", "EXIT", "HEDGE");
                                case REASON -> one("NO", "LATER", "CONTRA");
                                default -> "CLEARED";
                            })
                    .append('"');
            between = ", ";
        }
        for (int i = 0; i < call.subjects().size(); i++) {
            text.append(between).append("$v").append(i);
            between = ", ";
        }
        if (call.takesNumber()) {
            text.append(between).append(call == BoardCall.WEIGH ? "0." + (1 + random.nextInt(9)) : "30");
        }
        return text.append(");").toString();
    }

    private String sometimes(String text) {
        return random.nextInt(4) == 0 ? text : "";
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private <T> T oneOf(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
