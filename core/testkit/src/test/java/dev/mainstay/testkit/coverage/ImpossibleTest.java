package dev.mainstay.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.pack.RulePack;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What coverage calls impossible is reached by no account, and what it gives as an example reaches what it is for. A long run:
 * {@code -Dmainstay.coverage.files= -Dmainstay.coverage.accounts=100000} for all files of the standard pack.
 */
class ImpossibleTest {

    private static final int ACCOUNTS = Integer.getInteger("mainstay.coverage.accounts", 1_000);
    private static final String FILES = System.getProperty("mainstay.coverage.files", "complaints");
    private static final RulePack PACK = RulePackCompiler.compile(Path.of("../../rules/standard"));
    private static final Inventory INVENTORY =
            Inventory.of(PACK.model(), place -> place.file().contains(FILES));
    private static final List<CoverageItem> ITEMS = new PackCoverage(
                    PACK,
                    List.of(),
                    INVENTORY.items().stream().map(slot -> slot.item(List.of())).toList())
            .reasoned()
            .items();

    private final Interpreter interpreter = new Interpreter(PACK.model(), PACK.id());

    @Test
    void no_random_account_reaches_what_is_proven_impossible() {
        RandomAccounts accounts = new RandomAccounts(PACK.model(), 7);
        BitSet reached = new BitSet();
        for (int i = 0; i < ACCOUNTS; i++) {
            new Observer(PACK.model(), INVENTORY, reached::set).observe(interpreter.interpret(accounts.account(i)));
        }
        long impossible = 0;
        for (int i = 0; i < ITEMS.size(); i++) {
            if (ITEMS.get(i).state() == State.IMPOSSIBLE) {
                impossible++;
                assertThat(reached.get(i)).as("%s", ITEMS.get(i)).isFalse();
            }
        }
        System.out.printf(
                "coverage: %,d random accounts reach %,d of %,d items, none of the %,d that are impossible%n",
                ACCOUNTS, reached.cardinality(), ITEMS.size(), impossible);
        assertThat(impossible).isPositive();
        assertThat(reached.cardinality()).isGreaterThan(ITEMS.size() / 2);
    }

    @Test
    void an_example_reaches_what_it_is_for() {
        int examples = 0;
        for (int i = 0; i < ITEMS.size(); i++) {
            if (ITEMS.get(i).example().isPresent()) {
                BitSet reached = new BitSet();
                new Observer(PACK.model(), INVENTORY, reached::set)
                        .observe(interpreter.interpret(ITEMS.get(i).example().orElseThrow()));
                assertThat(reached.get(i)).as("%s", ITEMS.get(i)).isTrue();
                examples++;
            }
        }
        System.out.printf("coverage: %,d of %,d items have an example%n", examples, ITEMS.size());
        assertThat(examples).isGreaterThan(ITEMS.size() / 2);
    }
}
