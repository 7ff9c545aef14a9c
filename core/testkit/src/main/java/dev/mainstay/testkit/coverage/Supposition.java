package dev.mainstay.testkit.coverage;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.testkit.coverage.Inventory.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule would ask if one of its comparisons were always so, or never. */
final class Supposition {

    /** A condition, or what it has come to. */
    private record Part(Optional<Condition> condition, boolean holds) {

        static Part of(boolean holds) {
            return new Part(Optional.empty(), holds);
        }

        boolean isDecided(boolean so) {
            return condition.isEmpty() && holds == so;
        }
    }

    private final boolean holds;
    private int before;

    private Supposition(int before, boolean holds) {
        this.before = before;
        this.holds = holds;
    }

    /**
     * The patterns of the rule with a comparison taken to hold, or not to.
     *
     * @return empty where the rule then never fires
     * @throws IllegalArgumentException of a comparison about what is counted that is taken not to hold
     */
    static Optional<List<Pattern>> of(Rule rule, Atom atom, int positionInPattern, boolean holds) {
        Pattern pattern = rule.patterns().get(atom.pattern());
        Supposition supposition = new Supposition(positionInPattern, holds);
        List<Condition> conditions = new ArrayList<>();
        boolean possible = true;
        for (Condition condition : pattern.conditions()) {
            Part part = supposition.of(condition);
            part.condition().ifPresent(conditions::add);
            possible &= !part.isDecided(false);
        }
        List<Pattern> patterns = new ArrayList<>(rule.patterns());
        if (possible) {
            patterns.set(atom.pattern(), with(pattern, conditions));
            return Optional.of(patterns);
        }
        return switch (pattern.quantifier()) {
            case EACH, EXISTS -> Optional.empty();
            case NOT -> {
                patterns.remove(atom.pattern());
                yield Optional.of(patterns);
            }
            case ACCUMULATE -> throw new IllegalArgumentException("nothing is counted");
        };
    }

    private static Pattern with(Pattern pattern, List<Condition> conditions) {
        return new Pattern(
                pattern.quantifier(),
                pattern.fact(),
                pattern.binding(),
                conditions,
                pattern.accumulation(),
                pattern.at());
    }

    /** The same pattern asking the contrary of what it asks of a list as a whole. */
    static Pattern contrary(Pattern pattern) {
        Quantifier contrary = pattern.quantifier() == Quantifier.NOT ? Quantifier.EXISTS : Quantifier.NOT;
        return new Pattern(contrary, pattern.fact(), "", pattern.conditions(), Optional.empty(), pattern.at());
    }

    private Part of(Condition condition) {
        if (condition instanceof Condition.Comparison) {
            return before-- == 0 ? Part.of(holds) : new Part(Optional.of(condition), true);
        }
        boolean all = condition instanceof Condition.AllOf;
        List<Condition> parts =
                condition instanceof Condition.AllOf every ? every.parts() : ((Condition.AnyOf) condition).parts();
        List<Condition> left = new ArrayList<>();
        boolean decided = false;
        for (Condition one : parts) {
            Part part = of(one);
            part.condition().ifPresent(left::add);
            decided |= part.isDecided(!all);
        }
        if (decided || left.isEmpty()) {
            return Part.of(decided != all);
        }
        if (left.size() == 1) {
            return new Part(Optional.of(left.get(0)), true);
        }
        return new Part(
                Optional.of(
                        all ? new Condition.AllOf(left, condition.at()) : new Condition.AnyOf(left, condition.at())),
                true);
    }
}
