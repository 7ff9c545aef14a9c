package dev.mainstay.authoring.internal.interval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of the variables. Unknown is a value a variable can have, so the logic is of two values and a formula has a
 * true negation; the three values of a condition are gone once it is read as certain or as possible.
 */
sealed interface Formula {

    Formula TRUE = new All(List.of());
    Formula FALSE = new Any(List.of());

    /** The formula that holds exactly where this one does not. */
    Formula not();

    /** All parts hold. */
    record All(List<Formula> parts) implements Formula {
        @Override
        public Formula not() {
            return any(parts.stream().map(Formula::not).toList());
        }
    }

    /** At least one part holds. */
    record Any(List<Formula> parts) implements Formula {
        @Override
        public Formula not() {
            return all(parts.stream().map(Formula::not).toList());
        }
    }

    /** The variable is in the cell. */
    record In(Variable variable, Cell cell) implements Formula {
        @Override
        public Formula not() {
            return in(variable, cell.not());
        }
    }

    /** Both are known, and the first is less, or not greater unless {@code strictly}. */
    record Ordered(Variable less, Variable greater, boolean strictly) implements Formula {
        @Override
        public Formula not() {
            return any(List.of(
                    unknown(less), unknown(greater), new Ordered(/* less= */ greater, /* greater= */ less, !strictly)));
        }
    }

    static Formula in(Variable variable, Cell cell) {
        if (cell.isAll()) {
            return TRUE;
        }
        return cell.isEmpty() ? FALSE : new In(variable, cell);
    }

    static Formula unknown(Variable variable) {
        return new In(variable, variable.anything().known().not());
    }

    static Formula known(Variable variable) {
        return new In(variable, variable.anything().known());
    }

    /** All parts, taken together where they are of one variable. */
    static Formula all(List<? extends Formula> parts) {
        Map<Variable, Cell> cells = new LinkedHashMap<>();
        List<Formula> others = new ArrayList<>();
        for (Formula part : flat(parts, true)) {
            if (part instanceof In in) {
                cells.merge(in.variable(), in.cell(), Cell::and);
            } else if (part.equals(FALSE)) {
                return FALSE;
            } else {
                others.add(part);
            }
        }
        List<Formula> joined = new ArrayList<>();
        for (Map.Entry<Variable, Cell> entry : cells.entrySet()) {
            if (entry.getValue().isEmpty()) {
                return FALSE;
            }
            joined.add(new In(entry.getKey(), entry.getValue()));
        }
        joined.addAll(others);
        return joined.size() == 1 ? joined.get(0) : new All(List.copyOf(joined));
    }

    /** Any of the parts, taken together where they are of one variable. */
    static Formula any(List<? extends Formula> parts) {
        Map<Variable, Cell> cells = new LinkedHashMap<>();
        List<Formula> others = new ArrayList<>();
        for (Formula part : flat(parts, false)) {
            if (part instanceof In in) {
                cells.merge(in.variable(), in.cell(), Cell::or);
            } else if (part.equals(TRUE)) {
                return TRUE;
            } else {
                others.add(part);
            }
        }
        List<Formula> joined = new ArrayList<>();
        for (Map.Entry<Variable, Cell> entry : cells.entrySet()) {
            if (entry.getValue().isAll()) {
                return TRUE;
            }
            joined.add(new In(entry.getKey(), entry.getValue()));
        }
        joined.addAll(others);
        return joined.size() == 1 ? joined.get(0) : new Any(List.copyOf(joined));
    }

    private static List<Formula> flat(List<? extends Formula> parts, boolean all) {
        List<Formula> flat = new ArrayList<>();
        for (Formula part : parts) {
            if (all && part instanceof All inner) {
                flat.addAll(inner.parts());
            } else if (!all && part instanceof Any inner) {
                flat.addAll(inner.parts());
            } else {
                flat.add(part);
            }
        }
        return flat;
    }
}
