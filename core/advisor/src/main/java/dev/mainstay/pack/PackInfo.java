package dev.mainstay.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What pack.yaml says of a pack.
 *
 * @param name name of the pack
 * @param version version, such as {@code 1.0.0}
 * @param owner who answers for it
 * @param language language texts fall back to
 * @param effectiveFrom first day it holds, if not always
 * @param effectiveTo last day it holds, if not for ever
 * @param description what it is for, by language
 * @param bases the packs it was built over, nearest first; empty where it extends none
 */
public record PackInfo(
        String name,
        String version,
        String owner,
        String language,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Map<String, String> description,
        List<PackId> bases) {

    /** Copies the collections. */
    public PackInfo {
        description = Map.copyOf(description);
        bases = List.copyOf(bases);
    }

    /** Whether the pack holds on that day. */
    public boolean effectiveOn(LocalDate day) {
        return effectiveFrom.map(from -> !day.isBefore(from)).orElse(true)
                && effectiveTo.map(to -> !day.isAfter(to)).orElse(true);
    }
}
