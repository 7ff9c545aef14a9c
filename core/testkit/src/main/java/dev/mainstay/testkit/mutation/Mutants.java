package dev.mainstay.testkit.mutation;

import dev.mainstay.pack.PackModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes every mutant of a pack, in the order of its rules and rows. Stateless and thread-safe. */
public final class Mutants {

    private Mutants() {}

    /** All mutants of what the pack itself says; what it takes over from a pack it extends is that pack's to test. */
    public static List<Mutant> of(PackModel pack) {
        List<Mutant> mutants = new ArrayList<>();
        new RuleMutants(pack, mutants).make();
        new LimitMutants(pack, mutants).make();
        new TableMutants(pack, mutants).make();
        // half of 0 is 0, and 1 is the most a share can be: what stays as it was is no mutant
        mutants.removeIf(mutant -> mutant.before().equals(mutant.after()));
        return mutants;
    }

    /** The next in a circle, so that choices are spread and the same on every run. */
    static <E> E next(List<E> all, E of) {
        return all.get((all.indexOf(of) + 1) % all.size());
    }

    /** A number as people write it. */
    static String number(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
