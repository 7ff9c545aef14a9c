package dev.mainstay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.RulePack;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualAdviceTest {

    private static final int ACCOUNTS = 10_000;

    private final RulePack pack = BenchmarkPack.compile();
    private final RetentionAdvisor mainstay = RetentionAdvisor.of(pack);
    private final Tables tables = new Tables(pack);
    private final List<AccountSnapshot> accounts = Accounts.random(ACCOUNTS, 42, Accounts.Coverage.MIXED);

    @Test
    void the_pack_has_sixty_rules() {
        assertThat(pack.model().rules()).hasSize(60);
    }

    @Test
    void hand_written_java_gives_equal_advice() {
        compare(new HandWritten(tables));
    }

    @Test
    void drools_as_most_people_write_it_gives_equal_advice() {
        compare(new PlainDrools(tables));
    }

    private void compare(Contestant contestant) {
        int equal = 0;
        for (AccountSnapshot account : accounts) {
            Advice expected = mainstay.advise(account);
            assertThat(contestant.advise(account)).as(account.id()).isEqualTo(expected);
            equal++;
        }
        System.out.printf(
                "%s: equal advice on %d random accounts%n",
                contestant.getClass().getSimpleName(), equal);
        assertThat(equal).isEqualTo(ACCOUNTS);
    }
}
