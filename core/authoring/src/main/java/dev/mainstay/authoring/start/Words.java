package dev.mainstay.authoring.start;

import java.util.Locale;
import java.util.ResourceBundle;

/** What the vocabulary page says beside the vocabulary itself, in one language. */
final class Words {

    private final ResourceBundle bundle;

    Words(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "dev.mainstay.authoring.start.words",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key) {
        return bundle.getString(key);
    }

    String of(String kind, Enum<?> code) {
        return bundle.getString(kind + "." + code.name());
    }
}
