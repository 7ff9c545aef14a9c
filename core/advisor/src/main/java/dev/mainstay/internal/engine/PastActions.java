package dev.mainstay.internal.engine;

import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.PastAction;
import dev.mainstay.account.PastAction.State;
import dev.mainstay.advice.Withheld;
import dev.mainstay.pack.WeightRow;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What past actions say of a proposal: one that was done or declined rests for a time, and one that is under way keeps out
 * what contradicts it. What is owed by safety, law or a promise never rests, and gives way only to what is owed too.
 */
final class PastActions {

    static final PastActions NONE = new PastActions(List.of(), LocalDate.MIN, Map.of());
    static final String COOLDOWN = "COOLDOWN";

    private static final String OF_STATE = "cooldown.";
    private static final String OF_ACTION = "cooldown.action.";

    private final List<PastAction> known;
    private final LocalDate asOf;
    private final Map<String, WeightRow> weights;
    private final BitSet open = new BitSet();
    private final BitSet openObligations = new BitSet();

    private PastActions(List<PastAction> known, LocalDate asOf, Map<String, WeightRow> weights) {
        this.known = known;
        this.asOf = asOf;
        this.weights = weights;
    }

    static PastActions of(ActionHistory history, LocalDate asOf, PackEngine engine) {
        List<PastAction> known = history.until(asOf);
        if (known.isEmpty()) {
            return NONE;
        }
        PastActions past = new PastActions(known, asOf, engine.cooldowns);
        for (PastAction action : known) {
            if (action.state() == State.OPEN && known.stream().noneMatch(later -> ends(later, action))) {
                engine.action(action.code()).ifPresent(past::open);
            }
        }
        return past;
    }

    /** Whether this tells what became of what was under way; one of the same day was begun before it. */
    private static boolean ends(PastAction later, PastAction open) {
        return later.state() != State.OPEN
                && later.code().equals(open.code())
                && !later.on().isBefore(open.on())
                && open.reason().map(later::answered).orElse(true);
    }

    private void open(Catalogue.Entry action) {
        open.set(action.number());
        openObligations.set(action.number(), action.row().obligation());
    }

    /** How many are known. */
    int size() {
        return known.size();
    }

    /** Why the proposal is withheld, if it is; the first of its reasons is the need it answers. */
    Optional<Withheld> withholds(Proposal proposal, List<String> reasons) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        boolean owed = proposal.row().obligation();
        if (proposal.catalogued().contradicts().intersects(owed ? openObligations : open)) {
            return Optional.of(Arbitration.because(proposal, Arbitration.EXCLUDED));
        }
        return owed ? Optional.empty() : rests(proposal, reasons.get(0));
    }

    private Optional<Withheld> rests(Proposal proposal, String reason) {
        String code = proposal.row().code();
        LocalDate until = asOf;
        WeightRow by = null;
        for (PastAction past : known) {
            WeightRow row = cooldown(past);
            if (row != null && past.code().equals(code) && past.answered(reason)) {
                LocalDate end = past.on().plusDays((long) row.value());
                if (end.isAfter(until)) {
                    until = end;
                    by = row;
                }
            }
        }
        return by == null
                ? Optional.empty()
                : Optional.of(new Withheld(
                        code, COOLDOWN, by.at().file() + ":" + by.at().line(), List.of(), Optional.of(until)));
    }

    private @Nullable WeightRow cooldown(PastAction past) {
        if (past.state() == State.OPEN) {
            return null;
        }
        WeightRow own = weights.get(OF_ACTION + past.code());
        return own != null ? own : weights.get(OF_STATE + past.state());
    }
}
