package dev.mainstay.testkit;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.explain.Reason;
import dev.mainstay.authoring.explain.WhyNot;
import dev.mainstay.pack.Rule;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opentest4j.AssertionFailedError;

/**
 * Verifies one rule on its own: whether its conditions hold for an account, whatever other rules of its phase say.
 *
 * <p>Immutable and thread-safe.
 */
public final class RuleVerifier {

    private final Bench bench;
    private final Rule rule;
    private final Function<String, AccountSnapshot> accounts;

    RuleVerifier(Bench bench, Rule rule, Function<String, AccountSnapshot> accounts) {
        this.bench = bench;
        this.rule = rule;
        this.accounts = accounts;
    }

    /** The rule. */
    public Rule rule() {
        return rule;
    }

    /** The rule held against an account that is described here. */
    public Held given(Consumer<TestAccount> account) {
        return given(TestAccount.described(TestAccount.blank(), account));
    }

    /**
     * The rule held against an account that differs from one the scenario files name.
     *
     * @throws IllegalArgumentException if they name no such account
     */
    public Held given(String like, Consumer<TestAccount> account) {
        return given(TestAccount.described(TestAccount.like(accounts.apply(like)), account));
    }

    /** The rule held against this account. */
    public Held given(AccountSnapshot account) {
        return new Held(bench.whyNot(account), rule.name());
    }

    /** A rule held against an account. Immutable and thread-safe. */
    public static final class Held {

        private final WhyNot whyNot;
        private final String name;

        private Held(WhyNot whyNot, String name) {
            this.whyNot = whyNot;
            this.name = name;
        }

        /** It fires; if not, fails with the conditions that did not hold. */
        public Held expectFires() {
            whyNot.rule(name).ifPresent(Held::fail);
            return this;
        }

        /** It does not fire; if it does, fails with what it saw. */
        public Held expectDoesNotFire() {
            whyNot.why().rule(name).ifPresent(Held::fail);
            return this;
        }

        private static void fail(Reason reason) {
            throw new AssertionFailedError(String.join("\n", reason.lines(Locale.getDefault())));
        }
    }
}
