package dev.mainstay.authoring.internal.overlay;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.pack.WeightRow;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Says of every place in a pack whose sources it is in, or leaves the places out. */
public final class Origins {

    private static final Origins NOWHERE = new Origins(at -> new SourceRef("", 1, 1));

    private final UnaryOperator<SourceRef> place;

    private Origins(UnaryOperator<SourceRef> place) {
        this.place = place;
    }

    /** The same rule, wherever it stands. */
    public static Rule nowhere(Rule rule) {
        return NOWHERE.rule(rule);
    }

    /** The same limit, wherever it stands. */
    public static LimitRow nowhere(LimitRow row) {
        return NOWHERE.limit(row);
    }

    /** The same row of diagnosis.csv, wherever it stands. */
    public static DiagnosisRow nowhere(DiagnosisRow row) {
        return NOWHERE.diagnosis(row);
    }

    /** The same action, wherever it stands. */
    public static ActionRow nowhere(ActionRow row) {
        return NOWHERE.action(row);
    }

    /** The same row of playbook.csv, wherever it stands. */
    public static PlaybookRow nowhere(PlaybookRow row) {
        return NOWHERE.play(row);
    }

    /** The same model, each place of which names its pack. */
    public static PackModel named(PackModel model, String pack) {
        Origins origins = new Origins(at -> at.pack().isEmpty() ? at.in(pack) : at);
        Map<String, WeightRow> weights = new TreeMap<>();
        model.weights().forEach((key, row) -> weights.put(key, new WeightRow(key, row.value(), origins.at(row.at()))));
        Map<String, Map<String, TextRow>> texts = new TreeMap<>();
        model.texts().byLanguage().forEach((language, rows) -> {
            Map<String, TextRow> named = new TreeMap<>();
            rows.forEach((key, row) -> named.put(key, new TextRow(key, row.text(), origins.at(row.at()))));
            texts.put(language, named);
        });
        return new PackModel(
                model.info(),
                model.rules().stream().map(origins::rule).toList(),
                model.limits().stream().map(origins::limit).toList(),
                model.diagnosis().stream().map(origins::diagnosis).toList(),
                model.actions().stream().map(origins::action).toList(),
                model.playbook().stream().map(origins::play).toList(),
                weights,
                new Texts(texts, model.texts().fallback()));
    }

    private SourceRef at(SourceRef at) {
        return place.apply(at);
    }

    private Rule rule(Rule rule) {
        Rule.Consequence consequence = rule.consequence();
        return new Rule(
                rule.name(),
                rule.phase(),
                rule.commitment(),
                rule.severity(),
                rule.confidence(),
                rule.patterns().stream().map(this::pattern).toList(),
                new Rule.Consequence(
                        consequence.call(),
                        consequence.codes(),
                        consequence.variables(),
                        consequence.number(),
                        at(consequence.at())),
                rule.switchedOff().map(off -> new SwitchedOff(off.reason(), off.until(), off.owner(), at(off.at()))),
                at(rule.at()));
    }

    private Pattern pattern(Pattern pattern) {
        return new Pattern(
                pattern.quantifier(),
                pattern.fact(),
                pattern.binding(),
                pattern.conditions().stream().map(this::condition).toList(),
                pattern.accumulation(),
                at(pattern.at()));
    }

    private Condition condition(Condition condition) {
        SourceRef at = at(condition.at());
        if (condition instanceof Condition.AllOf all) {
            return new Condition.AllOf(all.parts().stream().map(this::condition).toList(), at);
        }
        if (condition instanceof Condition.AnyOf any) {
            return new Condition.AnyOf(any.parts().stream().map(this::condition).toList(), at);
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        return new Condition.Comparison(comparison.left(), comparison.operator(), comparison.right(), at);
    }

    private LimitRow limit(LimitRow row) {
        return new LimitRow(
                row.key(),
                row.account(),
                row.tier(),
                row.industry(),
                row.kind(),
                row.value(),
                row.unit(),
                row.min(),
                row.max(),
                row.step(),
                row.effectiveFrom(),
                row.owner(),
                row.source(),
                row.grade(),
                row.why(),
                at(row.at()));
    }

    private DiagnosisRow diagnosis(DiagnosisRow row) {
        return new DiagnosisRow(row.signal(), row.influence(), row.facet(), row.weight(), at(row.at()));
    }

    private ActionRow action(ActionRow row) {
        return new ActionRow(
                row.code(),
                row.commitment(),
                row.traits(),
                row.lever(),
                row.owner(),
                row.dueDays(),
                row.effortHours(),
                row.cost(),
                row.obligation(),
                row.requires(),
                row.success(),
                row.stop(),
                row.excludes(),
                at(row.at()));
    }

    private PlaybookRow play(PlaybookRow row) {
        return new PlaybookRow(
                row.cause(),
                row.facet(),
                row.risk(),
                row.signal(),
                row.commitment(),
                row.commitmentFrom(),
                row.stances(),
                row.tiers(),
                row.kinds(),
                row.industries(),
                row.valueClasses(),
                row.atLeast(),
                row.action(),
                row.save(),
                at(row.at()));
    }
}
