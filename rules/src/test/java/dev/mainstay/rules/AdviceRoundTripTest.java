package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.json.AdviceReader;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.RulePack;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Advice goes to JSON and back without a byte of difference. */
class AdviceRoundTripTest {

    private static final int ACCOUNTS = Integer.getInteger("mainstay.roundtrip.accounts", 200);

    @Test
    void what_is_written_of_what_was_read_is_the_same_text() {
        RulePack pack = RulePack.standard();
        RetentionAdvisor advisor = RetentionAdvisor.of(pack);
        RandomAccounts accounts = new RandomAccounts(pack.model(), 5);
        AdviceReader reader = new AdviceReader();
        AdviceWriter english = new AdviceWriter(Locale.ENGLISH);
        AdviceWriter chinese = new AdviceWriter(Locale.CHINA);
        int actions = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountSnapshot account = accounts.account(i);
            Advice advice = advisor.advise(account);
            actions += advice.actions().size();
            String json = english.write(advice);
            assertThat(english.write(reader.read(json))).isEqualTo(json);
            assertThat(new AdviceWriter(Locale.CHINA).write(reader.read(json))).isEqualTo(json);
            String inChinese = chinese.write(advice);
            assertThat(new AdviceWriter(Locale.ENGLISH).write(reader.read(inChinese)))
                    .isEqualTo(inChinese);
        }
        assertThat(actions).isGreaterThan(ACCOUNTS);
        System.out.println("advices read back in two languages: " + ACCOUNTS + ", actions in them: " + actions);
    }
}
