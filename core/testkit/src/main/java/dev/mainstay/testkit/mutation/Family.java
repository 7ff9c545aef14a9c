package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.testkit.snapshot.SnapshotTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The accounts of the scenarios, crossed with one another: what is true of two of them is often what a rule or row needs that
 * is about both. Immutable and thread-safe.
 */
final class Family {

    private static final int PARENTS = 12;

    private final List<AccountSnapshot> accounts;
    private final List<Advice> advices;

    Family(List<AccountSnapshot> accounts, List<Advice> advices) {
        this.accounts = List.copyOf(accounts);
        this.advices = List.copyOf(advices);
    }

    /** Accounts made of one each for two of the codes, or, for a currency, in that currency. */
    List<AccountSnapshot> crossed(Set<String> codes) {
        List<AccountSnapshot> crossed = new ArrayList<>();
        List<String> ordered = codes.stream().sorted().toList();
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = i + 1; j < ordered.size(); j++) {
                for (AccountSnapshot one : about(ordered.get(i))) {
                    for (AccountSnapshot other : about(ordered.get(j))) {
                        SnapshotTree.of(one)
                                .merged(SnapshotTree.of(other))
                                .snapshot()
                                .ifPresent(crossed::add);
                    }
                }
            }
            if (ordered.get(i).matches("[A-Z]{3}")) {
                for (AccountSnapshot account : accounts.subList(0, Math.min(PARENTS * PARENTS, accounts.size()))) {
                    SnapshotTree.of(account)
                            .inCurrency(ordered.get(i))
                            .snapshot()
                            .ifPresent(crossed::add);
                }
            }
        }
        return crossed;
    }

    /** What is true of these accounts, and else of accounts whose advice has to do with one of the codes. */
    List<AccountSnapshot> grafted(List<AccountSnapshot> onto, Set<String> codes) {
        List<AccountSnapshot> grafted = new ArrayList<>();
        for (AccountSnapshot account : onto) {
            for (String code : codes.stream().sorted().toList()) {
                for (AccountSnapshot other : about(code)) {
                    SnapshotTree.of(account)
                            .merged(SnapshotTree.of(other))
                            .snapshot()
                            .ifPresent(grafted::add);
                }
            }
        }
        return grafted;
    }

    private List<AccountSnapshot> about(String code) {
        List<AccountSnapshot> about = new ArrayList<>();
        for (int i = 0; i < accounts.size() && about.size() < PARENTS; i++) {
            if (Difference.mentions(advices.get(i), Set.of(code))) {
                about.add(accounts.get(i));
            }
        }
        return about;
    }
}
