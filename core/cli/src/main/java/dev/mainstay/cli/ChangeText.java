package dev.mainstay.cli;

import dev.mainstay.advice.Change;
import dev.mainstay.pack.RulePack;
import java.util.Locale;

/** A change as a person reads it. */
final class ChangeText {

    private final RulePack pack;
    private final Language language;
    private final Locale locale;

    ChangeText(RulePack pack, Language language) {
        this.pack = pack;
        this.language = language;
        locale = language.locale();
    }

    /** Such as {@code + Cause: Functional (35%)}. */
    String line(Change change) {
        String sign =
                switch (change.status()) {
                    case NEW -> "+";
                    case RESOLVED -> "-";
                    case WORSENED -> "↑";
                    case EASED -> "↓";
                    case UNCHANGED -> "=";
                };
        String before = shown(change, change.before());
        String after = shown(change, change.after());
        String values = before.isEmpty() || after.isEmpty() ? before + after : before + " → " + after;
        String name = Plain.text(name(change));
        return sign + " " + language.label("status." + change.status()) + "  "
                + language.label("subject." + change.subject()) + (name.isEmpty() ? "" : ": " + name)
                + (values.isEmpty() ? "" : " (" + values + ")")
                + (change.atLimit() ? "  " + language.label("atLimit") : "");
    }

    private String name(Change change) {
        String key = change.key();
        return switch (change.subject()) {
            case RISK -> "";
            case COMMITMENT -> pack.text("commitment." + key, locale);
            case CAUSE -> pack.text("cause." + key, locale);
            case CONDUCT -> pack.text("risk." + key, locale);
            case SIGNAL -> pack.text("signal." + key, locale);
            case ACTION -> pack.text("action." + key, locale);
        };
    }

    private String shown(Change change, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (change.subject()) {
            case RISK, CAUSE, CONDUCT -> Math.round(Double.parseDouble(value) * 100) + "%";
            case COMMITMENT -> pack.text("status." + value, locale);
            case SIGNAL -> pack.text("severity." + value, locale);
            case ACTION -> "";
        };
    }
}
