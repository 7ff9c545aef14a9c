package dev.mainstay.testkit;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.explain.WhyNot;
import dev.mainstay.authoring.scenario.Failures;
import dev.mainstay.pack.RulePack;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A pack made ready once: what runs it and what explains it. Explaining is prepared only when something fails. */
final class Bench {

    private final RetentionAdvisor advisor;
    private final ConcurrentMap<Class<?>, Object> explaining = new ConcurrentHashMap<>();

    Bench(RetentionAdvisor advisor) {
        this.advisor = advisor;
    }

    RetentionAdvisor advisor() {
        return advisor;
    }

    RulePack pack() {
        return advisor.pack();
    }

    Verdict verdict(AccountSnapshot account) {
        return new Verdict(advisor.advise(account), Verdict.explainedBy(this::failures, account), error -> {
            throw error;
        });
    }

    Failures failures() {
        return Failures.class.cast(explaining.computeIfAbsent(Failures.class, any -> Failures.by(pack())));
    }

    WhyNot whyNot(AccountSnapshot account) {
        return WhyNot.OfPack.class
                .cast(explaining.computeIfAbsent(WhyNot.OfPack.class, any -> WhyNot.by(pack())))
                .of(account);
    }
}
