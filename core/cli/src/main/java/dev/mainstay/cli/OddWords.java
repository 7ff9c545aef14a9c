package dev.mainstay.cli;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.NamedIndustry;
import dev.mainstay.internal.SnapshotFields;
import dev.mainstay.pack.RulePack;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What accounts say that no rule or row can mean, so that a slip does not go unnoticed: fields that no metric is called by, and
 * industries that the pack names nearly so. One that is near none of the pack's is no slip and nothing is said of it.
 */
final class OddWords {

    /** More are not told apart, so that odd input fills no memory. */
    private static final int MOST = 100;

    private static final int SHOWN = 6;

    private final Set<String> industries;
    private final Map<String, Optional<String>> fields = new TreeMap<>();
    private final Map<String, Slip> slips = new TreeMap<>();
    private int accounts;

    /** An industry that some accounts have, and what it is meant to be. */
    private record Slip(String meant, int accounts) {}

    /** What accounts say to this pack. */
    OddWords(RulePack pack) {
        industries = NamedIndustry.in(pack.model()).stream()
                .map(NamedIndustry::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    void note(AccountSnapshot snapshot) {
        if (!snapshot.unrecognised().isEmpty()) {
            accounts++;
            for (String path : snapshot.unrecognised().keySet()) {
                if (fields.size() < MOST) {
                    fields.computeIfAbsent(path.replaceAll("\\[[0-9]+]", "[]"), SnapshotFields::meant);
                }
            }
        }
        snapshot.profile()
                .industry()
                .filter(given -> !industries.contains(given))
                .ifPresent(this::industry);
    }

    private void industry(String given) {
        Slip known = slips.get(given);
        if (known != null) {
            slips.put(given, new Slip(known.meant, known.accounts + 1));
        } else if (slips.size() < MOST) {
            industries.stream()
                    .filter(named -> NamedIndustry.alike(given, named))
                    .min(String::compareTo)
                    .ifPresent(meant -> slips.put(given, new Slip(meant, 1)));
        }
    }

    void print(Language language, PrintWriter err) {
        if (accounts > 0) {
            err.println(
                    "WARNING " + language.say("notRecognised", accounts, Plain.text(shown(named(fields, language)))));
        }
        slips.forEach((given, slip) -> err.println("WARNING "
                + Plain.text(language.say("oddIndustry", slip.accounts, given) + language.say("maybe", slip.meant))));
    }

    /** The fields of one account, as {@link #print} shows those of all. */
    static String fields(AccountSnapshot snapshot, Language language) {
        Map<String, Optional<String>> fields = new TreeMap<>();
        snapshot.unrecognised().keySet().forEach(path -> fields.put(path, SnapshotFields.meant(path)));
        return Plain.text(shown(named(fields, language)));
    }

    /** Slips first, since among fields of one's own making they would be missed. */
    private static List<String> named(Map<String, Optional<String>> fields, Language language) {
        return Stream.of(true, false)
                .flatMap(slip -> fields.entrySet().stream()
                        .filter(field -> field.getValue().isPresent() == slip)
                        .map(field -> field.getValue()
                                .map(near -> language.say("slip", field.getKey(), near))
                                .orElse(field.getKey())))
                .toList();
    }

    /** The first few of what might be many. */
    static String shown(Collection<String> words) {
        return String.join(", ", words.stream().limit(SHOWN).toList()) + (words.size() > SHOWN ? ", …" : "");
    }
}
