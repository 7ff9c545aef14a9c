package dev.mainstay.testkit.mutation;

import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes to limits: a step up, a step down, a row left out. */
final class LimitMutants {

    private final PackModel pack;
    private final List<Mutant> into;

    LimitMutants(PackModel pack, List<Mutant> into) {
        this.pack = pack;
        this.into = into;
    }

    void make() {
        for (int i = 0; i < pack.limits().size(); i++) {
            LimitRow row = pack.limits().get(i);
            if (!pack.owns(row.at())) {
                continue;
            }
            if (row.value().isPresent()) {
                step(Mutation.LIMIT_UP, i, row, row.step());
                step(Mutation.LIMIT_DOWN, i, row, -row.step());
            }
            boolean others = pack.limits().stream()
                            .filter(other -> other.key().equals(row.key()))
                            .count()
                    > 1;
            if (others) {
                add(Mutation.ROW_DROPPED, i, row, Optional.empty(), "row", "");
            }
        }
    }

    private void step(Mutation mutation, int position, LimitRow row, double step) {
        double value = BigDecimal.valueOf(row.value().orElseThrow())
                .add(BigDecimal.valueOf(step))
                .doubleValue();
        if (value >= row.min() && value <= row.max() && step != 0) {
            String before = Mutants.number(row.value().orElseThrow());
            add(mutation, position, row, Optional.of(row.withValue(value)), before, Mutants.number(value));
        }
    }

    private void add(
            Mutation mutation, int position, LimitRow row, Optional<LimitRow> other, String before, String after) {
        into.add(new Mutant(
                mutation,
                row.at(),
                row.key() + row.scope(),
                before,
                after,
                Set.of(),
                Mutant.Part.LIMIT,
                position,
                () -> Change.limit(pack, position, other)));
    }
}
