package dev.mainstay.examples.crm;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.vocabulary.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account at its place in the ranking.
 *
 * @param rank from 1
 * @param account what is known of it
 * @param advice what to do
 */
record RankedAccount(int rank, AccountSnapshot account, Advice advice) {

    /** Most money first; where it is unknown or the same, the likelier loss; then by customer number, so that it never varies. */
    private static final Comparator<Advice> MOST_AT_STAKE = Comparator.comparing(RankedAccount::atRisk)
            .thenComparing(advice -> advice.risk().likelihood())
            .reversed()
            .thenComparing(Advice::accountId);

    /** The accounts by what is at stake. */
    static List<RankedAccount> rank(List<AccountSnapshot> accounts, List<Advice> advices) {
        Map<String, AccountSnapshot> byId = new LinkedHashMap<>();
        accounts.forEach(account -> byId.put(account.id(), account));
        List<RankedAccount> ranked = new ArrayList<>();
        for (Advice advice : advices.stream().sorted(MOST_AT_STAKE).toList()) {
            Optional.ofNullable(byId.get(advice.accountId()))
                    .ifPresent(account -> ranked.add(new RankedAccount(ranked.size() + 1, account, advice)));
        }
        return ranked;
    }

    /** An unknown margin ranks below every known one. */
    private static BigDecimal atRisk(Advice advice) {
        return advice.risk().marginAtRisk().map(Money::amount).orElse(BigDecimal.ONE.negate());
    }

    String name() {
        return account.name().orElse(account.id());
    }
}
