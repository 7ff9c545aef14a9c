package dev.mainstay.account;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What became of the actions recommended for one account, as the host knows it. Advice depends on what stands in it and not
 * on the order. Immutable and thread-safe.
 *
 * @param actions the past actions, in an order of their own
 */
public record ActionHistory(List<PastAction> actions) {

    private static final Comparator<PastAction> OWN_ORDER = Comparator.comparing(PastAction::on)
            .thenComparing(PastAction::code)
            .thenComparing(action -> action.reason().orElse(""))
            .thenComparing(PastAction::state);

    private static final ActionHistory NONE = new ActionHistory(List.of());

    /** Copies the actions and orders them by day and code. */
    public ActionHistory {
        actions = actions.stream().sorted(OWN_ORDER).toList();
    }

    /** Nothing was done before, or nobody knows of it. */
    public static ActionHistory none() {
        return NONE;
    }

    /** These actions. */
    public static ActionHistory of(PastAction... actions) {
        return new ActionHistory(List.of(actions));
    }

    /** What was known on that day: a snapshot of an earlier day is not advised by what came after it. */
    public List<PastAction> until(LocalDate day) {
        return actions.stream().filter(action -> !action.on().isAfter(day)).toList();
    }
}
