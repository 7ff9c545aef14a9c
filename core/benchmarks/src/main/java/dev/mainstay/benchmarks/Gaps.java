package dev.mainstay.benchmarks;

import dev.mainstay.advice.Gap;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is not known of one account and could matter. */
final class Gaps {

    private static final int METRICS = Metrics.of(FactType.ACCOUNT).size();

    private @Nullable List<String>[] byMetric = noLists();
    private @Nullable TreeMap<String, List<String>> byOther;
    private int count;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<String>[] noLists() {
        return new List[METRICS];
    }

    /** An unknown metric of the account. */
    void add(Metric<?> metric, Sign sign) {
        List<String> signs = byMetric[metric.index()];
        if (signs == null) {
            signs = new ArrayList<>(2);
            byMetric[metric.index()] = signs;
            count++;
        }
        signs.add(sign.name());
    }

    /** An unknown list, or an unknown property of one of its elements. */
    void add(String path, Sign sign) {
        if (byOther == null) {
            byOther = new TreeMap<>();
        }
        List<String> signs = byOther.computeIfAbsent(path, any -> new ArrayList<>(2));
        if (!signs.contains(sign.name())) {
            signs.add(sign.name());
        }
    }

    /** The gaps: metrics in the order of the vocabulary, then the others by name. */
    List<Gap> list() {
        List<Gap> gaps = new ArrayList<>(count + (byOther == null ? 0 : byOther.size()));
        if (count > 0) {
            for (int metric = 0; metric < METRICS; metric++) {
                List<String> signs = byMetric[metric];
                if (signs != null) {
                    gaps.add(new Gap(Metrics.of(FactType.ACCOUNT).get(metric).name(), signs));
                }
            }
        }
        if (byOther != null) {
            byOther.forEach((path, signs) -> gaps.add(new Gap(path, signs)));
        }
        return gaps;
    }
}
