package dev.mainstay.authoring.explain;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.pack.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The advice for an account as it is and as it would be with some changes and nothing else changed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param changes the changes
 * @param snapshot the account as it is
 * @param before the advice for it
 * @param after the advice for the changed account
 * @param texts texts of the pack
 */
public record WhatIf(List<Change> changes, AccountSnapshot snapshot, Advice before, Advice after, Texts texts)
        implements Answer {

    /** Copies the changes. */
    public WhatIf {
        changes = List.copyOf(changes);
    }

    @Override
    public Advice advice() {
        return before;
    }

    /** What was changed, each from what to what. */
    public List<Reason> changed() {
        return changes.stream()
                .map(change -> Reason.of(Kind.CHANGED, change.what(), change.from(snapshot), change.to()))
                .toList();
    }

    /** What of the advice is otherwise then; one reason that says so where nothing is. */
    @Override
    public List<Reason> reasons() {
        List<Reason> differences = Differences.of(before, after);
        return differences.isEmpty() ? List.of(Reason.of(Kind.NOTHING_CHANGES)) : differences;
    }

    @Override
    public String text(Locale locale) {
        List<Reason> all = new ArrayList<>(changed());
        all.addAll(reasons());
        return Wording.of(texts, locale).text(before, all);
    }
}
