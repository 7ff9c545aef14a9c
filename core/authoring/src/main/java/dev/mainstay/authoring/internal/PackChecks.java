package dev.mainstay.authoring.internal;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.ValueClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the parts of a pack against each other: every code, limit, weight and text that one names must exist in another. */
final class PackChecks {

    private static final String DEFECTION = "DEFECTION";

    private final PackModel model;
    private final Problems problems;
    private final Set<String> signals = new LinkedHashSet<>();
    private final Set<String> facets = new LinkedHashSet<>();
    private final Set<String> actions = new LinkedHashSet<>();
    private final Set<String> permits = new LinkedHashSet<>();
    private final Map<String, Unit> limits = new HashMap<>();

    PackChecks(PackModel model, Problems problems) {
        this.model = model;
        this.problems = problems;
        for (Rule rule : model.rules()) {
            Rule.Consequence consequence = rule.consequence();
            switch (consequence.call()) {
                case RAISE -> signals.add(consequence.code());
                case WEIGH -> facets.add(consequence.codes().get(1));
                case PERMIT -> permits.add(consequence.code());
                default -> {
                    // names no code that others refer to
                }
            }
        }
        model.diagnosis().forEach(row -> facets.add(row.facet()));
        facets.remove("");
        model.limits().forEach(row -> limits.putIfAbsent(row.key(), row.unit()));
    }

    void run() {
        limits();
        actions();
        rules();
        diagnosis();
        playbook();
        weights();
        texts();
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }

    private static List<String> causesAndRisks() {
        List<String> codes = new ArrayList<>(names(Cause.values()));
        codes.addAll(names(ConductRisk.values()));
        return codes;
    }

    private void known(String what, String code, Collection<String> codes, SourceRef at) {
        if (!codes.contains(code)) {
            problems.addUnknown("MS-147", at, what, code, codes);
        }
    }

    private void limits() {
        Map<String, LimitRow> seen = new HashMap<>();
        Set<String> withBase = new HashSet<>();
        for (LimitRow row : model.limits()) {
            String selector = String.join(
                    "|",
                    row.key(),
                    row.account().orElse(""),
                    row.tier().map(Enum::name).orElse(""),
                    row.industry().orElse(""),
                    row.kind().map(Enum::name).orElse(""),
                    row.effectiveFrom().map(Object::toString).orElse(""));
            LimitRow other = seen.putIfAbsent(selector, row);
            if (other != null) {
                problems.add("MS-170", row.at(), row.key(), other.at());
            }
            if (row.unit() != limits.get(row.key())) {
                problems.add("MS-171", row.at(), row.key(), row.unit(), String.valueOf(limits.get(row.key())));
            }
            if (row.specificity() == 0) {
                withBase.add(row.key());
            }
        }
        for (LimitRow row : model.limits()) {
            if (withBase.add(row.key())) {
                problems.add("MS-172", row.at(), row.key());
            }
        }
    }

    private void actions() {
        for (ActionRow row : model.actions()) {
            if (!actions.add(row.code())) {
                problems.add("MS-150", row.at(), row.code());
            }
        }
        for (ActionRow row : model.actions()) {
            row.excludes().forEach(code -> known("action", code, actions, row.at()));
            row.requires().forEach(code -> known("permit", code, permits, row.at()));
        }
    }

    private void rules() {
        Map<String, Rule> byName = new HashMap<>();
        for (Rule rule : model.rules()) {
            Rule other = byName.putIfAbsent(rule.name(), rule);
            if (other != null) {
                problems.add("MS-173", rule.at(), rule.name(), other.at());
            }
            for (Pattern pattern : rule.patterns()) {
                pattern.conditions().forEach(this::condition);
                pattern.accumulation().ifPresent(accumulation -> {
                    if (accumulation.threshold() instanceof Term.Limit limit) {
                        limit(
                                limit,
                                accumulation
                                        .metric()
                                        .map(metric -> metric.unit())
                                        .orElse(Unit.COUNT),
                                pattern.at());
                    }
                });
            }
            List<CodeKind> kinds = rule.consequence().call().codes();
            for (int i = 0; i < kinds.size(); i++) {
                code(
                        kinds.get(i),
                        rule.consequence().codes().get(i),
                        rule.consequence().at(),
                        true);
            }
        }
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(this::condition);
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(this::condition);
        } else if (condition instanceof Condition.Comparison comparison) {
            Unit unit = Unit.FACTOR;
            for (Term term : List.of(comparison.left(), comparison.right())) {
                if (term instanceof Term.Answer answer) {
                    code(answer.lookup().argument(), answer.code(), comparison.at(), false);
                    unit = answer.lookup().unit();
                } else if (term instanceof Term.Property property) {
                    unit = property.metric().unit();
                } else if (term instanceof Term.Limit limit) {
                    limit(limit, unit, comparison.at());
                }
            }
        }
    }

    private void limit(Term.Limit limit, Unit compared, SourceRef at) {
        Unit unit = limits.get(limit.key());
        if (unit == null) {
            problems.addUnknown("MS-147", at, "limit", limit.key(), limits.keySet());
        } else if (unit != compared) {
            problems.add("MS-174", at, limit.key(), unit, compared);
        }
    }

    private void code(CodeKind kind, String code, SourceRef at, boolean defines) {
        switch (kind) {
            case SIGNAL -> {
                if (!defines) {
                    known("signal", code, signals, at);
                }
            }
            case CAUSE -> known("cause", code, names(Cause.values()), at);
            case RISK -> known("risk", code, names(ConductRisk.values()), at);
            case CAUSE_OR_RISK -> known("cause-or-risk", code, causesAndRisks(), at);
            case INFLUENCE -> influence(code, at);
            case FACET -> {
                if (!defines) {
                    known("facet", code, facets, at);
                }
            }
            case COMMITMENT -> known("commitment", code, names(Commitment.values()), at);
            case STANCE -> known("stance", code, names(Stance.values()), at);
            case ACTION -> known("action", code, actions, at);
            case REASON, PERMIT -> {
                // defined by being used; that each has a text is checked with the texts
            }
        }
    }

    private void influence(String code, SourceRef at) {
        List<String> codes = new ArrayList<>(causesAndRisks());
        codes.add(DEFECTION);
        known("cause-or-risk", code, codes, at);
    }

    private void diagnosis() {
        Set<String> seen = new HashSet<>();
        for (DiagnosisRow row : model.diagnosis()) {
            known("signal", row.signal(), signals, row.at());
            influence(row.influence(), row.at());
            if (!seen.add(row.signal() + "|" + row.influence() + "|" + row.facet())) {
                problems.add("MS-150", row.at(), row.signal() + ", " + row.influence() + ", " + row.facet());
            }
        }
    }

    private void playbook() {
        List<String> causes = new ArrayList<>(names(Cause.values()));
        causes.add(PlaybookRow.DEFECTION);
        causes.add(PlaybookRow.UNEXPLAINED);
        for (PlaybookRow row : model.playbook()) {
            row.cause().ifPresent(code -> known("cause", code, causes, row.at()));
            row.facet().ifPresent(code -> known("facet", code, facets, row.at()));
            row.signal().ifPresent(code -> known("signal", code, signals, row.at()));
            known("action", row.action(), actions, row.at());
        }
    }

    private void weights() {
        Set<String> required = new TreeSet<>(List.of(
                "horizon.years",
                "confidence.rumour",
                "confidence.unstated",
                "confidence.fadeDays",
                "cause.listed",
                "unexplained.defection",
                "unexplained.cause",
                "playbook.atLeast",
                "actions.max"));
        for (Severity code : Severity.values()) {
            required.add("severity." + code);
            required.add("urgency." + code);
        }
        for (Lever code : Lever.values()) {
            required.add("lever." + code);
        }
        for (Controllability code : Controllability.values()) {
            required.add("cap." + code);
        }
        for (Stance code : Stance.values()) {
            required.add("stance.order." + code);
        }
        for (RiskLevel code : RiskLevel.values()) {
            if (code != RiskLevel.LOW) {
                required.add("risk." + code);
            }
        }
        SourceRef at = new SourceRef("weights.csv", 1, 1);
        for (String key : required) {
            if (!model.weights().containsKey(key)) {
                problems.add("MS-175", at, key);
            }
        }
        for (WeightRow row : new TreeMap<>(model.weights()).values()) {
            String key = row.key();
            String prefix = "urgency.signal.";
            if (key.startsWith(prefix)) {
                known("signal", key.substring(prefix.length()), signals, row.at());
            } else if (!required.contains(key) && !key.startsWith("hourCost.")) {
                problems.addUnknown("MS-147", row.at(), "weight", key, required);
            }
        }
    }

    private void texts() {
        for (Map.Entry<String, Map<String, TextRow>> language :
                model.texts().byLanguage().entrySet()) {
            SourceRef at = new SourceRef("texts/" + language.getKey() + ".csv", 1, 1);
            for (String key : textKeys()) {
                if (!language.getValue().containsKey(key)) {
                    problems.add("MS-176", at, key, language.getKey());
                }
            }
        }
    }

    private Set<String> textKeys() {
        Set<String> keys = new LinkedHashSet<>();
        signals.forEach(code -> keys.add("signal." + code));
        facets.forEach(code -> keys.add("facet." + code));
        permits.forEach(code -> keys.add("permit." + code));
        for (Rule rule : model.rules()) {
            Optional<String> reason = reason(rule);
            reason.ifPresent(code -> keys.add("guard." + code));
        }
        for (ActionRow row : model.actions()) {
            keys.add("action." + row.code());
            keys.add("action." + row.code() + ".step.1");
            keys.add("success." + row.success());
            keys.add("stop." + row.stop());
            keys.add("owner." + row.owner());
        }
        for (String reason :
                List.of("COSTS_MORE_THAN_IT_PROTECTS", "EXCLUDED", "BEYOND_CAPACITY", "MISSING_PRECONDITION")) {
            keys.add("guard." + reason);
        }
        names(Cause.values()).forEach(code -> keys.add("cause." + code));
        names(ConductRisk.values()).forEach(code -> keys.add("risk." + code));
        names(Commitment.values()).forEach(code -> keys.add("commitment." + code));
        names(Stance.values()).forEach(code -> keys.add("stance." + code));
        names(Severity.values()).forEach(code -> keys.add("severity." + code));
        names(RiskLevel.values()).forEach(code -> keys.add("level." + code));
        names(Controllability.values()).forEach(code -> keys.add("controllable." + code));
        names(CommitmentStatus.values()).forEach(code -> keys.add("status." + code));
        names(Tier.values()).forEach(code -> keys.add("tier." + code));
        names(AccountKind.values()).forEach(code -> keys.add("kind." + code));
        names(ValueClass.values()).forEach(code -> keys.add("valueClass." + code));
        return keys;
    }

    private static Optional<String> reason(Rule rule) {
        BoardCall call = rule.consequence().call();
        return call.codes().get(0) == CodeKind.REASON
                ? Optional.of(rule.consequence().code())
                : Optional.empty();
    }
}
