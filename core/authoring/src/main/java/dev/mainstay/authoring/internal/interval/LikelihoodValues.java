package dev.mainstay.authoring.internal.interval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which values the likelihood of a cause or conduct risk can take at all: {@code (1 - product of supporting) * product of
 * contrary}, in doubles. Never fewer than it can. Belongs to one thread.
 *
 * <p>Two reasons say that it cannot be a value. Where nothing can speak against it, it is one less a double of 0 to 1, which is a
 * multiple of 2<sup>-53</sup>; not every double below a half is one. And where everything that speaks has one of a few strengths,
 * all its values can be counted.
 */
final class LikelihoodValues {

    private static final double UNIT = 0x1p-53;
    private static final double NEAR = 1e-9;
    private static final double SAME = 1e-12;
    private static final int MOST = 200_000;

    /**
     * One thing that can speak.
     *
     * @param weight its weight
     * @param strengths what it is multiplied by where it speaks; empty where that can be anything, or where it can speak often
     */
    record Voice(double weight, List<Double> strengths) {}

    private final Map<String, List<Voice>> voices = new LinkedHashMap<>();

    void hear(String influence, Voice voice) {
        if (voice.weight != 0) {
            voices.computeIfAbsent(influence, any -> new ArrayList<>()).add(voice);
        }
    }

    List<Voice> of(String influence) {
        return voices.getOrDefault(influence, List.of());
    }

    /** Whether it is not proven that the likelihood is never exactly this. */
    boolean canBe(String influence, double value) {
        if (value <= 0 || value >= 1) {
            return true;
        }
        List<Voice> all = of(influence);
        boolean opposed = all.stream().anyMatch(voice -> voice.weight < 0);
        boolean aUnit = value % UNIT == 0;
        if (!opposed && !aUnit) {
            return false;
        }
        if (all.stream().anyMatch(voice -> voice.strengths.isEmpty())) {
            return true;
        }
        NavigableSet<Double> supported = products(all, true);
        NavigableSet<Double> left = products(all, false);
        if (supported.isEmpty() || left.isEmpty()) {
            return true;
        }
        for (double contrary : left) {
            // with nothing against it, it is as if nothing could be
            if (contrary > 0 && (aUnit || contrary < 1)) {
                double wanted = 1 - value / contrary;
                Double from = supported.ceiling(wanted - NEAR);
                if (from != null && from <= wanted + NEAR) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What is left of one by those that support, or those that do not; empty where there are too many products. */
    private static NavigableSet<Double> products(List<Voice> voices, boolean supporting) {
        NavigableSet<Double> products = new TreeSet<>(List.of(1.0));
        for (Voice voice : voices) {
            if (voice.weight > 0 == supporting) {
                NavigableSet<Double> more = new TreeSet<>(products);
                for (double product : products) {
                    for (double strength : voice.strengths) {
                        double with = product * (1 - Math.abs(voice.weight) * strength);
                        Double near = more.ceiling(with - SAME);
                        if (near == null || near > with + SAME) {
                            more.add(with);
                        }
                    }
                }
                products = more;
                if (products.size() > MOST) {
                    return new TreeSet<>();
                }
            }
        }
        return products;
    }
}
