package dev.mainstay.portfolio;

import dev.mainstay.vocabulary.ValueClass;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Places of values among all values; equal values share the mean of their places, so the order of the input does not matter.
 * Refuses to rank fewer than ten.
 */
final class Ranks {

    /** Among fewer, one account more or less moves every rank by more than a tenth. */
    static final int MIN_VALUES = 10;

    private final int size;

    /** Twice the mean place, from 1 for the smallest: whole even where a tie shares places. */
    private final Map<BigDecimal, Integer> doubledPlaces = new HashMap<>();

    private Ranks(Collection<BigDecimal> values) {
        size = values.size();
        Map<BigDecimal, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value.stripTrailingZeros(), 1, Integer::sum));
        int below = 0;
        for (Map.Entry<BigDecimal, Integer> same : counts.entrySet()) {
            doubledPlaces.put(same.getKey(), 2 * below + same.getValue() + 1);
            below += same.getValue();
        }
    }

    static Ranks of(Collection<BigDecimal> values) {
        return new Ranks(values);
    }

    /** 0 for the smallest to 1 for the largest. */
    Optional<Double> rank(BigDecimal value) {
        return place(value).map(place -> (place - 2) / (2.0 * (size - 1)));
    }

    /**
     * The fifths at both ends by number of values. A tie across a border belongs where the middle of its places lies, and
     * exactly on the border to the three fifths between.
     */
    Optional<ValueClass> valueClass(BigDecimal value) {
        return place(value).map(place -> {
            // The middle of a place is place - 1/2; compared in whole numbers, five halves of it against one or four
            // fifths.
            long middle = 5L * (place - 1);
            if (middle > 8L * size) {
                return ValueClass.GROW;
            }
            return middle < 2L * size ? ValueClass.RELEASE : ValueClass.KEEP;
        });
    }

    private Optional<Integer> place(BigDecimal value) {
        return size < MIN_VALUES
                ? Optional.empty()
                : Optional.ofNullable(doubledPlaces.get(value.stripTrailingZeros()));
    }
}
