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
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds the parts of a pack against each other: every code, limit, weight and text that one names must exist in another.
 * Parts that could not be read take part as far as they are known, so that all mistakes show at once and none twice.
 */
final class PackChecks {

    private static final String DEFECTION = "DEFECTION";

    private final PackModel model;
    private final SourceRef owner;
    private final Problems problems;
    private final Codes codes;

    /**
     * Of one pack.
     *
     * @param owner where the pack names its owner
     */
    PackChecks(PackModel model, SourceRef owner, Problems problems) {
        this.model = model;
        this.owner = owner;
        this.problems = problems;
        codes = new Codes(model, problems);
    }

    void run() {
        if (problems.readable("limits.csv")) {
            limits();
        }
        actions();
        rules();
        diagnosis();
        playbook();
        new WeightChecks(model, codes, problems).run();
        new TextChecks(model, owner, codes, problems).run();
    }

    private void limits() {
        Map<String, LimitRow> seen = new HashMap<>();
        Map<String, LimitRow> first = new HashMap<>();
        Set<String> inDoubt = new HashSet<>(problems.lost("limits.csv", "key"));
        Set<String> withBase = new HashSet<>();
        for (LimitRow row : model.limits()) {
            if (problems.at(row.at())) {
                inDoubt.add(row.key());
                continue;
            }
            LimitRow other = seen.putIfAbsent(selector(row), row);
            if (other != null) {
                problems.add("MS-170", problems.cell(row.at(), "key"), row.key(), other.at());
            }
            LimitRow unit = first.computeIfAbsent(row.key(), key -> row);
            if (row.unit() != unit.unit()) {
                Problem mixed = Problem.of(
                        "MS-171",
                        problems.cell(row.at(), "unit").toString(),
                        row.key(),
                        row.unit(),
                        unit.unit(),
                        unit.at());
                problems.add(mixed.suggesting(unit.unit().name()));
            }
            if (row.specificity() == 0) {
                withBase.add(row.key());
            }
        }
        withBase.addAll(inDoubt);
        for (LimitRow row : model.limits()) {
            if (withBase.add(row.key())) {
                problems.add("MS-172", problems.cell(row.at(), "key"), row.key());
            }
        }
    }

    /** Rows of a key that may apply to the same account are ranked by what they are for, so only equal ones tie. */
    private static String selector(LimitRow row) {
        return String.join(
                "|",
                row.key(),
                row.account().orElse(""),
                row.tier().map(Enum::name).orElse(""),
                row.industry().orElse(""),
                row.kind().map(Enum::name).orElse(""),
                row.effectiveFrom().map(Object::toString).orElse(""));
    }

    private void actions() {
        Map<String, ActionRow> seen = new HashMap<>();
        for (ActionRow row : model.actions()) {
            ActionRow other = seen.putIfAbsent(row.code(), row);
            if (other != null && !row.code().isEmpty()) {
                problems.add("MS-150", problems.cell(row.at(), "code"), row.code(), other.at());
            }
            row.excludes().forEach(code -> codes.action(code, () -> problems.cell(row.at(), "excludes", code)));
            row.requires().forEach(code -> codes.permit(code, () -> problems.cell(row.at(), "requires", code)));
        }
    }

    private void rules() {
        Map<String, Rule> byName = new HashMap<>();
        for (Rule rule : model.rules()) {
            Rule other = byName.putIfAbsent(rule.name(), rule);
            if (other != null) {
                problems.add("MS-173", problems.quoted(rule.at(), rule.name()), rule.name(), other.at());
            }
            for (Pattern pattern : rule.patterns()) {
                pattern.conditions().forEach(this::condition);
                pattern.accumulation().ifPresent(accumulation -> {
                    if (accumulation.threshold() instanceof Term.Limit limit) {
                        Optional<Unit> unit = accumulation.metric().map(metric -> metric.unit());
                        limit(limit, unit.orElse(Unit.COUNT), pattern.at());
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

    private void limit(Term.Limit limit, Unit compared, SourceRef from) {
        codes.limit(limit.key(), () -> problems.quoted(from, limit.key()));
        codes.unit(limit.key())
                .filter(unit -> unit != compared)
                .ifPresent(unit ->
                        problems.add("MS-174", problems.quoted(from, limit.key()), limit.key(), unit, compared));
    }

    private void code(CodeKind kind, String code, SourceRef from, boolean defines) {
        Supplier<SourceRef> at = () -> problems.quoted(from, code);
        switch (kind) {
            case SIGNAL -> {
                if (!defines) {
                    codes.signal(code, at);
                }
            }
            case CAUSE -> codes.known("cause", code, Codes.names(Cause.values()), at);
            case RISK -> codes.known("risk", code, Codes.names(ConductRisk.values()), at);
            case CAUSE_OR_RISK -> codes.known("cause-or-risk", code, Codes.causesAndRisks(), at);
            case INFLUENCE -> influence(code, at);
            case FACET -> {
                if (!defines) {
                    codes.facet(code, at);
                }
            }
            case COMMITMENT -> codes.known("commitment", code, Codes.names(Commitment.values()), at);
            case STANCE -> codes.known("stance", code, Codes.names(Stance.values()), at);
            case ACTION -> codes.action(code, at);
            case REASON, PERMIT -> {
                // defined by being used; that each has a text is checked with the texts
            }
        }
    }

    private void influence(String code, Supplier<SourceRef> at) {
        List<String> known = new ArrayList<>(Codes.causesAndRisks());
        known.add(DEFECTION);
        codes.known("cause-or-risk", code, known, at);
    }

    private void diagnosis() {
        Map<String, DiagnosisRow> seen = new HashMap<>();
        for (DiagnosisRow row : model.diagnosis()) {
            codes.signal(row.signal(), () -> problems.cell(row.at(), "signal"));
            influence(row.influence(), () -> problems.cell(row.at(), "cause"));
            String key = row.signal() + ", " + row.influence() + (row.facet().isEmpty() ? "" : ", " + row.facet());
            DiagnosisRow other = seen.putIfAbsent(key, row);
            if (other != null && !row.signal().isEmpty() && !row.influence().isEmpty()) {
                problems.add("MS-150", problems.cell(row.at(), "signal"), key, other.at());
            }
        }
    }

    private void playbook() {
        List<String> causes = new ArrayList<>(Codes.names(Cause.values()));
        causes.add(PlaybookRow.DEFECTION);
        causes.add(PlaybookRow.UNEXPLAINED);
        for (PlaybookRow row : model.playbook()) {
            row.cause().ifPresent(code -> codes.known("cause", code, causes, () -> problems.cell(row.at(), "cause")));
            row.facet().ifPresent(code -> codes.facet(code, () -> problems.cell(row.at(), "facet")));
            row.signal().ifPresent(code -> codes.signal(code, () -> problems.cell(row.at(), "signal")));
            codes.action(row.action(), () -> problems.cell(row.at(), "action"));
        }
    }
}
