package dev.mainstay.cli;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.SnapshotFields;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fields of all accounts that no metric is called by, so that a slip in a name does not go unnoticed. */
final class OddFields {

    /** More are not told apart, so that odd input fills no memory. */
    private static final int MOST = 100;

    private static final int SHOWN = 6;

    private final Map<String, Optional<String>> meant = new TreeMap<>();
    private int accounts;

    void note(AccountSnapshot snapshot) {
        if (!snapshot.unrecognised().isEmpty()) {
            accounts++;
            for (String path : snapshot.unrecognised().keySet()) {
                if (meant.size() < MOST) {
                    meant.computeIfAbsent(path.replaceAll("\\[[0-9]+]", "[]"), SnapshotFields::meant);
                }
            }
        }
    }

    void print(Language language, PrintWriter err) {
        if (accounts > 0) {
            err.println(
                    "WARNING " + language.say("notRecognised", accounts, Plain.text(shown(named(meant, language)))));
        }
    }

    /** Those of one account, as {@link #print} shows those of all. */
    static String shown(AccountSnapshot snapshot, Language language) {
        Map<String, Optional<String>> meant = new TreeMap<>();
        snapshot.unrecognised().keySet().forEach(path -> meant.put(path, SnapshotFields.meant(path)));
        return Plain.text(shown(named(meant, language)));
    }

    /** Slips first, since among fields of one's own making they would be missed. */
    private static List<String> named(Map<String, Optional<String>> meant, Language language) {
        return Stream.of(true, false)
                .flatMap(slip -> meant.entrySet().stream()
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
