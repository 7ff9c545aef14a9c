package dev.mainstay.json;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.mainstay.advice.Action;
import dev.mainstay.pack.PackId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of actions in one language, encoded once. The texts of an action are the same in every advice of a pack, and
 * looking them up step by step takes longer than writing all the rest. Thread-safe.
 */
final class ActionTexts {

    /** More packs than one writer meets; beyond it old ones are forgotten. */
    private static final int MOST_PACKS = 16;

    private static final int MOST_ACTIONS = 10_000;

    private final Locale locale;
    private final Map<PackId, Map<String, Encoded>> packs = new ConcurrentHashMap<>();

    ActionTexts(Locale locale) {
        this.locale = locale;
    }

    /** The texts of an action, ready to be written. */
    record Encoded(
            SerializedString title, List<SerializedString> steps, SerializedString success, SerializedString stop) {

        boolean says(String itsTitle, String itsSuccess, String itsStop) {
            return title.getValue().equals(itsTitle)
                    && success.getValue().equals(itsSuccess)
                    && stop.getValue().equals(itsStop);
        }
    }

    /** The texts of a pack's actions, by code. */
    Map<String, Encoded> of(PackId pack) {
        Map<String, Encoded> known = packs.get(pack);
        if (known == null) {
            if (packs.size() >= MOST_PACKS) {
                packs.clear();
            }
            known = packs.computeIfAbsent(pack, any -> new ConcurrentHashMap<>());
        }
        return known;
    }

    /** The texts of this action. */
    Encoded of(Action action, Map<String, Encoded> known) {
        String title = action.title(locale);
        String success = action.success(locale);
        String stop = action.stop(locale);
        Encoded encoded = known.get(action.code());
        if (encoded == null || !encoded.says(title, success, stop)) {
            encoded = new Encoded(
                    encoded(title),
                    action.steps(locale).stream().map(ActionTexts::encoded).toList(),
                    encoded(success),
                    encoded(stop));
            if (known.size() >= MOST_ACTIONS) {
                known.clear();
            }
            known.put(action.code(), encoded);
        }
        return encoded;
    }

    private static SerializedString encoded(String text) {
        SerializedString encoded = new SerializedString(WellFormed.of(text));
        encoded.asQuotedUTF8();
        return encoded;
    }
}
