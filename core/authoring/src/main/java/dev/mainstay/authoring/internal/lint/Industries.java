package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.NamedIndustry;
import dev.mainstay.pack.SourceRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An industry that is another's but for its case, its blanks or one letter, as {@link NamedIndustry#alike} tells. */
final class Industries implements Lint {

    private static final String ALIKE = "MS-427";

    /** Where an industry is first named in a table, and how often it is in all. */
    private record Use(String industry, Optional<SourceRef> at, int order, int times, boolean below) {}

    @Override
    public List<String> codes() {
        return List.of(ALIKE);
    }

    @Override
    public void check(Inspection pack) {
        Map<String, Use> uses = new LinkedHashMap<>();
        String own = pack.model().info().name();
        NamedIndustry.in(pack.model()).forEach(named -> note(uses, named, own));
        // what stands in the pack below is meant, and of two others what is said more often and first
        Comparator<Use> meant = Comparator.comparing((Use use) -> !use.below())
                .thenComparing(use -> -use.times())
                .thenComparing(Use::order);
        for (Use use : uses.values()) {
            pack.look(uses.size());
            uses.values().stream()
                    .filter(other ->
                            meant.compare(other, use) < 0 && NamedIndustry.alike(use.industry(), other.industry()))
                    .min(meant)
                    .ifPresent(other -> use.at()
                            .ifPresent(at ->
                                    pack.found(Finding.of(ALIKE, at, use.industry(), use.industry(), other.industry())
                                            .in("industry")
                                            .suggesting(Optional.of(other.industry())))));
        }
    }

    private static void note(Map<String, Use> uses, NamedIndustry named, String own) {
        Optional<SourceRef> place = named.inCell() ? Optional.of(named.at()) : Optional.empty();
        boolean below = !named.at().pack().isEmpty() && !named.at().pack().equals(own);
        uses.merge(
                named.name(),
                new Use(named.name(), place, uses.size(), 1, below),
                (known, more) -> new Use(
                        named.name(),
                        known.at().or(more::at),
                        known.order(),
                        known.times() + 1,
                        known.below() || more.below()));
    }
}
