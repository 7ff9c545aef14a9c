package dev.mainstay.authoring.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What stands at one place of a table in the old pack, the new pack, or both.
 *
 * @param before the old row
 * @param after the new row
 * @param <R> a row
 */
record Slot<R>(Optional<R> before, Optional<R> after) {

    /** More left over on both sides than this are not held against each other, which would take too long. */
    private static final int MOST_COMPARED = 1_000_000;

    /**
     * Pairs the rows of two tables: those that say the same, then those of the same key, then those that are nearly the same.
     * The slots come in the order of the new table, each row that is gone after what it followed in the old.
     *
     * @param keys what makes two rows the same row, the surest first
     * @param nearly whether two rows of different keys are rather one that changed
     */
    static <R> List<Slot<R>> pair(
            List<R> before, List<R> after, List<Function<R, Object>> keys, BiPredicate<R, R> nearly) {
        Map<Integer, Integer> partner = new HashMap<>();
        keys.forEach(key -> match(before, after, key, partner));
        Set<Integer> taken = new HashSet<>(partner.values());
        List<Integer> gone = missing(before.size(), partner.keySet());
        List<Integer> fresh = missing(after.size(), taken);
        if ((long) gone.size() * fresh.size() <= MOST_COMPARED) {
            for (int old : gone) {
                fresh.stream()
                        .filter(young -> !taken.contains(young) && nearly.test(before.get(old), after.get(young)))
                        .findFirst()
                        .ifPresent(young -> {
                            partner.put(old, young);
                            taken.add(young);
                        });
            }
        }
        return ordered(before, after, partner);
    }

    private static List<Integer> missing(int size, Set<Integer> there) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!there.contains(i)) {
                missing.add(i);
            }
        }
        return missing;
    }

    /** Pairs what is equal, the first with the first. */
    private static <R> void match(
            List<R> before, List<R> after, Function<R, Object> by, Map<Integer, Integer> partner) {
        Map<Object, List<Integer>> waiting = new HashMap<>();
        Set<Integer> taken = new HashSet<>(partner.values());
        for (int i = 0; i < after.size(); i++) {
            if (!taken.contains(i)) {
                waiting.computeIfAbsent(by.apply(after.get(i)), any -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < before.size(); i++) {
            if (!partner.containsKey(i)) {
                List<Integer> candidates = waiting.getOrDefault(by.apply(before.get(i)), List.of());
                if (!candidates.isEmpty()) {
                    partner.put(i, candidates.remove(0));
                }
            }
        }
    }

    private static <R> List<Slot<R>> ordered(List<R> before, List<R> after, Map<Integer, Integer> partner) {
        Map<Integer, Integer> old = new HashMap<>();
        partner.forEach((one, other) -> old.put(other, one));
        Map<Integer, List<Slot<R>>> goneAfter = new HashMap<>();
        int predecessor = -1;
        for (int i = 0; i < before.size(); i++) {
            Integer young = partner.get(i);
            if (young == null) {
                goneAfter
                        .computeIfAbsent(predecessor, any -> new ArrayList<>())
                        .add(new Slot<>(Optional.of(before.get(i)), Optional.empty()));
            } else {
                predecessor = young;
            }
        }
        List<Slot<R>> slots = new ArrayList<>(goneAfter.getOrDefault(-1, List.of()));
        for (int i = 0; i < after.size(); i++) {
            slots.add(new Slot<>(Optional.ofNullable(old.get(i)).map(before::get), Optional.of(after.get(i))));
            slots.addAll(goneAfter.getOrDefault(i, List.of()));
        }
        return slots;
    }

    /** Slots in the order of the old table, each row that is new after what it follows in the new. */
    static <R> List<Slot<R>> inOldOrder(List<R> before, List<Slot<R>> slots) {
        IdentityHashMap<R, List<Slot<R>>> following = new IdentityHashMap<>();
        List<Slot<R>> ordered = new ArrayList<>();
        List<Slot<R>> group = ordered;
        for (Slot<R> slot : slots) {
            if (slot.before.isPresent()) {
                group = new ArrayList<>();
                following.put(slot.before.get(), group);
            }
            group.add(slot);
        }
        before.forEach(row -> ordered.addAll(following.getOrDefault(row, List.of())));
        return ordered;
    }
}
