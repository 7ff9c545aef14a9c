package dev.mainstay.authoring.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the order in which the same things stand in two lists. */
final class Order {

    private Order() {}

    /**
     * The fewest that would have to be left out for the rest to stand in the same order in both: of any two that changed places
     * at least one is among them. What is in one list only is not looked at.
     */
    static Set<String> moved(Collection<String> before, Collection<String> after) {
        Map<String, Integer> placesAfter = new HashMap<>();
        after.forEach(each -> placesAfter.putIfAbsent(each, placesAfter.size()));
        List<String> common =
                before.stream().filter(placesAfter::containsKey).distinct().toList();
        int[] places = common.stream()
                .mapToInt(each -> placesAfter.getOrDefault(each, 0))
                .toArray();
        Set<String> moved = new HashSet<>(common);
        for (int stays : longestRise(places)) {
            moved.remove(common.get(stays));
        }
        return moved;
    }

    /** Where the longest selection of rising numbers stands, by patience sorting. */
    private static List<Integer> longestRise(int[] numbers) {
        // the least number that a rise of each length can end with, and where it stands
        List<Integer> ends = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        int[] previous = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int length = -Collections.binarySearch(ends, numbers[i]) - 1;
            previous[i] = length == 0 ? -1 : at.get(length - 1);
            if (length == ends.size()) {
                ends.add(numbers[i]);
                at.add(i);
            } else {
                ends.set(length, numbers[i]);
                at.set(length, i);
            }
        }
        List<Integer> rise = new ArrayList<>();
        for (int i = at.isEmpty() ? -1 : at.get(at.size() - 1); i >= 0; i = previous[i]) {
            rise.add(i);
        }
        return rise;
    }
}
