package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.pack.PackModel;
import java.util.Map;
import java.util.Optional;

/** The numbers of weights.csv by key, and how figures are rounded before they are shown. */
final class Weights {

    private final Map<String, Double> values;

    Weights(PackModel model) {
        values = model.weightValues();
    }

    /** A number every pack has. */
    double get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no weight " + key));
    }

    /** The number a code has in a group, such as {@code severity.NOTICE}. */
    double get(String group, Enum<?> code) {
        return get(group + "." + code.name());
    }

    /** A number a pack may have. */
    Optional<Double> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Likelihoods and factors are shown with four decimals. */
    static double share(double value) {
        return Math.rint(value * 10_000) / 10_000;
    }

    /** Money is shown with two decimals. */
    static double money(double value) {
        return Math.rint(value * 100) / 100;
    }
}
