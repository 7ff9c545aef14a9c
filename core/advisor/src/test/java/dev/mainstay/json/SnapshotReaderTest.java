package dev.mainstay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.InvalidSnapshotException;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.ComplaintCategory;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotReaderTest {

    private final SnapshotReader reader = new SnapshotReader();

    /** An account that has these fields beside the necessary ones; quotes are written as apostrophes. */
    private static String account(String fields) {
        return ("{'id':'A-1','asOf':'2026-03-31'" + (fields.isEmpty() ? "" : "," + fields) + "}").replace('\'', '"');
    }

    private static String text(String json) {
        return json.replace('\'', '"');
    }

    private List<Problem> problems(String json) {
        return problems(reader, json);
    }

    private static List<Problem> problems(SnapshotReader reader, String json) {
        return catchThrowableOfType(InvalidSnapshotException.class, () -> reader.read(json))
                .problems();
    }

    /** Code and location of every problem. */
    private List<String> faults(String json) {
        return faults(reader, json);
    }

    private static List<String> faults(SnapshotReader reader, String json) {
        return problems(reader, json).stream()
                .map(problem -> problem.code() + " " + problem.location())
                .toList();
    }

    @Test
    void a_snapshot_is_read_with_everything_it_says() {
        AccountSnapshot snapshot = reader.read(
                account(
                        "'name':'Acme','profile':{'tier':'KEY','relationshipSince':'2019-01-02','industry':'饲料'},"
                                + "'value':{'annualRevenue':{'amount':'4800000','currency':'CNY'},"
                                + "'costToServe':{'amount':12.50,'currency':'CNY'}},"
                                + "'delivery':{'onTimeRate':0.86,'daysToPeakSeason':45,'peakSupplyAgreed':false,'inFullRate':null},"
                                + "'complaints':[{'id':'C-1','category':'BILLING','openedOn':'2026-03-01'}],'rivals':[],"
                                + "'strategy':{'shifts':[{'certainty':1}]},"
                                + "'orders':{'monthly':[{'month':'2026-03','amount':1.5,'orders':3}]},"
                                + "'attributes':{'owner':'Li','staff':250,'big':5000000000,'share':0.5,'vip':true,'none':null}"));
        assertThat(snapshot.id()).isEqualTo("A-1");
        assertThat(snapshot.name()).contains("Acme");
        assertThat(snapshot.asOf()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(snapshot.profile().tier()).contains(Tier.KEY);
        assertThat(snapshot.profile().relationshipSince()).contains(LocalDate.of(2019, 1, 2));
        assertThat(snapshot.profile().industry()).contains("饲料");
        assertThat(snapshot.value().annualRevenue()).contains(Money.of("4800000", "CNY"));
        assertThat(snapshot.value().costToServe()).contains(Money.of("12.50", "CNY"));
        assertThat(snapshot.delivery().onTimeRate()).contains(0.86);
        assertThat(snapshot.delivery().daysToPeakSeason()).contains(45);
        assertThat(snapshot.delivery().peakSupplyAgreed()).contains(false);
        assertThat(snapshot.delivery().inFullRate()).isEmpty();
        assertThat(snapshot.complaints().orElseThrow()).singleElement().satisfies(complaint -> {
            assertThat(complaint.id()).isEqualTo("C-1");
            assertThat(complaint.category()).contains(ComplaintCategory.BILLING);
            assertThat(complaint.openDays()).contains(30);
        });
        assertThat(snapshot.rivals()).contains(List.of());
        assertThat(snapshot.promotions()).isEmpty();
        assertThat(snapshot.shifts().orElseThrow()).hasSize(1);
        assertThat(snapshot.months()).containsExactly(new MonthlyOrders(YearMonth.of(2026, 3), 1.5, 3));
        assertThat(snapshot.attributes())
                .containsOnlyKeys("owner", "staff", "big", "share", "vip")
                .containsEntry("owner", "Li")
                .containsEntry("staff", 250)
                .containsEntry("big", 5_000_000_000L)
                .containsEntry("share", 0.5)
                .containsEntry("vip", true);
        assertThat(snapshot.unrecognised()).isEmpty();
    }

    @Test
    void null_is_unknown_wherever_something_may_be_unknown() {
        AccountSnapshot snapshot = reader.read(
                account(
                        "'name':null,'profile':null,'complaints':null,'attributes':null,"
                                + "'value':{'annualRevenue':null,'grossMargin':null},'orders':{'monthly':null},'strategy':{'shifts':null}"));
        assertThat(snapshot)
                .isEqualTo(AccountSnapshot.builder("A-1", LocalDate.of(2026, 3, 31))
                        .build());
    }

    @Test
    void unknown_fields_are_kept_aside_by_their_path() {
        AccountSnapshot snapshot = reader.read(account("'crm':{'a' : [1, 2.50, {'b':'x\\ty'}, true , null]},"
                + "'delivery':{'onTimRate':0.8,'a b':1},'complaints':[{'id':'C-1','note':'n'}],"
                + "'value':{'annualRevenue':{'amount':'1','currency':'CNY','net':true}},"
                + "'orders':{'monthly':[{'month':'2026-03','amount':1,'orders':3,'x':1E400}]},"
                + "'attributes':{'address':{'city':'K'}},'it\\\\s':0"));
        assertThat(snapshot.unrecognised())
                .containsOnlyKeys(
                        "$.crm",
                        "$.delivery.onTimRate",
                        "$.delivery['a b']",
                        "$.complaints[0].note",
                        "$.value.annualRevenue.net",
                        "$.orders.monthly[0].x",
                        "$.attributes.address",
                        "$['it\\\\s']")
                .containsEntry("$.crm", text("{'a':[1,2.50,{'b':'x\\ty'},true,null]}"))
                .containsEntry("$.orders.monthly[0].x", "1E400")
                .containsEntry("$.attributes.address", text("{'city':'K'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'delivery':{'onTimeRate':'high'} | MS-202 $.delivery.onTimeRate",
                "'delivery':{'onTimeRate':true} | MS-202 $.delivery.onTimeRate",
                "'delivery':{'onTimeRate':[0.5]} | MS-202 $.delivery.onTimeRate",
                "'delivery':{'onTimeRate':{'a':1}} | MS-202 $.delivery.onTimeRate",
                "'delivery':{'daysToPeakSeason':4.5} | MS-202 $.delivery.daysToPeakSeason",
                "'delivery':{'peakSupplyAgreed':1} | MS-202 $.delivery.peakSupplyAgreed",
                "'delivery':[] | MS-202 $.delivery",
                "'delivery':0 | MS-202 $.delivery",
                "'profile':{'tier':1} | MS-202 $.profile.tier",
                "'profile':{'industry':1} | MS-202 $.profile.industry",
                "'profile':{'relationshipSince':'2.1.2019'} | MS-202 $.profile.relationshipSince",
                "'profile':{'relationshipSince':'2019-02-30'} | MS-202 $.profile.relationshipSince",
                "'profile':{'relationshipSince':20190102} | MS-202 $.profile.relationshipSince",
                "'value':{'annualRevenue':4800000} | MS-202 $.value.annualRevenue",
                "'value':{'annualRevenue':{'amount':'1'}} | MS-202 $.value.annualRevenue",
                "'value':{'annualRevenue':{}} | MS-202 $.value.annualRevenue",
                "'value':{'annualRevenue':{'amount':'1,5','currency':'CNY'}} | MS-202 $.value.annualRevenue.amount",
                "'value':{'annualRevenue':{'amount':'１','currency':'CNY'}} | MS-202 $.value.annualRevenue.amount",
                "'value':{'annualRevenue':{'amount':'1e99','currency':'CNY'}} | MS-202 $.value.annualRevenue.amount",
                "'value':{'annualRevenue':{'amount':1e999999999,'currency':'CNY'}} | MS-202 $.value.annualRevenue.amount",
                "'value':{'annualRevenue':{'amount':null,'currency':'CNY'}} | MS-202 $.value.annualRevenue.amount",
                "'value':{'annualRevenue':{'amount':1,'currency':7}} | MS-202 $.value.annualRevenue.currency",
                "'complaints':{} | MS-202 $.complaints",
                "'complaints':[{'id':'C'},7] | MS-202 $.complaints[1]",
                "'complaints':[null] | MS-202 $.complaints[0]",
                "'complaints':[{'id':7}] | MS-202 $.complaints[0].id",
                "'strategy':{'shifts':[[]]} | MS-202 $.strategy.shifts[0]",
                "'orders':{'monthly':7} | MS-202 $.orders.monthly",
                "'orders':{'monthly':[7]} | MS-202 $.orders.monthly[0]",
                "'orders':{'monthly':[{'month':'2026-13','amount':1,'orders':1}]} | MS-202 $.orders.monthly[0].month",
                "'orders':{'monthly':[{'month':'2026-03','amount':1,'orders':1.5}]} | MS-202 $.orders.monthly[0].orders",
                "'attributes':[] | MS-202 $.attributes",
                "'name':7 | MS-202 $.name",
                "'delivery':{'onTimeRate':1e400} | MS-203 $.delivery.onTimeRate",
                "'delivery':{'onTimeRate':NaN} | MS-203 $.delivery.onTimeRate",
                "'delivery':{'onTimeRate':-Infinity} | MS-203 $.delivery.onTimeRate",
                "'attributes':{'x':1e400} | MS-203 $.attributes.x",
                "'attributes':{'x':NaN} | MS-203 $.attributes.x",
                "'crm':[NaN] | MS-203 $.crm[0]",
                "'delivery':{'daysToPeakSeason':100001} | MS-204 $.delivery.daysToPeakSeason",
                "'product':{'unmetNeeds':1e10} | MS-204 $.product.unmetNeeds",
                "'service':{'satisfaction':101} | MS-204 $.service.satisfaction",
                "'delivery':{'onTimeRate':86} | MS-205 $.delivery.onTimeRate",
                "'delivery':{'onTimeRate':-0.1} | MS-206 $.delivery.onTimeRate",
                "'product':{'unmetNeeds':-1} | MS-206 $.product.unmetNeeds",
                "'strategy':{'supplierCountChange':-3000000000} | MS-206 $.strategy.supplierCountChange",
                "'orders':{'monthly':[{'month':'2026-03','amount':-1,'orders':1}]} | MS-206 $.orders.monthly[0].amount",
                "'complaints':[{}] | MS-207 $.complaints[0].id",
                "'complaints':[{'id':null}] | MS-207 $.complaints[0].id",
                "'rivals':[{'name':' '}] | MS-207 $.rivals[0].name",
                "'orders':{'monthly':[{'month':'2026-03','orders':1}]} | MS-207 $.orders.monthly[0].amount",
                "'profile':{'relationshipSince':'2026-04-01'} | MS-208 $.profile.relationshipSince",
                "'complaints':[{'id':'C','openedOn':'2027-01-01'}] | MS-208 $.complaints[0].openedOn",
                "'orders':{'monthly':[{'month':'2026-04','amount':1,'orders':1}]} | MS-208 $.orders.monthly[0].month",
                "'complaints':[{'id':'C'},{'id':'C'}] | MS-209 $.complaints[1].id",
                "'value':{'annualRevenue':{'amount':1,'currency':'CNY'},'costToServe':{'amount':1,'currency':'EUR'}} | MS-210 $.value.costToServe",
                "'complaints':[{'id':'C','openedOn':'2026-02-01','resolvedOn':'2026-01-01'}] | MS-211 $.complaints[0].resolvedOn",
                "'profile':{'tier':'key'} | MS-212 $.profile.tier",
                "'complaints':[{'id':'C'},{'id':'D','category':'BILING'}] | MS-212 $.complaints[1].category",
                "'value':{'annualRevenue':{'amount':1,'currency':'RMB'}} | MS-212 $.value.annualRevenue.currency",
                "'value':{'grossMargin':{'amount':1,'currency':'CNY'}} | MS-213 $.value.grossMargin",
                "'complaints':[{'id':'C','open':true}] | MS-213 $.complaints[0].open",
                "'delivery':{'onTimeRate':0.5,'onTimeRate':0.5} | MS-214 $.delivery.onTimeRate",
                "'delivery':{'onTimeRate':null,'onTimeRate':0.5} | MS-214 $.delivery.onTimeRate",
                "'delivery':{},'delivery':{} | MS-214 $.delivery",
                "'id':'A-2' | MS-214 $.id",
                "'rivals':[],'rivals':[] | MS-214 $.rivals",
                "'strategy':{'shifts':[],'shifts':[]} | MS-214 $.strategy.shifts",
                "'orders':{'monthly':[],'monthly':[]} | MS-214 $.orders.monthly",
                "'complaints':[{'id':'C','id':'D'}] | MS-214 $.complaints[0].id",
                "'complaints':[{'id':'C','reopened':true,'reopened':true}] | MS-214 $.complaints[0].reopened",
                "'value':{'annualRevenue':{'amount':1,'amount':1,'currency':'CNY'}} | MS-214 $.value.annualRevenue.amount",
                "'orders':{'monthly':[{'month':'2026-03','amount':1,'orders':1,'orders':1}]} | MS-214 $.orders.monthly[0].orders",
                "'attributes':{'x':1,'x':2} | MS-214 $.attributes.x",
                "'crm':1,'crm':1 | MS-214 $.crm",
                "'crm':{'x':1,'x':1} | MS-214 $.crm.x",
                "'name':'\\ud83d' | MS-222 $.name",
                "'crm':['\\udc16'] | MS-222 $.crm[0]",
            })
    void what_is_wrong_is_named_by_its_code_and_path(String fields, String fault) {
        assertThat(faults(account(fields))).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'asOf':'2026-03-31'} | MS-207 $.id",
                "{'id':' ','asOf':'2026-03-31'} | MS-207 $.id",
                "{'id':null,'asOf':'2026-03-31'} | MS-207 $.id",
                "{'id':42,'asOf':'2026-03-31'} | MS-202 $.id",
                "{'id':'A'} | MS-215 $.asOf",
                "{'id':'A','asOf':null} | MS-215 $.asOf",
                "{'id':'A','asOf':'31.3.2026'} | MS-202 $.asOf",
                "[] | MS-202 $",
                "7 | MS-202 $",
                "null | MS-202 $",
                "`` | MS-218 ``",
                "` \n\t` | MS-218 ``",
            })
    void an_account_needs_an_identity_and_a_day(String json, String fault) {
        assertThat(faults(text(json))).containsExactly(fault.replace("``", ""));
    }

    @Test
    void a_missing_identity_and_a_missing_day_are_both_told() {
        assertThat(faults("{}")).containsExactly("MS-215 $.asOf", "MS-207 $.id");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_in_the_order_of_the_input() {
        assertThat(faults(text("{'delivery':{'onTimeRate':86,'inFullRate':'x','urgentFillRate':-1},"
                        + "'complaints':[7,{'id':'C','openedOn':'2027-01-01','category':'X'},{'openedOn':'?'}],"
                        + "'asOf':'2026-03-31','profile':{'tier':'GOLD','tierSteps':1,'tier':'KEY','kind':'OTHER'},"
                        + "'orders':{'monthly':[{'month':'x','amount':-1,'orders':'y'},{'month':'2026-09','amount':1,'orders':1}]},"
                        + "'value':{'revenueChange':-2}}")))
                .containsExactly(
                        "MS-207 $.id",
                        "MS-205 $.delivery.onTimeRate",
                        "MS-202 $.delivery.inFullRate",
                        "MS-206 $.delivery.urgentFillRate",
                        "MS-202 $.complaints[0]",
                        "MS-208 $.complaints[1].openedOn",
                        "MS-212 $.complaints[1].category",
                        "MS-207 $.complaints[2].id",
                        "MS-202 $.complaints[2].openedOn",
                        "MS-212 $.profile.tier",
                        "MS-213 $.profile.tierSteps",
                        "MS-214 $.profile.tier",
                        "MS-202 $.orders.monthly[0].month",
                        "MS-206 $.orders.monthly[0].amount",
                        "MS-202 $.orders.monthly[0].orders",
                        "MS-208 $.orders.monthly[1].month",
                        "MS-206 $.value.revenueChange");
    }

    @Test
    void messages_show_what_stands_there_and_what_to_write_in_both_languages() {
        List<Problem> problems = problems(account("'profile':{'tier':'KEZ'},'delivery':{'daysToPeakSeason':'soon'}"));
        assertThat(problems.get(0).message(Locale.ENGLISH))
                .isEqualTo("KEZ is no code of profile.tier. Maybe KEY? Known: SMALL, ORDINARY, MAJOR, KEY.");
        assertThat(problems.get(1).message(Locale.ENGLISH))
                .isEqualTo("delivery.daysToPeakSeason is \"soon\"; write 0, 1, 2, … instead.");
        assertThat(problems.get(1).message(Locale.CHINA))
                .isEqualTo("delivery.daysToPeakSeason 是\"soon\"，应写为0, 1, 2, …。");
        assertThat(problems(account("'delivery':{'onTimeRate':'0.85','daysToPeakSeason':'38'}")))
                .as("a number between quotes is the number without them")
                .extracting(problem -> problem.message(Locale.ENGLISH))
                .containsExactly(
                        "delivery.onTimeRate is \"0.85\"; write 0.85 instead.",
                        "delivery.daysToPeakSeason is \"38\"; write 38 instead.");
    }

    @Test
    void malformed_json_is_told_by_line_and_column_and_path_after_what_was_wrong_before() {
        assertThat(faults(
                        text("{'id':'A-1','asOf':'2026-03-31',\n 'delivery':{'onTimeRate':86,\n  'inFullRate':nope}}")))
                .containsExactly("MS-205 $.delivery.onTimeRate", "MS-201 3:16 $.delivery.inFullRate");
        assertThat(faults(text("{'id':'饲料',}"))).containsExactly("MS-201 1:12 $.id");
        assertThat(faults("{\"id\":\"A-1\"")).containsExactly("MS-201 1:12 $.id");
        assertThat(faults("}")).containsExactly("MS-201 1:1");
        assertThat(faults(account("") + " {}")).containsExactly("MS-201 1:34");
        assertThat(faults(account("'a':'tab\there'"))).containsExactly("MS-201 1:41 $.a");
    }

    @Test
    void malformed_json_is_shown_as_it_stands_with_an_arrow_where_it_goes_wrong() {
        assertThat(problems("{\"id\": nope}").get(0).message(Locale.ENGLISH))
                .isEqualTo("This is not valid JSON: {\"id\": → nope}. Check brackets, quotes and commas here.");
        assertThat(problems("{\"id\":\"A\"").get(0).message(Locale.CHINA))
                .isEqualTo("这不是合法的 JSON：{\"id\":\"A\" →。请检查此处的括号、引号和逗号。");
        assertThat(problems("{\"id\":\"a\nb\"}").get(0).arguments()).containsExactly("{\"id\":\"a → b\"}");
        String pigs = "🐖".repeat(40);
        assertThat(problems("{\"a\":\"" + pigs + "\" \"" + pigs + "\"}")
                        .get(0)
                        .arguments()
                        .get(0))
                .doesNotContain("\uFFFD")
                .hasSizeLessThan(70);
    }

    @Test
    void amounts_at_the_edge_of_what_money_can_be_derive_no_nonsense() {
        String nines = "9".repeat(38);
        AccountSnapshot snapshot = reader.read(account(
                "'value':{'annualRevenue':{'amount':'" + nines + "','currency':'CNY'},'grossMarginRate':0.123456789}"));
        assertThat(snapshot.get(Metrics.VALUE_GROSS_MARGIN)).isEmpty();
        assertThat(faults(account("'value':{'annualRevenue':{'amount':'" + nines
                        + "','currency':'CNY'},'grossMarginRate':1e300}")))
                .containsExactly("MS-204 $.value.grossMarginRate");
    }

    @Test
    void a_derived_amount_is_a_number_as_people_write_it() {
        AccountSnapshot snapshot = reader.read(account("'value':{'annualRevenue':{'amount':'400000','currency':'CNY'},"
                + "'grossMarginRate':0.25,'costToServe':{'amount':'300000','currency':'CNY'}}"));
        assertThat(snapshot.get(Metrics.VALUE_GROSS_MARGIN))
                .hasValueSatisfying(margin -> assertThat(margin.amount()).hasToString("100000"));
        assertThat(snapshot.get(Metrics.VALUE_NET_MARGIN))
                .hasValueSatisfying(margin -> assertThat(margin.amount()).hasToString("-200000"));
    }

    @Test
    void a_whole_number_may_be_written_with_a_point_or_an_exponent() {
        assertThat(reader.read(account("'delivery':{'daysToPeakSeason':45.0}"))
                        .delivery()
                        .daysToPeakSeason())
                .contains(45);
        assertThat(reader.read(account("'delivery':{'daysToPeakSeason':4e1}"))
                        .delivery()
                        .daysToPeakSeason())
                .contains(40);
    }

    @Test
    void a_stream_that_fails_is_no_problem_of_the_content() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        assertThatThrownBy(() -> reader.read(broken)).isInstanceOf(UncheckedIOException.class);
    }
}
