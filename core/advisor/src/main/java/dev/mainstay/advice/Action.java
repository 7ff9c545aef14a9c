package dev.mainstay.advice;

import dev.mainstay.pack.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One recommended action: who does what by when, why, and how success is seen. Immutable and thread-safe. */
public final class Action {

    private final int rank;
    private final String code;
    private final String key;
    private final String owner;
    private final LocalDate dueOn;
    private final boolean obligation;
    private final double score;
    private final Factors factors;
    private final List<String> because;
    private final String success;
    private final String stop;
    private final Texts texts;

    /**
     * An action; {@code success} and {@code stop} are codes of texts.
     */
    public Action(
            int rank,
            String code,
            String key,
            String owner,
            LocalDate dueOn,
            boolean obligation,
            double score,
            Factors factors,
            List<String> because,
            String success,
            String stop,
            Texts texts) {
        this.rank = rank;
        this.code = code;
        this.key = key;
        this.owner = owner;
        this.dueOn = dueOn;
        this.obligation = obligation;
        this.score = score;
        this.factors = factors;
        this.because = List.copyOf(because);
        this.success = success;
        this.stop = stop;
        this.texts = texts;
    }

    /** Place in the list, from 1. */
    public int rank() {
        return rank;
    }

    /** Code of the action in the pack's catalogue. */
    public String code() {
        return code;
    }

    /**
     * Stable identity: account, action, what it answers, and quarter. The same need in the same quarter has the same key, so
     * that a task is updated and not doubled.
     */
    public String key() {
        return key;
    }

    /** Code of the role that does it. */
    public String owner() {
        return owner;
    }

    /** Name of that role. */
    public String owner(Locale locale) {
        return texts.get("owner." + owner, locale);
    }

    /** Day it is due. */
    public LocalDate dueOn() {
        return dueOn;
    }

    /** It is owed by safety, law or a promise, and comes first whatever its score. */
    public boolean obligation() {
        return obligation;
    }

    /** Score; in the account's currency, or relative where {@link Factors#relative()}. */
    public double score() {
        return score;
    }

    /** What the score is made of. */
    public Factors factors() {
        return factors;
    }

    /** Codes of the causes, conduct risks, commitments and signals that led to it, the reason first. */
    public List<String> because() {
        return because;
    }

    /** What to do, in a line. */
    public String title(Locale locale) {
        return texts.get("action." + code, locale);
    }

    /** How to do it, step by step. */
    public List<String> steps(Locale locale) {
        List<String> steps = new ArrayList<>();
        while (true) {
            Optional<String> step = texts.find("action." + code + ".step." + (steps.size() + 1), locale);
            if (step.isEmpty()) {
                return steps;
            }
            steps.add(step.get());
        }
    }

    /** How success is seen. */
    public String success(Locale locale) {
        return texts.get("success." + success, locale);
    }

    /** When to stop. */
    public String stop(Locale locale) {
        return texts.get("stop." + stop, locale);
    }

    /** The same action with the same factors at the same place. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Action that
                && rank == that.rank
                && key.equals(that.key)
                && owner.equals(that.owner)
                && dueOn.equals(that.dueOn)
                && obligation == that.obligation
                && Double.compare(score, that.score) == 0
                && factors.equals(that.factors)
                && because.equals(that.because)
                && success.equals(that.success)
                && stop.equals(that.stop);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + rank;
    }

    @Override
    public String toString() {
        return rank + ". " + code + " by " + owner + " until " + dueOn + " because " + because;
    }
}
