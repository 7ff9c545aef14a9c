package dev.mainstay.authoring.internal.interval;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an account is like that a search found. Immutable and thread-safe. */
public final class Witness {

    private final Setting setting;
    private final Map<FactType, Integer> sizes;
    private final Solution solution;
    private final Formula formula;
    private final List<ActionRow> actions;

    Witness(
            Setting setting,
            Map<FactType, Integer> sizes,
            Solution solution,
            Formula formula,
            List<ActionRow> actions) {
        this.setting = setting;
        this.sizes = Map.copyOf(sizes);
        this.solution = solution;
        this.formula = formula;
        this.actions = actions;
    }

    /** Who and when it is. */
    public Setting setting() {
        return setting;
    }

    Map<FactType, Integer> sizes() {
        return sizes;
    }

    Solution solution() {
        return solution;
    }

    Formula formula() {
        return formula;
    }

    /**
     * A snapshot of such an account that holds nothing but what matters; empty where none was found that gives the derived
     * metrics what they must be.
     */
    public Optional<AccountSnapshot> account() {
        return new Realisation(this).snapshot();
    }

    /**
     * Whether the snapshot alone decides: nothing was asked of signals, likelihoods, stance or proposals. Where this is
     * false, whether a consultation makes of the account what was asked is known once it was advised.
     */
    public boolean decidedBySnapshot() {
        return solution.points().keySet().stream()
                .allMatch(variable ->
                        variable.fact() == FactType.ACCOUNT || variable.fact().isElement());
    }

    /** What is asked of signals, likelihoods, stance and proposals, such as {@code raised("LATE_DELIVERY") 1}. */
    public List<String> further() {
        List<String> further = new ArrayList<>();
        solution.points().forEach((variable, point) -> {
            if (variable instanceof Variable.Proposed && point instanceof Point.Numeric action) {
                further.add(actions.get((int) action.value()).code());
            } else if (variable.fact() != FactType.ACCOUNT && !variable.fact().isElement()) {
                further.add(variable + (point instanceof Point.Numeric number ? " " + number.value() : ""));
            }
        });
        further.sort(null);
        return further;
    }
}
