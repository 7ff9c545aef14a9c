package dev.mainstay.rules;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Tier;
import java.time.LocalDate;

/** What an embedder's first five lines do. */
public final class FirstAdvice {

    private FirstAdvice() {}

    /** Advises one account and looks for what must not be there. */
    public static void main(String[] arguments) {
        System.out.println(advise());
        System.out.println((isThere("org.drools.drl.parser.DrlParser") ? "a" : "no") + " rule parser, "
                + (isThere("org.eclipse.jdt.internal.compiler.Compiler") ? "a" : "no") + " Java compiler");
    }

    /** Stance and first action of one account. */
    public static String advise() {
        RetentionAdvisor advisor = RetentionAdvisor.of(RulePack.standard());
        Advice advice = advisor.advise(AccountSnapshot.builder("ACME-42", LocalDate.of(2026, 3, 31))
                .profile(p -> p.tier(Tier.KEY))
                .delivery(d -> d.onTimeRate(0.86))
                .build());
        return advice.stance() + " " + advice.actions().get(0).code();
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, FirstAdvice.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
