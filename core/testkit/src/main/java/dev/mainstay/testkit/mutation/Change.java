package dev.mainstay.testkit.mutation;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.WeightRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies of a pack that differ in one element. */
final class Change {

    private Change() {}

    static PackModel rule(PackModel of, int position, Rule other) {
        return new PackModel(
                of.info(),
                with(of.rules(), position, Optional.of(other)),
                of.limits(),
                of.diagnosis(),
                of.actions(),
                of.playbook(),
                of.weights(),
                of.texts());
    }

    static PackModel limit(PackModel of, int position, Optional<LimitRow> other) {
        return new PackModel(
                of.info(),
                of.rules(),
                with(of.limits(), position, other),
                of.diagnosis(),
                of.actions(),
                of.playbook(),
                of.weights(),
                of.texts());
    }

    static PackModel diagnosis(PackModel of, int position, Optional<DiagnosisRow> other) {
        return new PackModel(
                of.info(),
                of.rules(),
                of.limits(),
                with(of.diagnosis(), position, other),
                of.actions(),
                of.playbook(),
                of.weights(),
                of.texts());
    }

    static PackModel action(PackModel of, int position, ActionRow other) {
        return new PackModel(
                of.info(),
                of.rules(),
                of.limits(),
                of.diagnosis(),
                with(of.actions(), position, Optional.of(other)),
                of.playbook(),
                of.weights(),
                of.texts());
    }

    static PackModel playbook(PackModel of, int position, Optional<PlaybookRow> other) {
        return new PackModel(
                of.info(),
                of.rules(),
                of.limits(),
                of.diagnosis(),
                of.actions(),
                with(of.playbook(), position, other),
                of.weights(),
                of.texts());
    }

    static PackModel weight(PackModel of, WeightRow other) {
        Map<String, WeightRow> weights = new HashMap<>(of.weights());
        weights.put(other.key(), other);
        return new PackModel(
                of.info(), of.rules(), of.limits(), of.diagnosis(), of.actions(), of.playbook(), weights, of.texts());
    }

    static <E> List<E> with(List<E> list, int position, Optional<E> other) {
        List<E> changed = new ArrayList<>(list);
        if (other.isPresent()) {
            changed.set(position, other.get());
        } else {
            changed.remove(position);
        }
        return changed;
    }
}
