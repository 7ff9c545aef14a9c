package dev.mainstay.authoring.explain;

import dev.mainstay.pack.SourceRef;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * One step of an explanation: a sentence, where in the pack it comes from, and what it rests on.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind what it says
 * @param at the rule, condition or row it is about, if it is about one
 * @param arguments what the sentence names
 * @param shortfall for a comparison that did not hold, the same in figures
 * @param because what it rests on
 */
public record Reason(
        Kind kind,
        Optional<SourceRef> at,
        List<String> arguments,
        Optional<Shortfall> shortfall,
        List<Reason> because) {

    /** Copies the lists. */
    public Reason {
        arguments = List.copyOf(arguments);
        because = List.copyOf(because);
    }

    /** What a reason says. */
    public enum Kind {
        /** A rule fired. */
        RULE_FIRED,
        /** A rule did not fire. */
        RULE_SILENT,
        /** A rule is out of use for a time. */
        RULE_SWITCHED_OFF,
        /** A comparison did not hold. */
        CONDITION_FAILED,
        /** A comparison with something unknown. */
        CONDITION_UNKNOWN,
        /** The pack sets no such limit for the account. */
        LIMIT_UNSET,
        /** None of several conditions held. */
        NONE_HOLDS,
        /** Nothing is known of a list. */
        LIST_UNKNOWN,
        /** A list has no elements. */
        LIST_EMPTY,
        /** Something is there that must not be. */
        MUST_NOT_BE,
        /** Something might be there that must not be. */
        MIGHT_BE,
        /** A count, sum, least or greatest value is not what is asked for. */
        FOLD_SHORT,
        /** A signal is not raised. */
        SIGNAL_NOT_RAISED,
        /** A signal is raised, and how. */
        SIGNAL_RAISED,
        /** What a signal, cause or action rests on. */
        EVIDENCE,
        /** Nothing in the pack raises, names, takes or proposes it. */
        NOT_IN_PACK,
        /** Everything that could speak for it does so already. */
        ALL_HEARD,
        /** The likelihood of a cause, a conduct risk or defection. */
        LIKELIHOOD,
        /** A likelihood is below what is needed. */
        LIKELIHOOD_SHORT,
        /** A signal that would speak for a cause is not raised. */
        VOICE_MISSING,
        /** A signal speaks for a cause. */
        VOICE_FOR,
        /** A signal speaks against a cause. */
        VOICE_AGAINST,
        /** The status of a commitment. */
        COMMITMENT,
        /** No metric is known that could tell of a commitment. */
        COMMITMENT_UNKNOWN,
        /** A rule took the stance. */
        STANCE_TAKEN,
        /** No rule took another stance. */
        STANCE_BY_DEFAULT,
        /** An action is recommended, and where. */
        ACTION_RECOMMENDED,
        /** An action is proposed but withheld. */
        ACTION_WITHHELD,
        /** A row of playbook.csv does not apply. */
        ROW_SILENT,
        /** A row asks for a value that the account does not have. */
        ROW_ASKS,
        /** A row asks for a value that is unknown of the account. */
        ROW_ASKS_UNKNOWN,
        /** A row asks for a facet that nothing speaks for. */
        ROW_FACET,
        /** A row asks for behaviour that no cause explains. */
        ROW_UNEXPLAINED,
        /** A metric is known, so it is no gap. */
        METRIC_KNOWN,
        /** What is unknown would change nothing. */
        GAP_DECIDES_NOTHING
    }

    static Reason of(Kind kind, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        return new Reason(kind, Optional.empty(), texts, Optional.empty(), List.of());
    }

    Reason at(SourceRef place) {
        return new Reason(kind, Optional.of(place), arguments, shortfall, because);
    }

    Reason with(Shortfall figures) {
        return new Reason(kind, at, arguments, Optional.of(figures), because);
    }

    Reason because(List<Reason> reasons) {
        return new Reason(kind, at, arguments, shortfall, reasons);
    }

    /** The sentence, without what it rests on. Chinese for Chinese locales, else English. */
    public String sentence(Locale locale) {
        return new MessageFormat(bundle(locale).getString(kind.name()), Locale.ROOT).format(arguments.toArray())
                + at.map(place -> " [" + (place.pack().isEmpty() ? "" : place.pack() + " ") + place.file() + ":"
                                + place.line() + "]")
                        .orElse("");
    }

    /** A label that introduces reasons, such as {@code nearest}. */
    public static String label(String key, Locale locale) {
        return bundle(locale).getString("label." + key);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.mainstay.authoring.explain.reasons",
                locale,
                Reason.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The sentence and below it, each two spaces further in, what it rests on. */
    public List<String> lines(Locale locale) {
        List<String> lines = new ArrayList<>();
        lines.add(sentence(locale));
        for (Reason reason : because) {
            reason.lines(locale).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }
}
