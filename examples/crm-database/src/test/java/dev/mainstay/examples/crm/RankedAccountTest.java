package dev.mainstay.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.RulePack;
import dev.mainstay.portfolio.Portfolio;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Stance;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the standard pack makes of accounts whose story a reader of the database knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankedAccountTest {

    private List<RankedAccount> ranked = List.of();

    @BeforeAll
    void advise() throws SQLException {
        try (Database database = Database.open()) {
            RulePack pack = RulePack.standard();
            List<AccountSnapshot> accounts = Portfolio.by(pack)
                    .fill(SnapshotAssembler.assemble(database, LocalDate.of(2005, 6, 1))
                            .snapshots());
            RetentionAdvisor advisor = RetentionAdvisor.of(pack);
            ranked = RankedAccount.rank(
                    accounts, accounts.stream().map(advisor::advise).toList());
        }
    }

    private Advice advice(String id) {
        return ranked.stream()
                .map(RankedAccount::advice)
                .filter(advice -> advice.accountId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_most_money_at_risk_comes_first_and_unknown_money_last() {
        assertThat(ranked).extracting(RankedAccount::rank).startsWith(1, 2, 3).endsWith(97, 98);
        assertThat(ranked.stream()
                        .map(account -> account.advice()
                                .risk()
                                .marginAtRisk()
                                .map(Money::amount)
                                .orElse(BigDecimal.ONE.negate()))
                        .map(BigDecimal::negate))
                .isSorted();
        RankedAccount first = ranked.get(0);
        assertThat(first.advice().risk().marginAtRisk()).isPresent();
        assertThat(first.advice().actions()).isNotEmpty();
        assertThat(first.account().profile().relationshipSince()).isPresent();
        assertThat(ranked.get(97).advice().risk().marginAtRisk()).isEmpty();
    }

    @Test
    void an_order_half_a_year_late_breaks_the_delivery_commitment() {
        Advice volvo = advice("144");
        assertThat(volvo.stance()).isEqualTo(Stance.RETAIN);
        assertThat(volvo.commitments())
                .filteredOn(state -> state.code() == Commitment.DELIVERY)
                .singleElement()
                .satisfies(state -> assertThat(state.status()).isEqualTo(CommitmentStatus.BROKEN));
        assertThat(volvo.causes()).extracting(cause -> cause.code()).contains(Cause.SUPPLIER_OPTIMISATION);
        assertThat(volvo.action("DELIVERY_RECOVERY_PLAN")).isPresent();
        assertThat(volvo.action("OFFER_INCENTIVE")).isEmpty();
        assertThat(volvo.action("PRICE_CONCESSION_FOR_RETURN")).isEmpty();
    }

    @Test
    void a_customer_far_over_its_limit_and_overdue_is_restrained() {
        Advice sharpGifts = advice("450");
        assertThat(sharpGifts.stance()).isEqualTo(Stance.RESTRAIN);
        assertThat(sharpGifts.conduct())
                .extracting(finding -> finding.code())
                .containsExactly(ConductRisk.CREDIT_EXPOSURE);
        assertThat(sharpGifts.action("COLLECT_RECEIVABLES")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"186", "187", "298"})
    void a_sound_customer_is_left_in_peace(String id) {
        assertThat(advice(id).stance()).isEqualTo(Stance.MAINTAIN);
        assertThat(advice(id).conduct()).isEmpty();
    }

    @Test
    void what_is_not_known_is_reported() {
        assertThat(ranked).allSatisfy(account -> assertThat(account.advice().gaps())
                .extracting(gap -> gap.metric())
                .contains("communication.daysSinceContact", "quality.defectPpm", "service.satisfaction"));
    }
}
