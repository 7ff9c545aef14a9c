package dev.mainstay.authoring.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.internal.AdvicePart;
import dev.mainstay.authoring.internal.Gist;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.SwitchedOff;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WhomAChangeConcernsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final SourceRef NOWHERE = new SourceRef("-", 1, 1);
    private static final Set<AdvicePart> EVERYTHING = Set.of(AdvicePart.values());

    private final PackModel standard =
            RulePackCompiler.compile(Path.of("../../rules/standard")).model();

    @Test
    void a_rule_that_comes_back_a_day_later_concerns_the_accounts_of_that_day_which_know_what_it_looks_at() {
        PackModel before = off("Deliveries arrive late", DAY.minusDays(1));
        PackModel after = off("Deliveries arrive late", DAY);
        AccountSnapshot late = account(account -> account.delivery(d -> d.onTimeRate(0.86)));
        AccountSnapshot prompt = account(account -> account.delivery(d -> d.onTimeRate(0.95)));
        AccountSnapshot unknown = account(account -> account.quality(q -> q.defectPpm(10)));

        assertThat(concern(before, after, late)).isEqualTo(EVERYTHING);
        assertThat(concern(before, after, prompt)).isEqualTo(EVERYTHING);
        assertThat(concern(before, after, unknown)).containsExactly(AdvicePart.GAPS);
    }

    @Test
    void the_last_day_of_a_pack_concerns_the_accounts_after_it() {
        AccountSnapshot account = account(any -> {});

        assertThat(concern(standard, until(DAY), account)).isEmpty();
        assertThat(concern(standard, until(DAY.minusDays(1)), account)).isEqualTo(EVERYTHING);
    }

    @Test
    void a_rule_that_moved_concerns_those_for_whom_it_fires_and_the_gaps_of_those_for_whom_it_might() {
        List<Rule> rules = new ArrayList<>(standard.rules());
        rules.add(rules.remove(0));
        PackModel after = with(standard.info(), rules, standard.weights());
        Rule moved = standard.rules().get(0);
        assertThat(moved.name()).isEqualTo("The account is silent beyond its own rhythm");

        assertThat(concern(
                        standard,
                        after,
                        account(account -> account.orders(o -> o.daysSinceLastOrder(60)
                                .medianOrderIntervalDays(20)
                                .orderDays12m(18)))))
                .isEqualTo(EVERYTHING);
        assertThat(concern(standard, after, account(any -> {}))).containsExactly(AdvicePart.GAPS);
    }

    @Test
    void the_horizon_and_what_an_hour_costs_concern_actions_alone() {
        AccountSnapshot account = account(any -> any.delivery(d -> d.onTimeRate(0.7))
                .value(v -> v.annualRevenue(Money.of("1000000", "EUR")).grossMarginRate(0.2)));

        assertThat(concern(standard, weighing("horizon.years", 3), account)).containsExactly(AdvicePart.ACTIONS);
        assertThat(concern(standard, weighing("hourCost.EUR", 3), account)).containsExactly(AdvicePart.ACTIONS);
        assertThat(concern(standard, weighing("hourCost.USD", 3), account)).isEmpty();
    }

    @Test
    void another_order_of_stances_concerns_those_whose_stance_may_give_way() {
        AccountSnapshot retained =
                account(account -> account.profile(p -> p.tier(Tier.KEY)).delivery(d -> d.onTimeRate(0.7)));

        assertThat(concern(standard, weighing("stance.order.RETAIN", 4.5), retained))
                .isEmpty();
        assertThat(concern(standard, weighing("stance.order.DEVELOP", 4), retained))
                .isEqualTo(EVERYTHING);
        assertThat(concern(standard, weighing("stance.order.DEVELOP", 3.5), retained))
                .isEqualTo(EVERYTHING);
        assertThat(concern(standard, weighing("stance.order.EXIT", 9), retained))
                .isEmpty();
    }

    private static Set<AdvicePart> concern(PackModel before, PackModel after, AccountSnapshot account) {
        Gist gist = Gist.of(RetentionAdvisor.of(RulePack.of(before)).advise(account), before);
        return Impact.whereKnown(before, after).apply(account, gist);
    }

    private static AccountSnapshot account(Consumer<AccountSnapshot.Builder> knowing) {
        AccountSnapshot.Builder builder = AccountSnapshot.builder("A", DAY);
        knowing.accept(builder);
        return builder.build();
    }

    private PackModel off(String name, LocalDate until) {
        List<Rule> rules = new ArrayList<>(standard.rules());
        rules.replaceAll(rule -> !rule.name().equals(name)
                ? rule
                : new Rule(
                        name,
                        rule.phase(),
                        rule.commitment(),
                        rule.severity(),
                        rule.confidence(),
                        rule.patterns(),
                        rule.consequence(),
                        Optional.of(new SwitchedOff("why", until, "X", NOWHERE)),
                        rule.at()));
        return with(standard.info(), rules, standard.weights());
    }

    private PackModel until(LocalDate day) {
        PackInfo info = standard.info();
        return with(
                new PackInfo(
                        info.name(),
                        info.version(),
                        info.owner(),
                        info.language(),
                        info.effectiveFrom(),
                        Optional.of(day),
                        info.description(),
                        info.bases()),
                standard.rules(),
                standard.weights());
    }

    private PackModel weighing(String key, double value) {
        Map<String, WeightRow> weights = new HashMap<>(standard.weights());
        assertThat(weights).containsKey(key);
        weights.put(key, new WeightRow(key, value, NOWHERE));
        return with(standard.info(), standard.rules(), weights);
    }

    private PackModel with(PackInfo info, List<Rule> rules, Map<String, WeightRow> weights) {
        return new PackModel(
                info,
                rules,
                standard.limits(),
                standard.diagnosis(),
                standard.actions(),
                standard.playbook(),
                weights,
                standard.texts());
    }
}
