package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of the scenarios, crossed with one another: what is true of two of them is often what a rule or row needs that
 * is about both. Immutable and thread-safe.
 */
final class Family {

    private static final int PARENTS = 12;
    /** Each, where many codes are crossed. */
    private static final int PARENTS_OF_MANY = 4;

    private static final int MANY = 4;

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
        int parents = ordered.size() < MANY ? PARENTS : PARENTS_OF_MANY;
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = i + 1; j < ordered.size(); j++) {
                for (AccountSnapshot one : about(ordered.get(i), parents)) {
                    for (AccountSnapshot other : about(ordered.get(j), parents)) {
                        merged(one, other).ifPresent(crossed::add);
                        if (ordered.size() == 2) {
                            merged(other, one).ifPresent(crossed::add);
                        }
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
        int parents = codes.size() < MANY ? PARENTS : PARENTS_OF_MANY;
        for (AccountSnapshot account : onto) {
            for (String code : codes.stream().sorted().toList()) {
                for (AccountSnapshot other : about(code, parents)) {
                    merged(account, other).ifPresent(grafted::add);
                }
            }
        }
        return grafted;
    }

    private static Optional<AccountSnapshot> merged(AccountSnapshot one, AccountSnapshot other) {
        return SnapshotTree.of(one).merged(SnapshotTree.of(other)).snapshot();
    }

    /** By turns those in whose advice what the code names is recommended, crowded out by others, and barred. */
    private List<AccountSnapshot> about(String code, int most) {
        Map<Distance, Deque<AccountSnapshot>> about = new EnumMap<>(Distance.class);
        for (int i = 0; i < accounts.size(); i++) {
            if (Difference.mentions(advices.get(i), Set.of(code))) {
                about.computeIfAbsent(Distance.of(code, advices.get(i)), any -> new ArrayDeque<>())
                        .add(accounts.get(i));
            }
        }
        List<AccountSnapshot> chosen = new ArrayList<>();
        while (chosen.size() < most && !about.isEmpty()) {
            about.values().forEach(equallyFar -> chosen.add(equallyFar.remove()));
            about.values().removeIf(Deque::isEmpty);
        }
        return chosen;
    }

    /** How far an action is from being recommended; anything else an advice has to do with is there. */
    private enum Distance {
        RECOMMENDED,
        CROWDED_OUT,
        BARRED;

        private static final Set<String> COMPETITION =
                Set.of("EXCLUDED", "BEYOND_CAPACITY", "COSTS_MORE_THAN_IT_PROTECTS");

        static Distance of(String code, Advice advice) {
            return advice.withheld().stream()
                    .filter(withheld -> withheld.code().equals(code))
                    .findFirst()
                    .map(withheld -> COMPETITION.contains(withheld.reason()) ? CROWDED_OUT : BARRED)
                    .orElse(RECOMMENDED);
        }
    }
}
