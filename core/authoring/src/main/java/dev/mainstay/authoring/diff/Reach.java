package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Metrics;
import java.util.BitSet;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a change can make any difference to an account, told from the account and what the pack without, or with, the change
 * advises. By itself it may say that it can where it does not, never the other way round; for one that needs others, it tells
 * where to look first. Immutable and thread-safe.
 */
final class Reach {

    private static final String URGENCY = "urgency.signal.";

    private Reach() {}

    /**
     * For one change.
     *
     * @param without changes of the pack that lacks it
     * @param with the same with it, and those that it needs
     */
    static BiPredicate<AccountSnapshot, Advice> of(Composition composition, int change, BitSet without, BitSet with) {
        PackChange changed = composition.changes().get(change);
        return switch (changed.part()) {
            case TEXT -> (account, advice) -> false;
            case RULE, LIMIT -> {
                Predicate<AccountSnapshot> impact =
                        Impact.of(composition.model(without, false), composition.model(with, false));
                yield (account, advice) -> impact.test(account);
            }
            case DIAGNOSIS -> {
                Slot<DiagnosisRow> slot = composition.diagnosis(change).orElseThrow();
                yield (account, advice) -> both(slot).anyMatch(row -> raised(row.signal(), advice));
            }
            case ACTION -> (account, advice) -> proposed(changed.key(), advice);
            case PLAYBOOK -> {
                Slot<PlaybookRow> slot = composition.play(change).orElseThrow();
                yield (account, advice) -> both(slot).anyMatch(row -> mayApply(row, account, advice));
            }
            case WEIGHT ->
                changed.key().startsWith(URGENCY)
                        ? (account, advice) -> raised(changed.key().substring(URGENCY.length()), advice)
                        : (account, advice) -> true;
            case VALIDITY, ORDER -> (account, advice) -> true;
        };
    }

    private static <R> Stream<R> both(Slot<R> slot) {
        return Stream.concat(slot.before().stream(), slot.after().stream());
    }

    private static boolean raised(String signal, Advice advice) {
        return advice.signal(signal).isPresent();
    }

    private static boolean proposed(String action, Advice advice) {
        return advice.actions().stream().map(Action::code).anyMatch(action::equals)
                || advice.withheld().stream().map(Withheld::code).anyMatch(action::equals);
    }

    /** What the row asks of the account, its signals, commitments and stance, none of which the playbook can change. */
    private static boolean mayApply(PlaybookRow row, AccountSnapshot account, Advice advice) {
        return row.signal().map(signal -> raised(signal, advice)).orElse(true)
                && (row.stances().isEmpty() || row.stances().contains(advice.stance()))
                && among(row.tiers(), account.get(Metrics.PROFILE_TIER))
                && among(row.kinds(), account.get(Metrics.PROFILE_KIND))
                && among(row.industries(), account.get(Metrics.PROFILE_INDUSTRY))
                && among(row.valueClasses(), account.get(Metrics.VALUE_VALUE_CLASS))
                && row.commitment()
                        .map(code -> advice.commitments().stream()
                                .anyMatch(state -> state.code() == code
                                        && state.status() != CommitmentStatus.UNKNOWN
                                        && state.status().compareTo(row.commitmentFrom()) >= 0))
                        .orElse(true);
    }

    private static <T> boolean among(Collection<T> wanted, Optional<T> value) {
        return wanted.isEmpty() || value.filter(wanted::contains).isPresent();
    }
}
