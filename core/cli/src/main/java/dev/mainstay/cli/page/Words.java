package dev.mainstay.cli.page;

import dev.mainstay.pack.Texts;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a page says, in both languages. A page holds both and shows one; the template {@code words} writes them.
 *
 * @param en English
 * @param zh Chinese
 */
public record Words(String en, String zh) {

    /** What is the same in every language: a code, a name, a number. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** A label of the pages' own, from {@code labels.properties} beside this class; numbers are written without grouping. */
    public static Words label(String key, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = arguments[i].toString();
        }
        return new Words(label(key, Locale.ENGLISH, shown), label(key, Locale.SIMPLIFIED_CHINESE, shown));
    }

    /** All labels whose key starts so, by the rest of the key, with {@code {0}} where a script puts its own. */
    public static SortedMap<String, Words> labels(String prefix) {
        SortedMap<String, Words> labels = new TreeMap<>();
        for (String key : bundle(Locale.ENGLISH).keySet()) {
            if (key.startsWith(prefix)) {
                labels.put(
                        key.substring(prefix.length()),
                        new Words(
                                bundle(Locale.ENGLISH).getString(key),
                                bundle(Locale.SIMPLIFIED_CHINESE).getString(key)));
            }
        }
        return labels;
    }

    /** The text of a code of a pack, such as {@code signal.LATE_DELIVERY}. */
    public static Words of(Texts texts, String key) {
        return new Words(texts.get(key, Locale.ENGLISH), texts.get(key, Locale.SIMPLIFIED_CHINESE));
    }

    /** Whether both languages say it alike. */
    public boolean same() {
        return en.equals(zh);
    }

    /** What it says in the locale's language. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }

    private static String label(String key, Locale locale, Object[] arguments) {
        return new MessageFormat(bundle(locale).getString(key), Locale.ROOT).format(arguments);
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.mainstay.cli.page.labels",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
