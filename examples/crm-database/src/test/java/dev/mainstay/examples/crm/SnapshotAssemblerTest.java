package dev.mainstay.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RivalMove;
import dev.mainstay.vocabulary.ShiftKind;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotAssemblerTest {

    private static final LocalDate AS_OF = LocalDate.of(2005, 6, 1);

    private Database database;
    private Assembly assembly;

    @BeforeAll
    void assemble() throws SQLException {
        database = Database.open();
        assembly = SnapshotAssembler.assemble(database, AS_OF);
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @Test
    void every_customer_who_ordered_is_there_once() {
        assertThat(assembly.failed()).isEmpty();
        assertThat(assembly.snapshots())
                .hasSize(98)
                .extracting(AccountSnapshot::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void prospects_and_test_entries_are_not_invented_as_accounts() {
        // 97 to 100 are test entries, 125 never ordered, 497 to 500 exist in the territory list only.
        assertThat(assembly.snapshots())
                .extracting(AccountSnapshot::id)
                .doesNotContain("97", "98", "99", "100", "125", "497", "498", "499", "500");
    }

    @Test
    void the_largest_customer_is_as_the_books_have_it() {
        AccountSnapshot euroShopping = account("141");
        assertThat(euroShopping.name()).hasValue("Euro+ Shopping Channel");
        assertThat(euroShopping.profile().region()).hasValue("EMEA");
        assertThat(euroShopping.value().annualRevenue()).hasValue(Money.of("481911", "USD"));
        assertThat(euroShopping.value().shareOfOurRevenue().orElseThrow()).isCloseTo(0.0936, within(0.0001));
        assertThat(euroShopping.value().revenueChange().orElseThrow()).isCloseTo(0.6046, within(0.0001));
        assertThat(euroShopping.orders().orderDays12m()).hasValue(13);
        assertThat(euroShopping.communication().dedicatedManager()).hasValue(true);
    }

    @Test
    void a_paid_order_that_has_not_left_counts_as_late() {
        AccountSnapshot volvo = account("144");
        assertThat(volvo.delivery().onTimeRate().orElseThrow()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(volvo.attributes()).containsEntry("daysLateOpen", 185);
        assertThat(volvo.channel().creditLimitUse().orElseThrow()).isCloseTo(0.0, within(0.001));
        assertThat(volvo.orders().daysSinceLastOrder()).hasValue(194);
    }

    @Test
    void an_order_held_for_credit_is_not_our_lateness() {
        AccountSnapshot sharpGifts = account("450");
        assertThat(sharpGifts.channel().creditLimitUse().orElseThrow()).isCloseTo(1.2302, within(0.0001));
        assertThat(sharpGifts.channel().overdueAmount()).hasValue(Money.of("37536", "USD"));
        assertThat(sharpGifts.channel().overdueDays()).hasValue(28);
        assertThat(sharpGifts.attributes()).containsEntry("ordersHeldForCredit", 1);
        assertThat(sharpGifts.delivery().onTimeRate()).hasValue(1.0);
    }

    @Test
    void disputes_become_complaints_with_their_days() {
        List<Complaint> complaints = account("145").complaints().orElseThrow();
        assertThat(complaints).hasSize(2);
        assertThat(complaints)
                .filteredOn(complaint -> complaint.open().orElseThrow())
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.id()).isEqualTo("10406");
                    assertThat(open.category()).hasValue(ComplaintCategory.DELIVERY);
                    assertThat(open.openDays()).hasValue(41);
                    assertThat(open.severity()).isEmpty();
                    assertThat(open.planAgreed()).isEmpty();
                });
    }

    @Test
    void a_better_offer_in_a_remark_becomes_a_rumour_of_a_rival() {
        List<Rival> rivals = account("141").rivals().orElseThrow();
        assertThat(rivals).singleElement().satisfies(rival -> {
            assertThat(rival.move()).hasValue(RivalMove.PRICE);
            assertThat(rival.ageDays()).hasValue(342);
            assertThat(rival.confirmed()).hasValue(false);
            assertThat(rival.strength()).isEmpty();
        });
    }

    @Test
    void a_resigned_sales_chief_becomes_two_shifts_of_unstated_certainty() {
        List<Shift> shifts = account("250").shifts().orElseThrow();
        assertThat(shifts)
                .extracting(shift -> shift.kind().orElseThrow())
                .containsExactly(ShiftKind.BUSINESS_FAILURE, ShiftKind.LEADERSHIP_CHANGE);
        assertThat(shifts).allSatisfy(shift -> assertThat(shift.certainty()).isEmpty());
    }

    @Test
    void wishes_not_bought_since_become_unmet_needs() {
        AccountSnapshot iberia = account("484");
        assertThat(iberia.product().unmetNeeds()).hasValue(2);
        assertThat(iberia.product().oldestUnmetNeedDays()).hasValue(238);
        assertThat(iberia.attributes()).containsEntry("wishes", "gold models, remote controlled models");
    }

    @Test
    void the_peak_season_is_that_of_the_trade() {
        assertThat(assembly.snapshots())
                .allSatisfy(account -> assertThat(account.delivery().daysToPeakSeason())
                        .as("days to the first of November")
                        .hasValue(153));
    }

    @Test
    void lost_escapes_are_put_right() {
        assertThat(account("171").attributes()).containsEntry("contact", "Martine Rancé");
        assertThat(assembly.snapshots()).allSatisfy(account -> assertThat(account.name() + " " + account.attributes())
                .doesNotContainPattern("u00[0-9a-f]{2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profile.kind",
                "profile.industry",
                "profile.tier",
                "value.costToServe",
                "value.shareOfWallet",
                "communication.daysSinceContact",
                "communication.contactPersons",
                "quality.defectPpm",
                "service.satisfaction",
                "delivery.inFullRate",
                "delivery.peakSupplyAgreed",
                "benefit.priceGap",
                "contract.daysToRenewal",
                "channel.stockMonths"
            })
    void what_the_database_does_not_know_stays_unknown(String name) {
        Metric<?> metric = Metrics.find(FactType.ACCOUNT, name).orElseThrow();
        assertThat(assembly.snapshots())
                .allSatisfy(
                        account -> assertThat(account.metrics().knows(metric)).isFalse());
    }

    @Test
    void unknown_is_neither_zero_nor_none() {
        // Signal Gift Stores: no remark of a rival, a shift or a wish; the status of every order says that nothing is
        // disputed.
        AccountSnapshot signalGifts = account("112");
        assertThat(signalGifts.complaints()).hasValue(List.of());
        assertThat(signalGifts.rivals()).isEmpty();
        assertThat(signalGifts.shifts()).isEmpty();
        assertThat(signalGifts.promotions()).isEmpty();
        assertThat(signalGifts.product().unmetNeeds()).isEmpty();
        // Diecast Collectables: invoiced nothing, which is a known zero of which there is no margin rate.
        AccountSnapshot diecast = account("495");
        assertThat(diecast.value().annualRevenue()).hasValue(Money.of("0", "USD"));
        assertThat(diecast.value().grossMarginRate()).isEmpty();
    }

    @Test
    void one_impossible_row_fails_its_own_customer_only() throws SQLException {
        CustomerData poisoned = (query, asOf) -> database.rows(query, asOf).stream()
                .map(row ->
                        query == Query.DELIVERY && row.accountId().equals("144") ? with(row, "on_time_rate", 1.5) : row)
                .toList();

        Assembly others = SnapshotAssembler.assemble(poisoned, AS_OF);

        assertThat(others.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.accountId()).isEqualTo("144");
            assertThat(failure.problems()).singleElement().satisfies(problem -> assertThat(problem.location())
                    .contains("delivery.onTimeRate"));
        });
        assertThat(others.snapshots())
                .isEqualTo(assembly.snapshots().stream()
                        .filter(account -> !account.id().equals("144"))
                        .toList());
        RetentionAdvisor advisor = RetentionAdvisor.of(RulePack.standard());
        assertThat(advisor.adviseAll(others.snapshots())).hasSize(97).allMatch(Outcome.Advised.class::isInstance);
    }

    private static Row with(Row row, String column, Object value) {
        Map<String, Object> columns = new HashMap<>(row.columns());
        columns.put(column, value);
        return new Row(columns);
    }

    private AccountSnapshot account(String id) {
        Optional<AccountSnapshot> found = assembly.snapshots().stream()
                .filter(account -> account.id().equals(id))
                .findFirst();
        return found.orElseThrow();
    }
}
