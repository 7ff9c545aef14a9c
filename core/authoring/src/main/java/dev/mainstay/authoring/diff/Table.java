package dev.mainstay.authoring.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One table of two packs: its slots, and which change each slot is. Immutable and thread-safe.
 *
 * @param <R> a row
 */
final class Table<R> {

    /** A slot that is the same in both packs, or a table whose order is. */
    static final int SAME = -1;

    private final List<Slot<R>> inNewOrder;
    private final List<Slot<R>> inOldOrder;
    private final List<Integer> changesInNewOrder;
    private final List<Integer> changesInOldOrder;
    private final int order;

    /**
     * A table.
     *
     * @param changes number of the change that each slot is, in the order of the slots; {@link #SAME} where it is none
     * @param order number of the change that its order is, {@link #SAME} where it is none
     */
    Table(List<R> before, List<Slot<R>> slots, List<Integer> changes, int order) {
        inNewOrder = slots;
        changesInNewOrder = changes;
        this.order = order;
        if (order == SAME) {
            inOldOrder = slots;
            changesInOldOrder = changes;
            return;
        }
        inOldOrder = Slot.inOldOrder(before, slots);
        List<Integer> reordered = new ArrayList<>();
        IdentityHashMap<Slot<R>, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            numbers.put(slots.get(i), changes.get(i));
        }
        inOldOrder.forEach(slot -> reordered.add(numbers.getOrDefault(slot, SAME)));
        changesInOldOrder = reordered;
    }

    /** The rows of a pack to which these changes were made; those that are the same in both packs stand as in the old one. */
    List<R> rows(BitSet applied) {
        List<R> rows = new ArrayList<>();
        boolean newOrder = order == SAME || applied.get(order);
        List<Slot<R>> slots = newOrder ? inNewOrder : inOldOrder;
        List<Integer> changes = newOrder ? changesInNewOrder : changesInOldOrder;
        for (int i = 0; i < slots.size(); i++) {
            int change = changes.get(i);
            boolean after = change != SAME && applied.get(change);
            Optional<R> row = after ? slots.get(i).after() : slots.get(i).before();
            row.ifPresent(rows::add);
        }
        return rows;
    }

    /** Every slot, with the number of the change that it is. */
    void each(BiConsumer<Slot<R>, Integer> visitor) {
        for (int i = 0; i < inNewOrder.size(); i++) {
            visitor.accept(inNewOrder.get(i), changesInNewOrder.get(i));
        }
    }

    /** What stands in either pack, in the order of the new one. */
    List<Slot<R>> slots() {
        return inNewOrder;
    }

    /** Number of the change that a slot is. */
    int change(Slot<R> slot) {
        return changesInNewOrder.get(inNewOrder.indexOf(slot));
    }

    /** The slot that a change is, if it is one of this table. */
    Optional<Slot<R>> slot(int change) {
        int position = changesInNewOrder.indexOf(change);
        return position < 0 ? Optional.empty() : Optional.of(inNewOrder.get(position));
    }
}
