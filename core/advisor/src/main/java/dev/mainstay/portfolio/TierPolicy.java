package dev.mainstay.portfolio;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.engine.LimitTable;
import dev.mainstay.internal.engine.LimitTable.Resolved;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets an account's tier by volume and steady profit, with the thresholds of a pack. */
final class TierPolicy {

    private static final String STEADY_DROP = "tier.steady.drop";
    private static final String VOLUME = "volume";
    private static final String RANK = "rank";

    private final LimitTable table;
    private final Set<String> keys;

    TierPolicy(List<LimitRow> limits) {
        table = new LimitTable(limits);
        keys = limits.stream().map(LimitRow::key).collect(Collectors.toUnmodifiableSet());
    }

    static boolean reads(String key) {
        return key.equals(STEADY_DROP)
                || Arrays.stream(Tier.values())
                        .anyMatch(tier -> key.equals(threshold(tier, VOLUME)) || key.equals(threshold(tier, RANK)));
    }

    private static String threshold(Tier tier, String measure) {
        return "tier." + tier.name() + "." + measure;
    }

    /**
     * The tier, or empty where the pack lacks a threshold or the account the volume to compare it with.
     *
     * @param revenueRank the account's rank, given or found
     */
    Optional<Tier> tier(AccountSnapshot account, Optional<Double> revenueRank) {
        if (!keys.contains(STEADY_DROP)) {
            return Optional.empty();
        }
        Resolved limits = table.of(account);
        Map<Tier, Double> volumes = thresholds(limits, VOLUME);
        Optional<Tier> byVolume = volumes.isEmpty()
                ? revenueRank.flatMap(rank -> byRank(rank, thresholds(limits, RANK)))
                : account.get(Metrics.CHANNEL_SELL_IN12M).flatMap(volume -> byVolume(volume, volumes));
        return byVolume.map(tier -> isSteady(account, limits) ? tier : below(tier));
    }

    private Map<Tier, Double> thresholds(Resolved limits, String measure) {
        Map<Tier, Double> thresholds = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            limit(limits, threshold(tier, measure)).ifPresent(value -> thresholds.put(tier, value));
        }
        return thresholds;
    }

    private Optional<Double> limit(Resolved limits, String key) {
        return keys.contains(key)
                ? Optional.of(limits.value(table.number(key))).filter(value -> !Double.isNaN(value))
                : Optional.empty();
    }

    private static Optional<Tier> byRank(double rank, Map<Tier, Double> thresholds) {
        if (!thresholds.keySet().containsAll(List.of(Tier.ORDINARY, Tier.MAJOR, Tier.KEY))) {
            return Optional.empty();
        }
        thresholds.putIfAbsent(Tier.SMALL, 0.0);
        return highestMet(rank, thresholds);
    }

    /** An account below the threshold of the lowest tier, where there is one, is an occasional buyer without a tier. */
    private static Optional<Tier> byVolume(double volume, Map<Tier, Double> thresholds) {
        thresholds.putIfAbsent(Tier.SMALL, 0.0);
        return highestMet(volume, thresholds);
    }

    private static Optional<Tier> highestMet(double value, Map<Tier, Double> thresholds) {
        return thresholds.entrySet().stream()
                .filter(threshold -> value >= threshold.getValue())
                .map(Map.Entry::getKey)
                .max(Tier::compareTo);
    }

    /** Profit is steady only where it is known: an unknown margin is no proof of one. */
    private boolean isSteady(AccountSnapshot account, Resolved limits) {
        Optional<Boolean> sound = account.get(Metrics.VALUE_GROSS_MARGIN)
                .map(Money::amount)
                .map(amount -> amount.signum() >= 0)
                .or(() -> account.get(Metrics.VALUE_GROSS_MARGIN_RATE).map(rate -> rate >= 0));
        Optional<Double> drop = limit(limits, STEADY_DROP);
        boolean falling = account.get(Metrics.VALUE_REVENUE_CHANGE)
                .map(change -> drop.map(worst -> change < worst).orElse(false))
                .orElse(false);
        return sound.orElse(false) && !falling;
    }

    private static Tier below(Tier tier) {
        return switch (tier) {
            case KEY -> Tier.MAJOR;
            case MAJOR -> Tier.ORDINARY;
            case ORDINARY, SMALL -> Tier.SMALL;
        };
    }
}
