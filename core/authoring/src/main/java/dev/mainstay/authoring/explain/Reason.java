package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Evidence;
import dev.mainstay.pack.SourceRef;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;

/**
 * One step of an explanation: a sentence, where in the pack it comes from, and what it rests on.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind what it says
 * @param at the rule, condition or row it is about, if it is about one
 * @param arguments what the sentence names
 * @param evidence for a comparison that holds, the same in figures
 * @param shortfall for a comparison that did not hold, the same in figures
 * @param because what it rests on
 */
public record Reason(
        Kind kind,
        Optional<SourceRef> at,
        List<String> arguments,
        Optional<Evidence> evidence,
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
        /** A rule of its own speaks for a cause, with what weight and strength. */
        RULE_FOR,
        /** A rule of its own speaks against a cause, with what weight and strength. */
        RULE_AGAINST,
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
        /** An action is proposed but withheld by what its own row says. */
        ACTION_WITHHELD_BY_ROW,
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
        GAP_DECIDES_NOTHING,
        /** A signal or rule speaks for a cause, with what weight and strength. */
        SPEAKS_FOR,
        /** A signal or rule speaks against a cause, with what weight and strength. */
        SPEAKS_AGAINST,
        /** An action is put off. */
        ACTION_POSTPONED,
        /** A row of playbook.csv proposes an action. */
        ROW_PROPOSES,
        /** A row is for accounts like this one. */
        ROW_SUITS,
        /** What an action is expected to save, less what it costs. */
        NET,
        /** What a cause carries of the likelihood of defection, and what of that an action takes off. */
        SAVES_OF,
        /** What the amount at risk is of. */
        BASIS_IS,
        /** That the amount at risk is the likelihood of defection times the margin. */
        BASIS_DEFECTION,
        /** What the advice rounds the likelihood to. */
        ROUNDED_IN_ADVICE,
        /** What the cost is made of. */
        COST,
        /** The score is relative, since money is unknown. */
        MONEY_UNKNOWN,
        /** A metric is unknown. */
        METRIC_UNKNOWN,
        /** The score and its factors. */
        SCORE,
        /** A precondition is met. */
        PERMIT_GRANTED,
        /** A precondition is not met. */
        PERMIT_MISSING,
        /** An action gives way to one it contradicts. */
        EXCLUDED_BY,
        /** An action gives way to one that is under way. */
        EXCLUDED_BY_OPEN,
        /** An action was done, and rests. */
        WAS_DONE,
        /** An action was declined, and rests. */
        WAS_DECLINED,
        /** An action is one too many. */
        CROWDED_OUT,
        /** The stance would be another. */
        STANCE_TURNED,
        /** The risk would be another. */
        RISK_MOVED,
        /** The margin at risk would be another. */
        MARGIN_MOVED,
        /** A signal would be raised. */
        SIGNAL_CAME,
        /** A signal would not be raised. */
        SIGNAL_WENT,
        /** A signal would be of another severity. */
        SIGNAL_TURNED,
        /** A commitment would be of another status. */
        COMMITMENT_TURNED,
        /** A cause would be listed. */
        CAUSE_CAME,
        /** A cause would not be listed. */
        CAUSE_WENT,
        /** A conduct risk would be listed. */
        CONDUCT_CAME,
        /** A conduct risk would not be listed. */
        CONDUCT_WENT,
        /** A likelihood would be another. */
        LIKELIHOOD_MOVED,
        /** An action would be recommended. */
        ACTION_CAME,
        /** An action would not be recommended. */
        ACTION_WENT,
        /** An action would be at another rank. */
        ACTION_MOVED,
        /** An action would be due on another day. */
        DUE_MOVED,
        /** An action would be withheld. */
        WITHHELD_CAME,
        /** An action would not be withheld. */
        WITHHELD_WENT,
        /** Something would be unknown that could matter. */
        GAP_CAME,
        /** Something unknown would no longer matter. */
        GAP_WENT,
        /** The advice would be the same. */
        NOTHING_CHANGES,
        /** What is changed, from what to what. */
        CHANGED,
        /** A change would remove something from the advice. */
        WOULD_REMOVE,
        /** A change would bring something into the advice. */
        WOULD_ADD,
        /** No change within the allowed range removes it. */
        NOTHING_REMOVES,
        /** No change within the allowed range adds it. */
        NOTHING_ADDS,
        /** No change was found that removes it. */
        NOTHING_FOUND_REMOVES,
        /** No change was found that adds it. */
        NOTHING_FOUND_ADDS,
        /** A value for what was unknown is one that does it, and no limit. */
        ONE_OF_MANY,
        /** An action rests whatever the account is. */
        RESTS,
        /** How many changed accounts were advised. */
        TRIED,
        /** Something unknown that could change the advice. */
        WORTH_KNOWING,
        /** How many further unknowns could change the advice. */
        MORE_UNKNOWNS,
        /** What it could turn out to be. */
        IF_IT_IS,
        /** Nothing unknown could change the advice. */
        NOTHING_TO_FIND_OUT,
        /** The advice does say it. */
        IS_SO,
        /** The advice does not say it. */
        IS_NOT_SO,
        /** How much is unknown that could matter. */
        GAPS
    }

    static Reason of(Kind kind, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        return new Reason(kind, Optional.empty(), texts, Optional.empty(), Optional.empty(), List.of());
    }

    Reason at(SourceRef place) {
        return new Reason(kind, Optional.of(place), arguments, evidence, shortfall, because);
    }

    Reason with(Shortfall figures) {
        return new Reason(kind, at, arguments, evidence, Optional.of(figures), because);
    }

    Reason with(Evidence figures) {
        return new Reason(kind, at, arguments, Optional.of(figures), shortfall, because);
    }

    Reason because(List<Reason> reasons) {
        return new Reason(kind, at, arguments, evidence, shortfall, reasons);
    }

    /** The sentence, without what it rests on. Chinese for Chinese locales, else English. */
    public String sentence(Locale locale) {
        return sentence(locale, UnaryOperator.identity());
    }

    /** The same, with what it names put so. */
    String sentence(Locale locale, UnaryOperator<String> naming) {
        return new MessageFormat(bundle(locale).getString(kind.name()), Locale.ROOT)
                        .format(arguments.stream().map(naming).toArray())
                + at.map(place -> " [" + (place.pack().isEmpty() ? "" : place.pack() + " ") + place.file() + ":"
                                + place.line() + "]")
                        .orElse("");
    }

    /** What a code is called that has no title in a pack, else the code. */
    static String word(String code, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        return bundle.containsKey("word." + code) ? bundle.getString("word." + code) : code;
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
