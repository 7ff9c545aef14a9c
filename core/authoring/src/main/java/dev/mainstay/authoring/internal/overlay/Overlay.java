package dev.mainstay.authoring.internal.overlay;

import dev.mainstay.authoring.internal.overlay.Differences.Switch;
import dev.mainstay.authoring.internal.overlay.TableMerge.Silent;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Lays an overlay's differences over its base. The result is a whole pack: nothing of it needs the base any more.
 *
 * <p>Of two limits of the same key the more specific decides, whichever pack it stands in. Between equally specific ones the
 * overlay's decides, from the day it begins; so a row of the base that begins on that day or later is left out.
 */
public final class Overlay {

    private final PackInfo info;
    private final PackModel base;
    private final Differences differences;
    private final List<Problem> problems;

    private Overlay(PackInfo info, PackModel base, Differences differences, List<Problem> problems) {
        this.info = info;
        this.base = base;
        this.differences = differences;
        this.problems = problems;
    }

    /**
     * The pack that comes of it.
     *
     * @param info what it says of itself
     * @param base the base, each place of which names its pack
     * @param differences what the overlay says, no place of which names a pack
     * @param problems takes what names nothing in the base
     */
    public static PackModel merge(PackInfo info, PackModel base, Differences differences, List<Problem> problems) {
        return new Overlay(info, base, differences, problems).merged();
    }

    private PackModel merged() {
        PackModel set = differences.set();
        PackModel removed = differences.removed();
        List<LimitRow> limits = new TableMerge<LimitRow>(
                        Problem.word("limit"),
                        RowKeys::limit,
                        LimitRow::at,
                        (own, other) -> !from(other).isBefore(from(own)),
                        (own, other) -> own.effectiveFrom().equals(other.effectiveFrom()),
                        Silent.REPLACES,
                        differences.intents(),
                        problems)
                .merge(base.limits(), set.limits(), removed.limits());
        return new PackModel(
                info,
                rules(),
                limits,
                this.<DiagnosisRow>table("diagnosis", RowKeys::diagnosis, DiagnosisRow::at)
                        .merge(base.diagnosis(), set.diagnosis(), removed.diagnosis()),
                this.<ActionRow>table("action", row -> List.of(row.code()), ActionRow::at)
                        .merge(base.actions(), set.actions(), removed.actions()),
                this.<PlaybookRow>table("play", RowKeys::play, PlaybookRow::at)
                        .merge(base.playbook(), set.playbook(), removed.playbook()),
                byKey(
                        this.<WeightRow>table("weight", row -> List.of(row.key()), WeightRow::at)
                                .merge(
                                        base.weights().values(),
                                        set.weights().values(),
                                        removed.weights().values()),
                        WeightRow::key),
                texts());
    }

    private static LocalDate from(LimitRow row) {
        return row.effectiveFrom().orElse(LocalDate.MIN);
    }

    private <R> TableMerge<R> table(String what, Function<R, List<String>> key, Function<R, SourceRef> at) {
        return new TableMerge<>(Problem.word(what), key, at, Silent.REPLACES, differences.intents(), problems);
    }

    private static <R> Map<String, R> byKey(Collection<R> rows, Function<R, String> key) {
        Map<String, R> byKey = new TreeMap<>();
        rows.forEach(row -> byKey.put(key.apply(row), row));
        return byKey;
    }

    private Texts texts() {
        Map<String, Map<String, TextRow>> texts = new TreeMap<>();
        for (String language : new TreeSet<>(base.texts().byLanguage().keySet())) {
            texts.put(
                    language,
                    byKey(
                            this.<TextRow>table("text", row -> List.of(row.key()), TextRow::at)
                                    .merge(
                                            rows(base, language),
                                            rows(differences.set(), language),
                                            rows(differences.removed(), language)),
                            TextRow::key));
        }
        return new Texts(texts, info.language());
    }

    private static Collection<TextRow> rows(PackModel model, String language) {
        return model.texts().byLanguage().getOrDefault(language, Map.of()).values();
    }

    private List<Rule> rules() {
        List<Rule> rules = new TableMerge<Rule>(
                        Problem.word("rule"),
                        rule -> List.of(rule.name()),
                        Rule::at,
                        Silent.CLASHES,
                        differences.intents(),
                        problems)
                .merge(base.rules(), differences.set().rules(), List.of());
        Map<String, SwitchedOff> off = new HashMap<>();
        for (Switch row : differences.switchedOff()) {
            SwitchedOff other = off.putIfAbsent(row.rule(), row.off());
            if (other != null) {
                add("MS-150", row, row.rule(), other.at());
            } else if (ownRule(row.rule())) {
                add("MS-199", row, row.rule());
            } else if (find(row.rule()).isEmpty()) {
                missing(row);
            }
        }
        Map<String, Switch> on = new HashMap<>();
        for (Switch row : differences.switchedOn()) {
            on.put(row.rule(), row);
            if (find(row.rule()).flatMap(Rule::switchedOff).isEmpty()) {
                missing(row);
            }
        }
        List<Rule> switched = new ArrayList<>();
        for (Rule rule : rules) {
            Optional<SwitchedOff> until = on.containsKey(rule.name()) ? Optional.empty() : rule.switchedOff();
            switched.add(
                    switched(rule, Optional.ofNullable(off.get(rule.name())).or(() -> until)));
        }
        return switched;
    }

    private boolean ownRule(String name) {
        return differences.set().rules().stream().anyMatch(rule -> rule.name().equals(name));
    }

    private Optional<Rule> find(String name) {
        return base.rules().stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private void missing(Switch row) {
        List<String> names = base.rules().stream().map(Rule::name).toList();
        problems.add(TableMerge.unknown(row.off().at(), Problem.word("rule"), row.rule(), names));
    }

    private void add(String code, Switch row, Object... arguments) {
        problems.add(Problem.of(code, row.off().at().toString(), arguments));
    }

    private static Rule switched(Rule rule, Optional<SwitchedOff> off) {
        return new Rule(
                rule.name(),
                rule.phase(),
                rule.commitment(),
                rule.severity(),
                rule.confidence(),
                rule.patterns(),
                rule.consequence(),
                off,
                rule.at());
    }
}
