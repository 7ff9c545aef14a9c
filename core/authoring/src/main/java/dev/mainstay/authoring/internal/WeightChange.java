package dev.mainstay.authoring.internal;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Says whether other numbers in weights.csv can make a difference to an account that is advised without a history, going by
 * what its advice came to before.
 */
final class WeightChange {

    private static final String HORIZON = "horizon.years";
    private static final String MOST_ACTIONS = "actions.max";
    private static final String UNEXPLAINED_DEFECTION = "unexplained.defection";
    private static final String UNEXPLAINED_CAUSE = "unexplained.cause";

    /** Whom a number can concern that is either held against nobody's advice or against all. */
    private enum Reach implements BiPredicate<AccountSnapshot, Gist> {
        NOBODY,
        EVERYBODY;

        @Override
        public boolean test(AccountSnapshot account, Gist gist) {
            return this == EVERYBODY;
        }
    }

    private final Map<String, Double> before;
    private final Map<String, Double> after;
    private final Map<String, Lever> levers = new HashMap<>();
    private final Map<AdvicePart, List<BiPredicate<AccountSnapshot, Gist>>> concerns = new EnumMap<>(AdvicePart.class);

    WeightChange(PackModel before, PackModel after) {
        this.before = before.weightValues();
        this.after = after.weightValues();
        for (ActionRow row : before.actions()) {
            levers.put(row.code(), row.lever());
        }
        Set<String> keys = new HashSet<>(this.before.keySet());
        keys.addAll(this.after.keySet());
        for (String key : keys) {
            Double was = this.before.get(key);
            Double is = this.after.get(key);
            if (was == null || is == null || !was.equals(is)) {
                concerns.computeIfAbsent(part(key), any -> new ArrayList<>())
                        .add(concern(key, was == null ? 0 : was, is == null ? 0 : is));
            }
        }
    }

    /** Whether a number that enters an advice first in this part concerns the account. */
    boolean concern(AdvicePart part, AccountSnapshot account, Gist gist) {
        return concerns.getOrDefault(part, List.of()).stream().anyMatch(concern -> concern.test(account, gist));
    }

    private static AdvicePart part(String key) {
        return switch (group(key)) {
            case "hourCost.", "urgency.signal.", "urgency.", "lever.", "cap." -> AdvicePart.ACTIONS;
            default -> key.equals(HORIZON) || key.equals(MOST_ACTIONS) ? AdvicePart.ACTIONS : AdvicePart.FINDINGS;
        };
    }

    private static String group(String key) {
        return key.substring(0, key.lastIndexOf('.') + 1);
    }

    private BiPredicate<AccountSnapshot, Gist> concern(String key, double was, double is) {
        String code = key.substring(key.lastIndexOf('.') + 1);
        return switch (group(key)) {
            case "hourCost." -> (account, gist) -> proposes(gist) && paysIn(account, code);
            case "urgency.signal." -> (account, gist) -> gist.signals().containsKey(code);
            case "urgency." ->
                (account, gist) -> proposes(gist) && gist.signals().containsValue(Severity.valueOf(code));
            // a signal is as grave as the gravest rule that raised it
            case "severity." ->
                (account, gist) -> gist.signals().values().stream()
                        .anyMatch(severity -> severity.compareTo(Severity.valueOf(code)) >= 0);
            case "lever." ->
                (account, gist) -> gist.proposed().stream()
                        .anyMatch(action -> Lever.valueOf(code).equals(levers.get(action)));
            case "cap." -> (account, gist) -> proposes(gist);
            case "risk." -> (account, gist) -> defection(gist).passedBy(was, is);
            // a stance that was taken gives way only to one that goes before it now
            case "stance.order." -> (account, gist) -> mayGiveWay(gist.stance());
            // a history alone is held against these, and the playbook's own is read with its rows
            case "cooldown.", "cooldown.action.", "delta.", "delta.band.", "playbook." -> Reach.NOBODY;
            default -> single(key, was, is);
        };
    }

    private BiPredicate<AccountSnapshot, Gist> single(String key, double was, double is) {
        return switch (key) {
            case HORIZON ->
                (account, gist) -> proposes(gist)
                        || account.get(Metrics.VALUE_GROSS_MARGIN).isPresent();
            case MOST_ACTIONS -> (account, gist) -> gist.proposed().size() > Math.min(was, is);
            case "cause.listed" ->
                (account, gist) ->
                        causesAndRisks().anyMatch(code -> gist.likelihood(code).passedBy(was, is));
            case UNEXPLAINED_DEFECTION -> (account, gist) -> mayBeUnexplained(gist);
            case UNEXPLAINED_CAUSE ->
                (account, gist) -> mayBeUnexplained(gist)
                        && causesAndRisks()
                                .anyMatch(code -> gist.likelihood(code).passedBy(was, is));
            case "confidence.rumour" -> (account, gist) -> LaterTables.lists(account, FactType.RIVAL);
            case "confidence.unstated", "confidence.fadeDays" ->
                (account, gist) ->
                        LaterTables.lists(account, FactType.RIVAL) || LaterTables.lists(account, FactType.SHIFT);
            default -> Reach.EVERYBODY;
        };
    }

    private static boolean proposes(Gist gist) {
        return !gist.proposed().isEmpty();
    }

    private static boolean paysIn(AccountSnapshot account, String currency) {
        return account.get(Metrics.VALUE_ANNUAL_REVENUE)
                .map(Money::currency)
                .filter(known -> known.getCurrencyCode().equals(currency))
                .isPresent();
    }

    private static Between defection(Gist gist) {
        return gist.likelihood(PlaybookRow.DEFECTION);
    }

    private static Stream<String> causesAndRisks() {
        return Stream.concat(
                Stream.of(Cause.values()).map(Enum::name),
                Stream.of(ConductRisk.values()).map(Enum::name));
    }

    /**
     * Whether behaviour may say, before or after, that the account is leaving without a cause: defection is at least as likely
     * as behaviour alone makes it.
     */
    boolean mayBeUnexplained(Gist gist) {
        return defection(gist).most() >= extreme(UNEXPLAINED_DEFECTION, true)
                && !LaterTables.explained(gist, extreme(UNEXPLAINED_CAUSE, false));
    }

    private double extreme(String key, boolean least) {
        double was = before.getOrDefault(key, 0.0);
        double is = after.getOrDefault(key, 0.0);
        return least ? Math.min(was, is) : Math.max(was, is);
    }

    private boolean mayGiveWay(Stance taken) {
        return Stream.of(Stance.values()).anyMatch(other -> lead(other, taken, after) > lead(other, taken, before));
    }

    /** Positive where one stance goes before another, 0 where neither does. */
    private static double lead(Stance one, Stance other, Map<String, Double> weights) {
        return Math.signum(
                weights.getOrDefault("stance.order." + other, 0.0) - weights.getOrDefault("stance.order." + one, 0.0));
    }
}
