package dev.mainstay.authoring.internal.interval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out whether a formula can hold. Alternatives are tried one after the other, each on a copy of what is known of the
 * variables; what is left at the end is a box, with an order among some of its sides, and {@link Order} decides it. Complete
 * within a bound on the number of alternatives tried.
 */
final class Solver {

    /** More alternatives were tried than the bound allows. */
    static final class TooMany extends Exception {
        private static final long serialVersionUID = 1;

        TooMany() {
            super("too many alternatives", null, false, false);
        }
    }

    /** How many alternatives may still be tried, by one solver or by all that one question needs. */
    static final class Allowance {

        private final Work work;
        private int left;

        Allowance(int alternatives, Work work) {
            left = alternatives;
            this.work = work;
        }

        private void take(State from) throws TooMany {
            if (--left < 0) {
                throw new TooMany();
            }
            work.spend(1L + from.cells.size() + from.open.size());
        }
    }

    private final Function<Variable, Cell> domains;
    private final Allowance allowance;

    Solver(Function<Variable, Cell> domains, Allowance allowance) {
        this.domains = domains;
        this.allowance = allowance;
    }

    /** What the variables of the formula can be so that it holds; empty if it cannot hold. */
    Optional<Solution> solve(Formula formula) throws TooMany {
        State state = new State();
        return state.require(formula) ? search(state) : Optional.empty();
    }

    private Optional<Solution> search(State state) throws TooMany {
        if (!state.simplify()) {
            return Optional.empty();
        }
        Optional<Formula.Any> next = state.open.stream()
                .min(Comparator.comparingInt(
                        alternatives -> alternatives.parts().size()));
        if (next.isEmpty()) {
            return Order.solve(state.cells, state.order);
        }
        if (Order.solve(state.cells, state.order).isEmpty()) {
            return Optional.empty();
        }
        state.open.remove(next.get());
        for (Formula part : next.get().parts()) {
            allowance.take(state);
            State branch = new State(state);
            if (branch.require(part)) {
                Optional<Solution> found = search(branch);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** What is known on one branch. */
    private final class State {

        private final Map<Variable, Cell> cells;
        private final List<Formula.Ordered> order;
        private final List<Formula.Any> open;

        State() {
            cells = new LinkedHashMap<>();
            order = new ArrayList<>();
            open = new ArrayList<>();
        }

        State(State other) {
            cells = new LinkedHashMap<>(other.cells);
            order = new ArrayList<>(other.order);
            open = new ArrayList<>(other.open);
        }

        private Cell cell(Variable variable) {
            return cells.computeIfAbsent(variable, domains);
        }

        private boolean narrow(Variable variable, Cell to) {
            Cell narrowed = cell(variable).and(to);
            cells.put(variable, narrowed);
            return !narrowed.isEmpty();
        }

        /** Adds what must hold; false if it clearly cannot. */
        boolean require(Formula formula) {
            if (formula instanceof Formula.In in) {
                return narrow(in.variable(), in.cell());
            }
            if (formula instanceof Formula.Ordered ordered) {
                order.add(ordered);
                return narrow(ordered.less(), ordered.less().anything().known())
                        && narrow(
                                ordered.greater(), ordered.greater().anything().known());
            }
            if (formula instanceof Formula.All all) {
                for (Formula part : all.parts()) {
                    if (!require(part)) {
                        return false;
                    }
                }
                return true;
            }
            open.add((Formula.Any) formula);
            return !((Formula.Any) formula).parts().isEmpty();
        }

        /** Takes out alternatives that can no longer hold and requires those that are alone; false if none is left. */
        boolean simplify() {
            boolean changed = true;
            while (changed) {
                changed = false;
                List<Formula.Any> before = List.copyOf(open);
                open.clear();
                for (Formula.Any alternatives : before) {
                    if (alternatives.parts().stream().anyMatch(this::certain)) {
                        continue;
                    }
                    List<Formula> possible =
                            alternatives.parts().stream().filter(this::possible).toList();
                    if (possible.isEmpty()) {
                        return false;
                    }
                    if (possible.size() > 1) {
                        open.add(
                                possible.size() == alternatives.parts().size()
                                        ? alternatives
                                        : new Formula.Any(possible));
                    } else if (!require(possible.get(0))) {
                        return false;
                    } else {
                        changed = true;
                    }
                }
            }
            return true;
        }

        private boolean possible(Formula formula) {
            if (formula instanceof Formula.In in) {
                return !cell(in.variable()).and(in.cell()).isEmpty();
            }
            if (formula instanceof Formula.Ordered ordered) {
                return !cell(ordered.less()).values().isEmpty()
                        && !cell(ordered.greater()).values().isEmpty();
            }
            if (formula instanceof Formula.All all) {
                return all.parts().stream().allMatch(this::possible);
            }
            return ((Formula.Any) formula).parts().stream().anyMatch(this::possible);
        }

        /** Whether it holds whatever the variables turn out to be; may miss some that do. */
        private boolean certain(Formula formula) {
            if (formula instanceof Formula.In in) {
                return cell(in.variable()).and(in.cell().not()).isEmpty();
            }
            if (formula instanceof Formula.All all) {
                return all.parts().stream().allMatch(this::certain);
            }
            if (formula instanceof Formula.Any any) {
                return any.parts().stream().anyMatch(this::certain);
            }
            return false;
        }
    }
}
