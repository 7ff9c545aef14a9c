package dev.mainstay.testkit.mutation;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.RulePack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random accounts with what the pack as it is says of them, made once and when first asked for. Thread-safe. */
final class Strangers {

    private static final int ACCOUNTS = 1_500;
    private static final long SEED = 20260331;

    /** An account and its advice. */
    record Stranger(AccountSnapshot account, Advice advice) {}

    private final RandomAccounts accounts;
    private final PackEngine engine;
    private final List<Optional<Stranger>> met = new ArrayList<>();

    Strangers(RulePack pack, PackEngine engine) {
        accounts = new RandomAccounts(pack.model(), SEED);
        this.engine = engine;
    }

    int size() {
        return ACCOUNTS;
    }

    /** That one, if the pack as it is advises it. */
    synchronized Optional<Stranger> get(int number) {
        while (met.size() <= number) {
            AccountSnapshot account = accounts.account(met.size());
            met.add(Consultations.advice(engine, account).map(advice -> new Stranger(account, advice)));
        }
        return met.get(number);
    }
}
