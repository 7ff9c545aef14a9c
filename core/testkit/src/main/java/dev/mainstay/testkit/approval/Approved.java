package dev.mainstay.testkit.approval;

import dev.mainstay.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;

/**
 * The advice for a portfolio held against what was approved of it.
 *
 * @param approved text of the approved file; empty where nothing was approved yet
 * @param received text of the advice as it is now
 * @param changes what differs, by account
 */
public record Approved(String approved, String received, List<Change> changes) {

    /** More accounts than anybody reads; the rest is counted. */
    private static final int SHOWN = 20;

    /** Copies the changes. */
    public Approved {
        changes = List.copyOf(changes);
    }

    /** How an account differs. */
    public enum Kind {
        /** It was not there when the file was approved. */
        NEW,
        /** It is no longer there. */
        GONE,
        /** Its advice is another. */
        CHANGED
    }

    /**
     * How one account differs.
     *
     * @param account its id and day
     * @param kind how
     * @param lines for a changed account its lines, those that are gone after {@code -}, new ones after {@code +}, the same
     *     after a space
     */
    public record Change(String account, Kind kind, List<String> lines) {

        /** Copies the lines. */
        public Change {
            lines = List.copyOf(lines);
        }
    }

    /** Holds advice against an approved file. Line ends are not compared. */
    public static Approved of(Collection<? extends Outcome> outcomes, Path file) throws IOException {
        Map<String, List<String>> now = AdviceText.blocks(outcomes);
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        Map<String, List<String>> before = AdviceText.parse(text);
        List<Change> changes = new ArrayList<>();
        TreeSet<String> accounts = new TreeSet<>(before.keySet());
        accounts.addAll(now.keySet());
        for (String account : accounts) {
            List<String> was = before.get(account);
            List<String> is = now.get(account);
            if (was == null) {
                changes.add(new Change(account, Kind.NEW, List.of()));
            } else if (is == null) {
                changes.add(new Change(account, Kind.GONE, List.of()));
            } else if (!was.equals(is)) {
                changes.add(new Change(account, Kind.CHANGED, LineDiff.of(was, is)));
            }
        }
        return new Approved(text, AdviceText.text(now), changes);
    }

    /** Whether the advice is what was approved. */
    public boolean same() {
        return changes.isEmpty() && !approved.isEmpty();
    }

    /** Makes the advice as it is now the approved one. The file is replaced only when the new one is whole. */
    public void accept(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, "approved", ".tmp");
        try {
            Files.writeString(unfinished, received, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** How many accounts differ so. */
    public long count(Kind kind) {
        return changes.stream().filter(change -> change.kind == kind).count();
    }

    /** What differs, for people; lines end with a line feed. Chinese for Chinese locales, else English. */
    public String text(Locale locale) {
        StringBuilder text = new StringBuilder(summary(locale)).append('\n');
        for (Change change : changes.subList(0, Math.min(SHOWN, changes.size()))) {
            text.append(change.account)
                    .append("  ")
                    .append(label("kind." + change.kind, locale))
                    .append('\n');
            for (String line : change.lines) {
                if (!line.startsWith(" ")) {
                    text.append("  ")
                            .append(line.charAt(0))
                            .append(line.substring(2))
                            .append('\n');
                }
            }
        }
        if (changes.size() > SHOWN) {
            text.append(String.format(locale, label("more", locale), changes.size() - SHOWN))
                    .append('\n');
        }
        return text.toString();
    }

    /** How many accounts differ, in one line. */
    public String summary(Locale locale) {
        if (approved.isEmpty()) {
            return String.format(locale, label("nothingApproved", locale), count(Kind.NEW));
        }
        return String.format(locale, label("changes", locale), count(Kind.CHANGED), count(Kind.NEW), count(Kind.GONE));
    }

    /** How a test that failed is told to accept. */
    public static String howToAccept(String property, Locale locale) {
        return String.format(locale, label("accept", locale), property);
    }

    private static String label(String key, Locale locale) {
        return ResourceBundle.getBundle(
                        "dev.mainstay.testkit.approval.labels",
                        locale,
                        Approved.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
