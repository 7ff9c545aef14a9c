package dev.mainstay.authoring.explain;

import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.pack.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The smallest change of an account that makes its advice say something, or no longer say it; found over the pack's own break
 * points and confirmed by advising the changed account.
 *
 * <p>Smallest is first the fewest metrics, one before two, and then the least sum of their sizes. The size of a change is its
 * share of the range that limits.csv allows for the limits of that metric (Gower's distance, 1971) or, where rules compare the
 * metric with no limit, of the larger of both values; a day counts against a year; a flag, a code, an unknown that becomes
 * known and an added element count 1, and no other more; what only the calendar moves, such as the days to a renewal, counts
 * 2. Among equals the metric that comes first in the vocabulary is taken.
 *
 * <p>Beside the break points of rules those of the score are tried: the revenue and the margin from which the action saves more
 * than it costs.
 *
 * <p>Who the account is (the group {@code profile} but for its completeness) is left as it is, for nobody can act upon it.
 * Nothing known becomes unknown, and no element is taken away. Immutable and thread-safe.
 *
 * @param topic what it is about
 * @param removes whether the advice says it now, so that the change removes it
 * @param changes the change; empty where none was found
 * @param found what the change does; empty where none was found
 * @param rests why it is an action that rests by what was done or declined, so that no change of the account leads to it; empty
 *     where it does not
 * @param complete whether every change of one metric was tried, and every one of two that can do more together than apart;
 *     false where the search ended at its bound, so that "none" only means "none found"
 * @param tried how many changed accounts were advised
 */
public record Counterfactual(
        Topic topic,
        boolean removes,
        List<Change> changes,
        Optional<WhatIf> found,
        Optional<Reason> rests,
        boolean complete,
        int tried,
        Advice advice,
        Texts texts)
        implements Answer {

    /** Copies the changes. */
    public Counterfactual {
        changes = List.copyOf(changes);
    }

    @Override
    public List<Reason> reasons() {
        if (rests.isPresent()) {
            return List.of(Reason.of(Kind.RESTS, topic.code()).because(List.of(rests.get())));
        }
        Reason tried = Reason.of(Kind.TRIED, this.tried);
        if (found.isEmpty()) {
            return List.of(Reason.of(
                            complete
                                    ? removes ? Kind.NOTHING_REMOVES : Kind.NOTHING_ADDS
                                    : removes ? Kind.NOTHING_FOUND_REMOVES : Kind.NOTHING_FOUND_ADDS,
                            topic.code())
                    .because(List.of(tried)));
        }
        List<Reason> because = new ArrayList<>(found.get().changed());
        changes.stream()
                .filter(change -> !change.added()
                        && change.metric()
                                .filter(metric -> metric.unit().numeric())
                                .isPresent()
                        && change.current(found.get().snapshot()).isEmpty())
                .map(change -> Reason.of(Kind.ONE_OF_MANY, change.what(), change.to()))
                .forEach(because::add);
        because.addAll(found.get().reasons());
        because.add(tried);
        return List.of(Reason.of(removes ? Kind.WOULD_REMOVE : Kind.WOULD_ADD, topic.code())
                .because(because));
    }

    @Override
    public String text(Locale locale) {
        return Wording.of(texts, locale).text(advice, reasons());
    }
}
