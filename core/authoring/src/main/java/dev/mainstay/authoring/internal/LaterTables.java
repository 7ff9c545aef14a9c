package dev.mainstay.authoring.internal;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.overlay.Origins;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says whether a change of diagnosis.csv, playbook.csv, actions.csv or weights.csv can make a difference to an account, going
 * by the account and by what its advice came to before: a row of a signal that is not raised, of an action that is not
 * proposed, or for other accounts makes none.
 */
final class LaterTables {

    private final WeightChange weights;
    private final boolean facetsOrdered;
    /** Signals of which diagnosis.csv says something else. */
    private final Set<String> voices;
    /** Actions that are something else, or stand elsewhere among the others. */
    private final Set<String> actions;

    /** The rows for an action, before and after, where they differ. */
    private final List<List<List<Play>>> plays = new ArrayList<>();

    /** A row of the playbook with the likelihood or strength from which it applies. */
    private record Play(PlaybookRow row, double atLeast) {}

    LaterTables(PackModel before, PackModel after) {
        weights = new WeightChange(before, after);
        voices = differing(voices(before), voices(after));
        Map<String, ActionRow> actionsBefore = actions(before);
        Map<String, ActionRow> actionsAfter = actions(after);
        actions = differing(actionsBefore, actionsAfter);
        actions.addAll(Order.moved(actionsBefore.keySet(), actionsAfter.keySet()));
        facetsOrdered = Order.moved(facets(before), facets(after)).isEmpty();
        Map<String, List<Play>> playsBefore = plays(before);
        Map<String, List<Play>> playsAfter = plays(after);
        for (String action : differing(playsBefore, playsAfter)) {
            plays.add(List.of(playsBefore.getOrDefault(action, List.of()), playsAfter.getOrDefault(action, List.of())));
        }
    }

    private static <V> Set<String> differing(Map<String, V> before, Map<String, V> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Optional.ofNullable(before.get(key)).equals(Optional.ofNullable(after.get(key))));
        return keys;
    }

    private static Map<String, List<DiagnosisRow>> voices(PackModel model) {
        Map<String, List<DiagnosisRow>> rows = new HashMap<>();
        for (DiagnosisRow row : model.diagnosis()) {
            rows.computeIfAbsent(row.signal(), any -> new ArrayList<>()).add(Origins.nowhere(row));
        }
        return rows;
    }

    /** Facets in the order that decides between equals. */
    private static Set<String> facets(PackModel model) {
        Set<String> facets = new LinkedHashSet<>();
        for (Rule rule : model.rules()) {
            if (rule.consequence().call() == BoardCall.WEIGH) {
                facets.add(rule.consequence().codes().get(1));
            }
        }
        model.diagnosis().forEach(row -> facets.add(row.facet()));
        return facets;
    }

    private static Map<String, ActionRow> actions(PackModel model) {
        Map<String, ActionRow> rows = new LinkedHashMap<>();
        model.actions().forEach(row -> rows.put(row.code(), Origins.nowhere(row)));
        return rows;
    }

    private static Map<String, List<Play>> plays(PackModel model) {
        double usual = model.weightValues().getOrDefault("playbook.atLeast", 0.0);
        Map<String, List<Play>> plays = new HashMap<>();
        for (PlaybookRow row : model.playbook()) {
            plays.computeIfAbsent(row.action(), any -> new ArrayList<>())
                    .add(new Play(Origins.nowhere(row), row.atLeast().orElse(usual)));
        }
        return plays;
    }

    /** What the change may make another of the account's advice. */
    Set<AdvicePart> concern(AccountSnapshot account, Gist gist) {
        if (mayConcernFindings(account, gist)) {
            return AdvicePart.ALL;
        }
        return gist.proposed().stream().anyMatch(actions::contains)
                        || weights.concern(AdvicePart.ACTIONS, account, gist)
                ? EnumSet.of(AdvicePart.ACTIONS)
                : Set.of();
    }

    private boolean mayConcernFindings(AccountSnapshot account, Gist gist) {
        return (!facetsOrdered && gist.facetsCompete())
                || gist.signals().keySet().stream().anyMatch(voices::contains)
                || weights.concern(AdvicePart.FINDINGS, account, gist)
                || plays.stream().anyMatch(rows -> !applying(rows.get(0), account, gist)
                        .equals(applying(rows.get(1), account, gist)));
    }

    private List<Play> applying(List<Play> rows, AccountSnapshot account, Gist gist) {
        return rows.stream().filter(play -> mayApply(play, account, gist)).toList();
    }

    private boolean mayApply(Play play, AccountSnapshot account, Gist gist) {
        PlaybookRow row = play.row;
        return row.signal().map(gist.signals()::containsKey).orElse(true)
                && row.commitment()
                        .map(commitment -> gist.commitment(commitment).least()
                                        >= Gist.rank(row.commitmentFrom()).least()
                                && gist.commitment(commitment).most() >= 0)
                        .orElse(true)
                && mayAnswer(play, gist)
                && (row.stances().isEmpty() || row.stances().contains(gist.stance()))
                && suits(row.tiers(), Metrics.PROFILE_TIER, account)
                && suits(row.kinds(), Metrics.PROFILE_KIND, account)
                && suits(row.valueClasses(), Metrics.VALUE_VALUE_CLASS, account)
                && suits(row.industries(), Metrics.PROFILE_INDUSTRY, account);
    }

    private boolean mayAnswer(Play play, Gist gist) {
        PlaybookRow row = play.row;
        if (row.risk().isPresent()) {
            return gist.likelihood(row.risk().get().name()).most() >= play.atLeast;
        }
        if (row.cause().equals(Optional.of(PlaybookRow.UNEXPLAINED))) {
            return weights.mayBeUnexplained(gist);
        }
        return row.cause()
                .map(cause -> gist.likelihood(cause).most() >= play.atLeast)
                .orElse(true);
    }

    private static boolean suits(Set<?> admitted, Metric<?> metric, AccountSnapshot account) {
        return admitted.isEmpty()
                || account.get(metric).filter(value -> admitted.contains(value)).isPresent();
    }

    /** Whether some cause is so likely that behaviour is explained by it. */
    static boolean explained(Gist gist, double from) {
        for (Cause cause : Cause.values()) {
            if (gist.likelihood(cause.name()).least() >= from) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything stands in one of these lists of the account. */
    static boolean lists(AccountSnapshot account, FactType type) {
        return account.elements(type).map(list -> !list.isEmpty()).orElse(false);
    }
}
