package dev.mainstay.testkit.coverage;

import dev.mainstay.advice.Action;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.authoring.internal.meaning.Judgement;
import dev.mainstay.authoring.internal.meaning.Reading;
import dev.mainstay.authoring.internal.meaning.RuleJudgement;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfFact;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.OfPattern;
import dev.mainstay.authoring.internal.meaning.Truth;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.Inventory.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Tells what of an inventory one account reaches. Belongs to one thread. */
final class Observer {

    private final PackModel model;
    private final Inventory inventory;
    private final IntConsumer reached;

    Observer(PackModel model, Inventory inventory, IntConsumer reached) {
        this.model = model;
        this.inventory = inventory;
        this.reached = reached;
    }

    void observe(Interpretation of) {
        for (RuleJudgement judgement : of.rules()) {
            if (judgement.rule().appliesOn(of.account().asOf())) {
                rule(judgement);
            }
        }
        for (DiagnosisRow row : model.diagnosis()) {
            if (of.findings().signal(row.signal()).isPresent()) {
                reached(inventory.row(row.at(), Kind.REACHED));
            }
        }
        of.proposals().stream()
                .flatMap(proposal -> proposal.rows().stream())
                .map(PlaybookRow::at)
                .forEach(at -> reached(inventory.row(at, Kind.REACHED)));
        Set<String> actions = of.advice().actions().stream().map(Action::code).collect(Collectors.toSet());
        for (ActionRow row : model.actions()) {
            if (actions.contains(row.code())) {
                reached(inventory.row(row.at(), Kind.REACHED));
            }
        }
        WeightUse.of(of, inventory.weights()).forEach(key -> reached(inventory.weight(key)));
    }

    private void reached(OptionalInt item) {
        item.ifPresent(reached);
    }

    // ---- rules

    private void rule(RuleJudgement judgement) {
        if (judgement.truth() == Truth.TRUE) {
            reached(inventory.rule(judgement.rule().name()));
        }
        judgement.patterns().forEach(this::limits);
        List<List<Atom>> atoms = inventory.atoms(judgement.rule().name());
        for (int i = 0; i < atoms.size(); i++) {
            List<Atom> ofPattern = atoms.get(i);
            if (!ofPattern.isEmpty()) {
                pattern(judgement.patterns().get(i), ofPattern, othersHold(judgement, i));
            }
        }
    }

    /** Whether every other pattern of the rule holds, so that this one decides. */
    private static boolean othersHold(RuleJudgement judgement, int pattern) {
        for (int i = 0; i < judgement.patterns().size(); i++) {
            if (i != pattern && judgement.patterns().get(i).truth() != Truth.TRUE) {
                return false;
            }
        }
        return true;
    }

    private void pattern(OfPattern judged, List<Atom> atoms, boolean othersHold) {
        Atom last = atoms.get(atoms.size() - 1);
        if (last.comparison().isEmpty()) {
            seen(last, judged.truth(), othersHold);
        }
        for (int i = 0; i < judged.facts().size(); i++) {
            fact(judged, i, atoms, othersHold);
        }
    }

    private void fact(OfPattern judged, int position, List<Atom> atoms, boolean othersHold) {
        OfFact fact = judged.facts().get(position);
        List<Truth> comparisons = new ArrayList<>();
        fact.conditions().forEach(condition -> collect(condition, comparisons));
        for (int i = 0; i < comparisons.size(); i++) {
            Truth truth = comparisons.get(i);
            boolean decides = false;
            if (othersHold && truth != Truth.UNKNOWN) {
                List<Truth> otherwise = new ArrayList<>(comparisons);
                otherwise.set(i, truth.negated());
                decides = decides(judged, position, supposing(fact.conditions(), otherwise));
            }
            seen(atoms.get(i), truth, decides);
        }
    }

    private void seen(Atom atom, Truth truth, boolean decides) {
        switch (truth) {
            case TRUE -> reached.accept(atom.item(Kind.HOLDS));
            case FALSE -> reached.accept(atom.item(Kind.FAILS));
            case UNKNOWN -> reached.accept(atom.item(Kind.UNKNOWN));
        }
        if (decides && truth != Truth.UNKNOWN) {
            reached.accept(atom.item(truth == Truth.TRUE ? Kind.DECIDES_BY_HOLDING : Kind.DECIDES_BY_FAILING));
        }
    }

    /** Whether the rule would, for that fact, do other than it does if the fact were judged so. */
    private static boolean decides(OfPattern judged, int position, Truth otherwise) {
        Truth is = judged.facts().get(position).truth();
        if (judged.pattern().quantifier() == Quantifier.EACH) {
            return (is == Truth.TRUE) != (otherwise == Truth.TRUE);
        }
        return is != otherwise
                && (judged.truth() == Truth.TRUE) != (judged.supposing(position, otherwise) == Truth.TRUE);
    }

    private static void collect(Judgement judgement, List<Truth> comparisons) {
        if (judgement instanceof Judgement.Joined joined) {
            joined.parts().forEach(part -> collect(part, comparisons));
        } else {
            comparisons.add(judgement.truth());
        }
    }

    /** What conditions come to if their comparisons were judged so. */
    private static Truth supposing(List<Judgement> conditions, List<Truth> comparisons) {
        int[] next = {0};
        Truth all = Truth.TRUE;
        for (Judgement condition : conditions) {
            all = all.and(supposing(condition, comparisons, next));
        }
        return all;
    }

    private static Truth supposing(Judgement judgement, List<Truth> comparisons, int[] next) {
        if (!(judgement instanceof Judgement.Joined joined)) {
            return comparisons.get(next[0]++);
        }
        boolean all = joined.condition() instanceof Condition.AllOf;
        Truth truth = all ? Truth.TRUE : Truth.FALSE;
        for (Judgement part : joined.parts()) {
            Truth one = supposing(part, comparisons, next);
            truth = all ? truth.and(one) : truth.or(one);
        }
        return truth;
    }

    // ---- limits

    private void limits(OfPattern judged) {
        judged.folded().ifPresent(folded -> {
            if (judged.listKnown()) {
                limit(folded.certain(), folded.threshold());
            }
        });
        judged.facts().forEach(fact -> fact.conditions().forEach(this::limits));
    }

    private void limits(Judgement judgement) {
        if (judgement instanceof Judgement.Joined joined) {
            joined.parts().forEach(this::limits);
        } else if (judgement instanceof Judgement.Compared compared) {
            limit(compared.observed(), compared.limit());
            limit(compared.limit(), compared.observed());
        }
    }

    private void limit(Reading observed, Reading limit) {
        if (!observed.known() || limit.row().isEmpty()) {
            return;
        }
        LimitRow row = limit.row().get();
        reached(inventory.row(row.at(), Kind.REACHED));
        Optional<Double> value = row.value();
        if (value.isPresent()) {
            near(observed.number() - value.get(), row.step()).ifPresent(kind -> reached(inventory.row(row.at(), kind)));
        }
    }

    /** A hair more than a step is still a step, for hundredths are not exact. */
    private static Optional<Kind> near(double beyond, double step) {
        if (beyond == 0) {
            return Optional.of(Kind.AT_LIMIT);
        }
        if (Math.abs(beyond) > step * (1 + 1e-9)) {
            return Optional.empty();
        }
        return Optional.of(beyond < 0 ? Kind.BELOW_LIMIT : Kind.ABOVE_LIMIT);
    }
}
