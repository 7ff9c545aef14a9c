package dev.mainstay.portfolio;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Fills what only all accounts together can tell, by the thresholds of one pack, and overwrites nothing that was given:
 *
 * <ul>
 *   <li>{@code value.shareOfOurRevenue}, where the revenue of all accounts, at least two, is known in one currency and none
 *       is negative;
 *   <li>{@code value.revenueRank} and {@code orders.frequencyRank}, 1 for the largest and 0 for the smallest, equal accounts
 *       sharing their mean rank, over the accounts where revenue or order days are known, at least ten;
 *   <li>{@code value.valueClass} by profit: the top fifth of the accounts {@code GROW}, the bottom fifth {@code RELEASE},
 *       three fifths {@code KEEP}, over the accounts where profit is known, at least ten. Profit is the net margin if it is
 *       known wherever the gross margin is, else the gross margin for all: a cost that is unknown of one account is not
 *       taken for zero beside accounts where it is known;
 *   <li>{@code profile.tier} by volume and steady profit. Volume is {@code channel.sellIn12m} against the limits {@code
 *       tier.KEY.volume}, {@code tier.MAJOR.volume} and so on where they are set for the account, else {@code
 *       value.revenueRank} against {@code tier.KEY.rank}, {@code tier.MAJOR.rank} and {@code tier.ORDINARY.rank}. Where the
 *       gross margin is unknown or negative, or {@code value.revenueChange} is below {@code tier.steady.drop}, the tier is
 *       one lower;
 *   <li>{@code orders.retentionProbability} of the account's current value state; see {@link ValueStates}.
 * </ul>
 *
 * <p>Amounts in different currencies are not compared: what would need it stays unknown. Results do not depend on the order
 * of the list. The list is taken for the whole portfolio; a part of it gives ranks and shares of that part. Immutable and
 * thread-safe.
 */
public final class Portfolio {

    private static final List<Metric<?>> FILLED = List.of(
            Metrics.VALUE_SHARE_OF_OUR_REVENUE,
            Metrics.VALUE_REVENUE_RANK,
            Metrics.ORDERS_FREQUENCY_RANK,
            Metrics.VALUE_VALUE_CLASS,
            Metrics.PROFILE_TIER,
            Metrics.ORDERS_RETENTION_PROBABILITY);

    private final TierPolicy tiers;

    private Portfolio(TierPolicy tiers) {
        this.tiers = tiers;
    }

    /** Whether this pass reads a limit by this key, beside those that rules read. */
    public static boolean readsLimit(String key) {
        return TierPolicy.reads(key);
    }

    /** A portfolio whose tiers follow the limits of this pack. */
    public static Portfolio by(RulePack pack) {
        return new Portfolio(new TierPolicy(pack.model().limits()));
    }

    /**
     * The same accounts in the same order, with what could be filled.
     *
     * @throws InvalidSnapshotException if an account stands in the list twice
     */
    public List<AccountSnapshot> fill(List<AccountSnapshot> accounts) {
        return survey(accounts).accounts();
    }

    /**
     * Fills the accounts and tells what was found of all of them together.
     *
     * @throws InvalidSnapshotException if an account stands in the list twice
     */
    public Survey survey(List<AccountSnapshot> accounts) {
        requireDistinct(accounts);
        Optional<BigDecimal> total = total(accounts);
        Optional<BigDecimal> divisor = total.filter(sum -> isShared(accounts, sum));
        Optional<Ranks> revenue = ranks(accounts, Metrics.VALUE_ANNUAL_REVENUE);
        Metric<Money> measure = profitMeasure(accounts);
        Optional<Ranks> profit = ranks(accounts, measure);
        Ranks frequency = Ranks.of(accounts.stream()
                .flatMap(account -> account.get(Metrics.ORDERS_ORDER_DAYS12M).stream())
                .map(BigDecimal::valueOf)
                .toList());
        ValueStateChain chain = ValueStateChain.of(accounts);

        Map<String, Integer> filled = new LinkedHashMap<>();
        FILLED.forEach(metric -> filled.put(metric.name(), 0));
        List<AccountSnapshot> result = new ArrayList<>(accounts.size());
        for (int i = 0; i < accounts.size(); i++) {
            AccountSnapshot account = accounts.get(i);
            Gaps gaps = new Gaps(account, filled);
            Optional<BigDecimal> ownRevenue = amount(account, Metrics.VALUE_ANNUAL_REVENUE);
            Optional<Double> rank = account.get(Metrics.VALUE_REVENUE_RANK)
                    .or(() -> revenue.flatMap(ranks -> ownRevenue.flatMap(ranks::rank)));
            Optional<Tier> tier = gaps.has(Metrics.PROFILE_TIER) ? tiers.tier(account, rank) : Optional.empty();
            gaps.fill(
                    Metrics.VALUE_SHARE_OF_OUR_REVENUE, divisor.flatMap(sum -> ownRevenue.map(own -> share(own, sum))));
            gaps.fill(Metrics.VALUE_REVENUE_RANK, rank);
            gaps.fill(
                    Metrics.ORDERS_FREQUENCY_RANK,
                    account.get(Metrics.ORDERS_ORDER_DAYS12M)
                            .map(BigDecimal::valueOf)
                            .flatMap(frequency::rank));
            gaps.fill(Metrics.VALUE_VALUE_CLASS, profit.flatMap(ranks -> amount(account, measure)
                    .flatMap(ranks::valueClass)));
            gaps.fill(Metrics.PROFILE_TIER, tier);
            gaps.fill(Metrics.ORDERS_RETENTION_PROBABILITY, chain.retentionProbability(i));
            result.add(gaps.filledAccount());
        }
        return new Survey(result, total.flatMap(sum -> money(sum, accounts)), filled, chain.states());
    }

    /** An account counted twice would be ranked and summed twice. */
    private static void requireDistinct(List<AccountSnapshot> accounts) {
        Set<String> ids = new HashSet<>();
        List<Problem> problems = new ArrayList<>(0);
        for (int i = 0; i < accounts.size(); i++) {
            String id = Objects.requireNonNull(accounts.get(i), "account").id();
            if (!ids.add(id)) {
                problems.add(Problem.of("MS-209", "$[" + i + "].id", id));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSnapshotException(problems);
        }
    }

    private static Optional<BigDecimal> amount(AccountSnapshot account, Metric<Money> metric) {
        return account.get(metric).map(Money::amount);
    }

    /** Empty unless revenue is known of every account, in one currency. */
    private static Optional<BigDecimal> total(List<AccountSnapshot> accounts) {
        List<BigDecimal> amounts = amounts(accounts, Metrics.VALUE_ANNUAL_REVENUE);
        return accounts.isEmpty()
                        || amounts.size() < accounts.size()
                        || !inOneCurrency(accounts, Metrics.VALUE_ANNUAL_REVENUE)
                ? Optional.empty()
                : Optional.of(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Empty where the sum is beyond what {@link Money} holds. */
    private static Optional<Money> money(BigDecimal sum, List<AccountSnapshot> accounts) {
        return accounts.get(0)
                .get(Metrics.VALUE_ANNUAL_REVENUE)
                .flatMap(revenue -> Money.ifHeld(sum.round(MathContext.DECIMAL128), revenue.currency()));
    }

    /** One account is no portfolio to have a share of, and beside a negative revenue shares mean nothing. */
    private static boolean isShared(List<AccountSnapshot> accounts, BigDecimal total) {
        return accounts.size() > 1
                && total.signum() > 0
                && amounts(accounts, Metrics.VALUE_ANNUAL_REVENUE).stream().allMatch(amount -> amount.signum() >= 0);
    }

    private static double share(BigDecimal revenue, BigDecimal total) {
        return revenue.divide(total, MathContext.DECIMAL64).doubleValue();
    }

    /** Net margin only if it is known wherever the gross margin is, so that all are measured alike. */
    private static Metric<Money> profitMeasure(List<AccountSnapshot> accounts) {
        return amounts(accounts, Metrics.VALUE_NET_MARGIN).size()
                        == amounts(accounts, Metrics.VALUE_GROSS_MARGIN).size()
                ? Metrics.VALUE_NET_MARGIN
                : Metrics.VALUE_GROSS_MARGIN;
    }

    private static Optional<Ranks> ranks(List<AccountSnapshot> accounts, Metric<Money> metric) {
        return inOneCurrency(accounts, metric) ? Optional.of(Ranks.of(amounts(accounts, metric))) : Optional.empty();
    }

    private static List<BigDecimal> amounts(List<AccountSnapshot> accounts, Metric<Money> metric) {
        return accounts.stream()
                .flatMap(account -> account.get(metric).stream())
                .map(Money::amount)
                .toList();
    }

    private static boolean inOneCurrency(List<AccountSnapshot> accounts, Metric<Money> metric) {
        return accounts.stream()
                        .flatMap(account -> account.get(metric).stream())
                        .map(Money::currency)
                        .distinct()
                        .count()
                <= 1;
    }

    /** What one account left out, and what of it was filled. */
    private static final class Gaps {

        private final AccountSnapshot account;
        private final Map<String, Integer> filled;
        private final AccountSnapshot.Builder builder;
        private boolean changed;

        Gaps(AccountSnapshot account, Map<String, Integer> filled) {
            this.account = account;
            this.filled = filled;
            builder = account.toBuilder();
        }

        boolean has(Metric<?> metric) {
            return !account.metrics().knows(metric);
        }

        <T> void fill(Metric<T> metric, Optional<T> value) {
            if (has(metric) && value.isPresent()) {
                builder.set(metric, value.get());
                filled.merge(metric.name(), 1, Integer::sum);
                changed = true;
            }
        }

        AccountSnapshot filledAccount() {
            return changed ? builder.build() : account;
        }
    }
}
