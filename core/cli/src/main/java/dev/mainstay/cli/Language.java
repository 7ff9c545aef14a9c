package dev.mainstay.cli;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Language of the output. */
enum Language {
    EN(Locale.ENGLISH),
    ZH(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** The language asked for, else that of the environment where it is Chinese, else English. */
    static Language of(String option) {
        if (option.isEmpty()) {
            return Locale.getDefault().getLanguage().equals("zh") ? ZH : EN;
        }
        return option.equals("zh") ? ZH : EN;
    }

    /**
     * The language of a call, before it is understood: help and complaints about its words are said in it too. What stands
     * behind the command comes later than what stands before it, so the last word counts.
     */
    static Language ofCall(String... arguments) {
        for (int i = arguments.length - 1; i >= 0; i--) {
            if (arguments[i].startsWith("--lang=")) {
                return of(arguments[i].substring("--lang=".length()));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return of(arguments[i + 1]);
            }
        }
        return of("");
    }

    /** A label with these in it; where the first is one and the label has words of its own for that, in these. */
    String say(String key, Object... arguments) {
        boolean one = arguments.length > 0 && arguments[0] instanceof Number number && number.longValue() == 1;
        String label = one && labels().containsKey(key + ".one") ? key + ".one" : key;
        return String.format(label(label), arguments);
    }

    private ResourceBundle labels() {
        return ResourceBundle.getBundle(
                "dev.mainstay.cli.labels",
                locale,
                Language.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A label of the command's own. */
    String label(String key) {
        try {
            return labels().getString(key);
        } catch (MissingResourceException missing) {
            throw new IllegalStateException("no label " + key, missing);
        }
    }
}
