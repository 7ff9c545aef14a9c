package dev.mainstay.examples.crm;

import dev.mainstay.advice.Action;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Stance;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words and numbers of the report in one language: the pack's texts by code, and the report's own labels. */
final class Wording {

    /** What an action may be because of, by the first part of the keys of its texts. */
    private static final List<String> REASONS = List.of("cause", "risk", "commitment", "signal", "stance", "guard");

    private final RulePack pack;
    private final Locale locale;
    private final ResourceBundle labels;

    Wording(RulePack pack, Locale locale) {
        this.pack = pack;
        this.locale = locale;
        // Without a fallback to the default locale of this machine, on which no output may depend.
        labels = ResourceBundle.getBundle(
                "dev.mainstay.examples.crm.labels",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    /** A label of the report. */
    String label(String key, Object... arguments) {
        return new MessageFormat(labels.getString(key), Locale.ROOT).format(arguments);
    }

    /** The pack's text of a code, such as {@code cause} and {@code STRONGER_RIVAL}. */
    String text(String kind, String code) {
        return pack.text(kind + "." + code, locale);
    }

    /** The pack's text of a code that may be of any kind an action gives as its reason. */
    String reason(String code) {
        for (String kind : REASONS) {
            if (pack.model().texts().find(kind + "." + code, locale).isPresent()) {
                return text(kind, code);
            }
        }
        return code;
    }

    /** The stance in a word; the pack's text goes on to say what it means. */
    String stance(Stance stance) {
        return text("stance", stance.name()).split("[:：]", 2)[0];
    }

    /** What is to be done, who does it, and until when. */
    String task(Action action) {
        return action.title(locale) + " · " + action.owner(locale) + " · " + label("by", action.dueOn());
    }

    /** Such as {@code 48%}. */
    String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }

    /** Such as {@code USD 12,345}. */
    String money(Money money) {
        return money.currency().getCurrencyCode() + " "
                + String.format(
                        Locale.ROOT,
                        "%,d",
                        money.amount().setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
    }
}
