package dev.mainstay.internal.engine;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Unit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether what a pack says fits together, as the engine takes for granted. Every pack that was built does; a jar that somebody
 * wrote by other means might not, and is then refused before it advises anybody.
 */
public final class PackFit {

    private static final int MAX_RULES = 5_000;
    private static final double MAX_WEIGHT = 1e9;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}");
    private static final Set<String> INFLUENCES = Stream.concat(
                    Stream.concat(Arrays.stream(Cause.values()), Arrays.stream(ConductRisk.values()))
                            .map(Enum::name),
                    Stream.of("DEFECTION", "UNEXPLAINED"))
            .collect(Collectors.toUnmodifiableSet());

    private PackFit() {}

    /**
     * Checks a pack.
     *
     * @throws IllegalArgumentException if it does not fit together
     */
    public static void check(PackModel model) {
        that(NAME.matcher(model.info().name()).matches(), "name");
        that(VERSION.matcher(model.info().version()).matches(), "version");
        that(model.rules().size() <= MAX_RULES, "too many rules");
        Map<String, Unit> limits = limits(model);
        CodeBook codes = new CodeBook(model);
        numbers(model);
        references(model, codes);
        RuleFit rules = new RuleFit(codes, limits);
        Set<String> names = new HashSet<>();
        for (Rule rule : model.rules()) {
            that(names.add(rule.name()), "two rules of one name");
            rules.check(rule);
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    private static Map<String, Unit> limits(PackModel model) {
        Map<String, Unit> units = new HashMap<>();
        for (LimitRow row : model.limits()) {
            that(row.unit().numeric(), "unit of a limit");
            that(row.unit() == units.computeIfAbsent(row.key(), any -> row.unit()), "two units of a limit");
            that(
                    Double.isFinite(
                            row.min() + row.max() + row.step() + row.value().orElse(0.0)),
                    "limit");
        }
        return units;
    }

    private static void numbers(PackModel model) {
        for (WeightRow row : model.weights().values()) {
            that(Math.abs(row.value()) <= MAX_WEIGHT, "weight");
        }
        for (DiagnosisRow row : model.diagnosis()) {
            that(Math.abs(row.weight()) <= 1, "weight of a signal");
            that(INFLUENCES.contains(row.influence()) && !row.influence().equals("UNEXPLAINED"), "influence");
        }
        for (PlaybookRow row : model.playbook()) {
            that(share(row.save()) && share(row.atLeast().orElse(0.0)), "playbook");
            that(row.cause().map(INFLUENCES::contains).orElse(true), "cause");
        }
        for (ActionRow row : model.actions()) {
            that(row.dueDays() >= 0 && row.dueDays() <= 3650 && share(row.cost()), "action");
            that(row.effortHours() >= 0 && row.effortHours() <= MAX_WEIGHT, "effort");
        }
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }

    /** The tables of the engine refuse what they do not know. */
    private static void references(PackModel model, CodeBook codes) {
        Weights weights = new Weights(model.weightValues(), codes);
        new DiagnosisTable(model.diagnosis(), codes);
        new PlaybookTable(model, codes, new Catalogue(model, codes, weights), weights);
        Set<String> actions = new HashSet<>();
        model.actions().forEach(row -> that(actions.add(row.code()), "two actions of one code"));
        model.actions().forEach(row -> row.excludes().forEach(codes::action));
    }
}
