package dev.mainstay.portfolio;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.vocabulary.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of a portfolio. Immutable and thread-safe.
 *
 * @param accounts the accounts in the order they came, with what could be filled
 * @param totalRevenue revenue of all accounts together; empty unless known of every account and in one currency
 * @param filled for each metric that a portfolio fills, by its name, how many accounts it was filled for
 * @param valueStates how accounts move between value states
 */
public record Survey(
        List<AccountSnapshot> accounts,
        Optional<Money> totalRevenue,
        Map<String, Integer> filled,
        ValueStates valueStates) {

    /** Copies the collections. */
    public Survey {
        accounts = List.copyOf(accounts);
        filled = Collections.unmodifiableMap(new LinkedHashMap<>(filled));
    }

    /** The portfolio in one line: how many accounts, their revenue, what was filled how often. */
    public String summarize() {
        StringBuilder text = new StringBuilder()
                .append(accounts.size())
                .append(accounts.size() == 1 ? " account" : " accounts")
                .append(totalRevenue.map(total -> ", revenue " + total).orElse(", total revenue unknown"))
                .append("; filled");
        String separator = " ";
        for (Map.Entry<String, Integer> metric : filled.entrySet()) {
            text.append(separator).append(metric.getKey()).append(' ').append(metric.getValue());
            separator = ", ";
        }
        valueStates.refusal().ifPresent(refusal -> text.append("; no value states: ")
                .append(refusal));
        return text.toString();
    }

    /** The summary: accounts are customer data. */
    @Override
    public String toString() {
        return summarize();
    }
}
