package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Advice;
import dev.mainstay.pack.Texts;
import java.util.List;
import java.util.Locale;

/**
 * Why the advice for an account says something, does not say it, or is as it is.
 *
 * @param question what was asked
 * @param topics what it was asked about; empty for the whole story
 * @param advice the advice
 * @param reasons the answer
 * @param texts texts of the pack
 */
public record Explanation(Question question, List<Topic> topics, Advice advice, List<Reason> reasons, Texts texts)
        implements Answer {

    /** What was asked. */
    public enum Question {
        /** The whole advice. */
        STORY,
        /** Why it says something. */
        WHY,
        /** Why it does not. */
        WHY_NOT
    }

    /** Copies the lists. */
    public Explanation {
        topics = List.copyOf(topics);
        reasons = List.copyOf(reasons);
    }

    @Override
    public String text(Locale locale) {
        return Wording.of(texts, locale).text(advice, reasons);
    }
}
