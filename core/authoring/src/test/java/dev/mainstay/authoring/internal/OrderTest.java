package dev.mainstay.authoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void what_was_taken_elsewhere_moved_and_what_stood_between_did_not() {
        assertThat(Order.moved(List.of("a", "b", "c", "d"), List.of("b", "c", "d", "a")))
                .containsExactly("a");
    }

    @Test
    void what_is_new_or_gone_did_not_move() {
        assertThat(Order.moved(List.of("a", "b", "c"), List.of("x", "a", "y", "c", "b", "z")))
                .hasSize(1)
                .isSubsetOf("b", "c");
        assertThat(Order.moved(List.of("a", "b"), List.of())).isEmpty();
        assertThat(Order.moved(List.of("a", "b", "c"), List.of("a", "x", "c"))).isEmpty();
    }

    @Test
    void of_any_two_that_changed_places_one_moved_and_no_fewer_would_do() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            List<String> before = IntStream.range(0, 1 + random.nextInt(7))
                    .mapToObj(Integer::toString)
                    .toList();
            List<String> after = new ArrayList<>(before);
            Collections.shuffle(after, random);

            Set<String> moved = Order.moved(before, after);

            assertThat(without(moved, before)).isEqualTo(without(moved, after));
            assertThat(moved).hasSize(before.size() - mostInOrder(before, after));
        }
    }

    private static List<String> without(Set<String> moved, List<String> list) {
        return list.stream().filter(each -> !moved.contains(each)).toList();
    }

    /** How many stand in the same order at most, found by trying every selection. */
    private static int mostInOrder(List<String> before, List<String> after) {
        return IntStream.range(0, 1 << before.size())
                .filter(selection -> selected(selection, before, before).equals(selected(selection, before, after)))
                .map(Integer::bitCount)
                .max()
                .orElse(0);
    }

    private static List<String> selected(int selection, List<String> numbered, List<String> list) {
        return list.stream()
                .filter(each -> (selection >> numbered.indexOf(each) & 1) == 1)
                .toList();
    }
}
