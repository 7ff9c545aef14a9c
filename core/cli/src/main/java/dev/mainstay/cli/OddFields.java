package dev.mainstay.cli;

import dev.mainstay.account.AccountSnapshot;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The fields of all accounts that no metric is called by, so that a slip in a name does not go unnoticed. */
final class OddFields {

    /** More are not told apart, so that odd input fills no memory. */
    private static final int MOST = 100;

    private static final int SHOWN = 6;

    private final Set<String> paths = new TreeSet<>();
    private int accounts;

    void note(AccountSnapshot snapshot) {
        if (!snapshot.unrecognised().isEmpty()) {
            accounts++;
            for (String path : snapshot.unrecognised().keySet()) {
                if (paths.size() < MOST) {
                    paths.add(path.replaceAll("\\[[0-9]+]", "[]"));
                }
            }
        }
    }

    void print(Language language, PrintWriter err) {
        if (accounts > 0) {
            err.println("WARNING " + language.say("notRecognised", accounts, Plain.text(shown(paths))));
        }
    }

    /** The first few of what might be many. */
    static String shown(Collection<String> words) {
        return String.join(", ", words.stream().limit(SHOWN).toList()) + (words.size() > SHOWN ? ", …" : "");
    }
}
