package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.authoring.TestPack;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.ValueClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random pack within what is admitted, written as a consultant would write it: a few signals over a few metrics, so that
 * its parts meet, and every kind of pattern, operator, call and column.
 */
final class RandomPack {

    private static final List<FactType> LISTS =
            Arrays.stream(FactType.values()).filter(FactType::isElement).toList();
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> INDUSTRIES = List.of("feed", "fleet");
    private static final List<String> TRAITS = List.of("fix", "incentive", "contact");
    private static final int DEPTH = 2;

    private final Random random;
    private final TestPack pack = new TestPack();
    private final List<Metric<?>> metrics;
    private final List<String> signals;
    private final List<String> actions;
    /** Those that something speaks for. */
    private final List<String> facets = new ArrayList<>();
    /** Those that some rule grants. */
    private final List<String> permits = new ArrayList<>();

    private int limits;
    private int rules;

    RandomPack(long seed) {
        random = new Random(seed);
        List<Metric<?>> all = new ArrayList<>(Metrics.of(FactType.ACCOUNT).stream()
                .filter(metric -> metric.unit() != Unit.DATE)
                .toList());
        Collections.shuffle(all, random);
        metrics = all.subList(0, 6 + random.nextInt(8));
        signals = names("S", 3 + random.nextInt(5));
        actions = names("ACT", 2 + random.nextInt(5));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** The pack, ready to be written. */
    TestPack pack() {
        pack.file("signals/all.drl", rules(signals.size() + random.nextInt(8), this::signalRule));
        pack.file("diagnosis.drl", rules(random.nextInt(6), this::diagnosisRule));
        pack.file("stance.drl", rules(1 + random.nextInt(3), this::stanceRule));
        pack.file("guardrails.drl", rules(random.nextInt(5), this::guardrail));
        for (String signal : signals) {
            List<String> influences = influences();
            Collections.shuffle(influences, random);
            for (String influence : influences.subList(0, random.nextInt(3))) {
                pack.row(
                        "diagnosis.csv",
                        String.join(",", signal, influence, ofCause(influence) ? maybeFacet() : "", weight()));
            }
        }
        actions.forEach(this::action);
        for (int i = 0; i < 2 * actions.size(); i++) {
            pack.row("playbook.csv", playbookRow());
        }
        return pack;
    }

    // ---- choices

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String any(Enum<?>[] choices) {
        return choices[random.nextInt(choices.length)].name();
    }

    private String maybeFacet() {
        return random.nextBoolean() ? "" : facet();
    }

    private String facet() {
        String facet = any(List.of("F0", "F1", "F2"));
        if (!facets.contains(facet)) {
            facets.add(facet);
            pack.texts("facet." + facet);
        }
        return facet;
    }

    private String permit() {
        String permit = any(List.of("P0", "P1"));
        if (!permits.contains(permit)) {
            permits.add(permit);
        }
        return permit;
    }

    private String maybe(Enum<?>[] choices) {
        return random.nextInt(5) > 0 ? "" : any(choices);
    }

    private boolean rarely() {
        return random.nextInt(5) == 0;
    }

    private static List<String> influences() {
        List<String> influences = new ArrayList<>(List.of("DEFECTION"));
        Arrays.stream(Cause.values()).map(Enum::name).forEach(influences::add);
        Arrays.stream(ConductRisk.values()).map(Enum::name).forEach(influences::add);
        return influences;
    }

    private static boolean ofCause(String influence) {
        return Arrays.stream(Cause.values()).anyMatch(cause -> cause.name().equals(influence));
    }

    private String weight() {
        return (rarely() ? "-0." : "0.") + (1 + random.nextInt(9));
    }

    // ---- rules

    private static String rules(int count, Supplier<String> rule) {
        return IntStream.range(0, count).mapToObj(any -> rule.get()).collect(Collectors.joining("\n"));
    }

    private String rule(String annotations, List<String> patterns, String call) {
        return "rule \"Rule " + rules++ + "\"\n" + annotations + "when\n  " + String.join("\n  ", patterns)
                + "\nthen\n  " + call + "\nend\n";
    }

    private String signalRule() {
        String annotations = "  @severity( " + any(Severity.values()) + " )\n"
                + (random.nextBoolean() ? "  @commitment( " + any(Commitment.values()) + " )\n" : "")
                + (rarely() ? "  @confidence( 0." + (1 + random.nextInt(9)) + " )\n" : "");
        // every signal is raised by a rule
        String signal = rules < signals.size() ? signals.get(rules) : any(signals);
        List<String> patterns = new ArrayList<>();
        boolean element = random.nextInt(3) == 0;
        if (element) {
            patterns.add(each("$a", any(LISTS)));
            if (rarely()) {
                patterns.add(each("$b", FactType.ACCOUNT));
            }
        } else {
            patterns.add(random.nextInt(6) == 0 ? "$a : Account()" : each("$a", FactType.ACCOUNT));
        }
        for (int i = random.nextInt(3); i > 1 - (patterns.size() > 1 ? 1 : 0); i--) {
            patterns.add(together());
        }
        return rule(annotations, patterns, "signals.raise(\"" + signal + "\", $a);");
    }

    private String diagnosisRule() {
        List<String> patterns = new ArrayList<>();
        patterns.add("$f : Findings( " + conditions(this::findingsCondition) + " )");
        if (rarely()) {
            patterns.add(each("$a", FactType.ACCOUNT));
        }
        if (rarely()) {
            patterns.add(each("$e", any(LISTS)));
        }
        if (rarely()) {
            patterns.add(together());
        }
        String influence = any(influences());
        return rule(
                "",
                patterns,
                "causes.weigh(\"" + influence + "\", \"" + (ofCause(influence) ? maybeFacet() : "") + "\", " + weight()
                        + ");");
    }

    private String stanceRule() {
        List<String> patterns = new ArrayList<>();
        patterns.add("$d : Diagnosis( " + conditions(this::diagnosisCondition) + " )");
        if (random.nextBoolean()) {
            patterns.add("$f : Findings( " + conditions(this::findingsCondition) + " )");
        }
        if (rarely()) {
            patterns.add(each("$a", FactType.ACCOUNT));
        }
        return rule("", patterns, "stance.take(\"" + any(Stance.values()) + "\");");
    }

    private String guardrail() {
        List<String> patterns = new ArrayList<>();
        patterns.add("$p : Proposal( " + conditions(this::proposalCondition) + " )");
        String reason = "R" + random.nextInt(3);
        String call =
                switch (random.nextInt(4)) {
                    case 0 -> {
                        patterns.add("$l : Proposal( " + conditions(this::proposalCondition) + " )");
                        yield "guard.exclude(\"" + reason + "\", $p, $l);";
                    }
                    case 1 -> "guard.postpone(\"" + reason + "\", $p, " + (1 + random.nextInt(60)) + ");";
                    case 2 -> "guard.permit(\"" + permit() + "\", $p);";
                    default -> "guard.veto(\"" + reason + "\", $p);";
                };
        switch (random.nextInt(5)) {
            case 0 -> patterns.add("$d : Diagnosis( " + conditions(this::diagnosisCondition) + " )");
            case 1 -> patterns.add("$f : Findings( " + conditions(this::findingsCondition) + " )");
            case 2 -> patterns.add("$n : Plan( " + conditions(this::planCondition) + " )");
            case 3 -> patterns.add(each("$a", FactType.ACCOUNT));
            default -> patterns.add(together());
        }
        return rule("", patterns, call);
    }

    private String each(String variable, FactType type) {
        return variable + " : " + type.ruleName() + "( " + conditions(() -> comparison(type)) + " )";
    }

    /** A pattern that asks of a list whether there is such an element, none, or many. */
    private String together() {
        FactType type = any(LISTS);
        String element = type.ruleName() + "( " + conditions(() -> comparison(type)) + " )";
        return switch (random.nextInt(3)) {
            case 0 -> "exists " + element;
            case 1 -> "not " + element;
            default -> "accumulate( " + element + "; $n : " + accumulation(type) + " )";
        };
    }

    private String accumulation(FactType type) {
        List<Metric<?>> summed = Metrics.of(type).stream()
                .filter(metric -> metric.unit() == Unit.RATIO || metric.unit() == Unit.FACTOR)
                .toList();
        if (summed.isEmpty() || random.nextBoolean()) {
            return "count(); $n >= " + (1 + random.nextInt(2));
        }
        Metric<?> metric = any(summed);
        String tenths = metric.unit() == Unit.RATIO ? "0." + (1 + random.nextInt(9)) : "" + (1 + random.nextInt(200));
        return switch (random.nextInt(3)) {
            case 0 -> "sum(" + metric + "); $n >= " + tenths;
            case 1 -> "max(" + metric + "); $n > " + tenths;
            default -> "min(" + metric + "); $n < " + tenths;
        };
    }

    // ---- conditions

    private String conditions(Supplier<String> one) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(any -> condition(one, DEPTH))
                .collect(Collectors.joining(", "));
    }

    private String condition(Supplier<String> one, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> "(" + condition(one, depth - 1) + " || " + condition(one, depth - 1) + ")";
            case 2 -> "(" + condition(one, depth - 1) + " && " + condition(one, depth - 1) + ")";
            case 3 -> "!(" + condition(one, depth - 1) + ")";
            default -> one.get();
        };
    }

    private String comparison(FactType type) {
        Metric<?> metric = any(
                type == FactType.ACCOUNT
                        ? metrics
                        : Metrics.of(type).stream()
                                .filter(one -> one.unit() != Unit.DATE)
                                .toList());
        return switch (metric.unit()) {
            case FLAG -> metric.name();
            case TEXT -> metric.name() + (random.nextBoolean() ? " == " : " != ") + "\"" + any(INDUSTRIES) + "\"";
            case CODE -> {
                List<String> codes = Arrays.stream(metric.type().getEnumConstants())
                        .map(Object::toString)
                        .toList();
                yield random.nextBoolean()
                        ? metric.name() + " in (" + any(codes) + ", " + any(codes) + ")"
                        : metric.name() + " " + any(COMPARISONS) + " " + any(codes);
            }
            case MONEY -> metric.name() + " " + any(COMPARISONS) + " " + 1000 * random.nextInt(100);
            default ->
                metric.name() + " " + any(COMPARISONS) + " "
                        + (random.nextBoolean() ? value(metric) : "limit(\"" + limit(metric) + "\")");
        };
    }

    private String value(Metric<?> metric) {
        double least = Math.max(metric.unit().min(), -5);
        double most = Math.min(metric.unit().max(), 5);
        return metric.unit().whole()
                ? String.valueOf((long) least + random.nextInt((int) (most - least) + 1))
                : String.valueOf(Math.rint((least + (most - least) * random.nextDouble()) * 10) / 10);
    }

    /** A new limit, for all accounts and for some. */
    private String limit(Metric<?> metric) {
        String key = "limit.n" + limits++;
        limitRow(key, metric, "", "", "");
        if (random.nextBoolean()) {
            limitRow(key, metric, any(Tier.values()), "", "");
        }
        if (rarely()) {
            limitRow(key, metric, "", any(INDUSTRIES), "");
        }
        if (rarely()) {
            limitRow(key, metric, "", "", any(AccountKind.values()));
        }
        return key;
    }

    private void limitRow(String key, Metric<?> metric, String tier, String industry, String kind) {
        Unit unit = metric.unit();
        String least = unit.whole()
                ? String.valueOf((long) Math.max(unit.min(), -1000))
                : String.valueOf(Math.max(unit.min(), -1000));
        String most = unit.whole()
                ? String.valueOf((long) Math.min(unit.max(), 1000))
                : String.valueOf(Math.min(unit.max(), 1000));
        pack.row(
                "limits.csv",
                String.join(
                        ",",
                        key,
                        "",
                        tier,
                        industry,
                        kind,
                        random.nextInt(8) == 0 ? "" : value(metric),
                        unit.name(),
                        least,
                        most,
                        unit.whole() ? "1" : "0.1",
                        "",
                        "T",
                        "t",
                        "J",
                        "t"));
    }

    private String findingsCondition() {
        return switch (random.nextInt(6)) {
            case 0 -> "strength(\"" + any(signals) + "\") " + any(COMPARISONS) + " 0." + random.nextInt(10);
            case 1 -> "severity(\"" + any(signals) + "\") " + any(COMPARISONS) + " " + any(Severity.values());
            case 2 ->
                "commitment(\"" + any(Commitment.values()) + "\") " + any(COMPARISONS) + " "
                        + any(List.of("KEPT", "STRAINED", "BROKEN"));
            default -> "raised(\"" + any(signals) + "\")";
        };
    }

    private String diagnosisCondition() {
        return switch (random.nextInt(5)) {
            case 0 -> "defection " + any(List.of("<", ">=")) + " 0." + random.nextInt(10);
            case 1 -> "risk " + any(COMPARISONS) + " " + any(RiskLevel.values());
            case 2 -> "unexplained";
            case 3 ->
                "likelihood(\"" + any(Cause.values()) + "\") " + any(List.of("<", ">=")) + " 0." + random.nextInt(10);
            default ->
                "conduct(\"" + any(ConductRisk.values()) + "\") " + any(List.of("<", ">=")) + " 0."
                        + random.nextInt(10);
        };
    }

    private String planCondition() {
        return random.nextBoolean()
                ? "stance " + any(List.of("==", "!=")) + " " + any(Stance.values())
                : "proposes(\"" + any(actions) + "\")";
    }

    private String proposalCondition() {
        return switch (random.nextInt(6)) {
            case 0 -> "code " + any(List.of("==", "!=")) + " \"" + any(actions) + "\"";
            case 1 -> "lever == " + any(Lever.values());
            case 2 -> "obligation";
            case 3 -> "effortHours > " + random.nextInt(20);
            case 4 -> "answers(\"" + any(Cause.values()) + "\")";
            default -> "traits " + (random.nextBoolean() ? "contains" : "not contains") + " \"" + any(TRAITS) + "\"";
        };
    }

    // ---- tables

    private void action(String code) {
        pack.row(
                "actions.csv",
                String.join(
                        ",",
                        code,
                        maybe(Commitment.values()),
                        any(TRAITS) + (rarely() ? " " + any(TRAITS) : ""),
                        any(Lever.values()),
                        "KAM",
                        String.valueOf(1 + random.nextInt(60)),
                        String.valueOf(random.nextInt(30)),
                        random.nextBoolean() ? "0" : "0.00" + random.nextInt(10),
                        String.valueOf(rarely()),
                        !permits.isEmpty() && rarely() ? any(permits) : "",
                        "DONE",
                        "STOP",
                        rarely()
                                ? any(actions.stream()
                                        .filter(other -> !other.equals(code))
                                        .toList())
                                : ""));
        pack.texts("action." + code, "action." + code + ".step.1", "success.DONE", "stop.STOP", "owner.KAM");
    }

    private String playbookRow() {
        String cause = "";
        String risk = "";
        String signal = "";
        String commitment = "";
        String stance = "";
        switch (random.nextInt(5)) {
            case 0 -> cause = rarely() ? "UNEXPLAINED" : rarely() ? "DEFECTION" : any(Cause.values());
            case 1 -> risk = any(ConductRisk.values());
            case 2 -> signal = any(signals);
            case 3 -> commitment = any(Commitment.values()) + any(List.of("", ":STRAINED"));
            default -> stance = any(Stance.values());
        }
        return String.join(
                ",",
                cause,
                !cause.isEmpty() && ofCause(cause) ? !facets.isEmpty() && rarely() ? any(facets) : "" : "",
                risk,
                signal,
                commitment,
                stance,
                maybe(Tier.values()),
                maybe(AccountKind.values()),
                rarely() ? any(INDUSTRIES) : "",
                maybe(ValueClass.values()),
                (cause + risk + signal).isEmpty() || cause.equals("UNEXPLAINED") || random.nextBoolean()
                        ? ""
                        : "0." + (1 + random.nextInt(9)),
                any(actions),
                "0." + (1 + random.nextInt(9)));
    }
}
