package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.Term;
import dev.mainstay.pack.TextRow;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Stance;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The standard pack is whole: nothing in it leads nowhere, and nothing is said in one language only. */
class StandardPackTest {

    private static final RulePack PACK = RulePack.standard();
    private static final PackModel MODEL = PACK.model();

    /** Read by the portfolio pass and not by a rule. */
    private static final String PORTFOLIO_LIMITS = "tier.";

    private static Set<String> signals() {
        return rules(BoardCall.RAISE)
                .map(rule -> rule.consequence().code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Rule> rules(BoardCall call) {
        return MODEL.rules().stream().filter(rule -> rule.consequence().call() == call);
    }

    private static Stream<Term> terms(Rule rule) {
        return rule.patterns().stream()
                .flatMap(pattern -> Stream.concat(
                        pattern.conditions().stream().flatMap(StandardPackTest::terms),
                        pattern.accumulation().stream().map(Pattern.Accumulation::threshold)));
    }

    private static Stream<Term> terms(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return Stream.of(comparison.left(), comparison.right());
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        return parts.stream().flatMap(StandardPackTest::terms);
    }

    private static Set<String> asked(CodeKind kind) {
        return MODEL.rules().stream()
                .flatMap(StandardPackTest::terms)
                .filter(term ->
                        term instanceof Term.Answer answer && answer.lookup().argument() == kind)
                .map(term -> ((Term.Answer) term).code())
                .collect(Collectors.toSet());
    }

    @Test
    void no_signal_is_without_a_consequence() {
        Set<String> consequential = new TreeSet<>(asked(CodeKind.SIGNAL));
        MODEL.diagnosis().forEach(row -> consequential.add(row.signal()));
        MODEL.playbook().forEach(row -> row.signal().ifPresent(consequential::add));

        assertThat(consequential).containsAll(signals());
        assertThat(signals()).hasSizeGreaterThan(90);
    }

    @Test
    void every_commitment_can_be_broken_and_has_an_action() {
        for (Commitment commitment : Commitment.values()) {
            assertThat(rules(BoardCall.RAISE))
                    .as("rules that count against %s", commitment)
                    .anyMatch(rule -> rule.commitment().equals(Optional.of(commitment)));
            assertThat(MODEL.actions()).as("actions that serve %s", commitment).anyMatch(action -> action.commitment()
                    .equals(Optional.of(commitment)));
        }
    }

    @Test
    void no_cause_and_no_conduct_risk_is_without_a_signal_and_an_action() {
        Collection<String> pointedAt = MODEL.diagnosis().stream()
                .filter(row -> row.weight() > 0)
                .map(DiagnosisRow::influence)
                .collect(Collectors.toSet());
        for (Cause cause : Cause.values()) {
            assertThat(pointedAt).contains(cause.name());
            assertThat(MODEL.playbook()).as("rows for %s", cause).anyMatch(row -> row.cause()
                    .equals(Optional.of(cause.name())));
        }
        for (ConductRisk risk : ConductRisk.values()) {
            assertThat(pointedAt).contains(risk.name());
            assertThat(MODEL.playbook()).as("rows for %s", risk).anyMatch(row -> row.risk()
                    .equals(Optional.of(risk)));
        }
        assertThat(MODEL.playbook()).anyMatch(row -> row.cause().equals(Optional.of(PlaybookRow.UNEXPLAINED)));
    }

    @Test
    void every_facet_of_the_framework_can_be_found() {
        Set<String> facets = MODEL.diagnosis().stream()
                .filter(row -> row.weight() > 0)
                .map(DiagnosisRow::facet)
                .collect(Collectors.toSet());

        assertThat(facets)
                .contains(
                        "CONTRACTION",
                        "UPSTREAM_EXPANSION",
                        "BUSINESS_FAILURE",
                        "CAPABILITY_OUTGROWN",
                        "SUPPLIER_CONSOLIDATION",
                        "WEAK_RND",
                        "CHANNEL_CONFLICT",
                        "AFTER_SALES",
                        "PRODUCT_QUALITY",
                        "POLITICAL_PRESSURE",
                        "COMMERCIAL_BRIBERY",
                        "SOWN_CONFLICT",
                        "LOWER_PRICE",
                        "BETTER_TECHNOLOGY",
                        "FULLER_SERVICE",
                        "BETTER_TERMS",
                        "PROMOTION_PUSH");
    }

    @Test
    void every_stance_is_taken_by_a_rule_or_is_the_default() {
        Set<String> taken =
                rules(BoardCall.TAKE).map(rule -> rule.consequence().code()).collect(Collectors.toSet());
        for (Stance stance : Stance.values()) {
            assertThat(stance == Stance.MAINTAIN || taken.contains(stance.name()))
                    .as("%s is taken", stance)
                    .isTrue();
        }
    }

    @Test
    void every_action_can_be_proposed_and_says_who_when_how_and_until_what() {
        Set<String> proposed =
                MODEL.playbook().stream().map(PlaybookRow::action).collect(Collectors.toSet());

        assertThat(MODEL.actions()).hasSizeGreaterThan(70).allSatisfy(action -> {
            assertThat(proposed).contains(action.code());
            assertThat(action.dueDays()).isPositive();
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
                assertThat(text("action." + action.code(), locale)).isNotBlank();
                assertThat(text("action." + action.code() + ".step.2", locale))
                        .as("at least two steps of %s", action.code())
                        .isNotBlank();
                assertThat(text("owner." + action.owner(), locale)).isNotBlank();
                assertThat(text("success." + action.success(), locale)).isNotBlank();
                assertThat(text("stop." + action.stop(), locale)).isNotBlank();
            }
        });
    }

    private static String text(String key, Locale locale) {
        return MODEL.texts().byLanguage().getOrDefault(locale.getLanguage(), Map.of()).values().stream()
                .filter(row -> row.key().equals(key))
                .map(TextRow::text)
                .findFirst()
                .orElse("");
    }

    @Test
    void an_uncontrollable_cause_is_never_answered_with_money() {
        Map<String, ActionRow> actions =
                MODEL.actions().stream().collect(Collectors.toMap(ActionRow::code, action -> action));

        assertThat(MODEL.playbook())
                .filteredOn(row -> row.cause().equals(Optional.of(Cause.STRATEGY_SHIFT.name())))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(Objects.requireNonNull(actions.get(row.action()))
                                .traits())
                        .doesNotContain("incentive", "discount"));
    }

    @Test
    void both_languages_say_the_same_things() {
        Map<String, TextRow> english = MODEL.texts().byLanguage().getOrDefault("en", Map.of());
        Map<String, TextRow> chinese = MODEL.texts().byLanguage().getOrDefault("zh", Map.of());

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese)
                .allSatisfy((key, row) -> assertThat(row.text()).as(key).matches(said -> said.codePoints()
                        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)));
    }

    @Test
    void every_limit_is_read_and_says_where_it_comes_from() {
        Set<String> read = MODEL.rules().stream()
                .flatMap(StandardPackTest::terms)
                .filter(Term.Limit.class::isInstance)
                .map(term -> ((Term.Limit) term).key())
                .collect(Collectors.toSet());

        assertThat(MODEL.limits()).allSatisfy(row -> {
            assertThat(read.contains(row.key()) || row.key().startsWith(PORTFOLIO_LIMITS))
                    .as("%s is read", row.key())
                    .isTrue();
            assertThat(row.source()).isNotBlank();
            assertThat(row.why()).isNotBlank();
            assertThat(row.grade()).isIn("A", "B", "C", "J");
        });
    }

    @Test
    void the_price_gap_has_no_universal_figure() {
        assertThat(MODEL.limits())
                .filteredOn(row -> row.key().contains("priceGap") && row.specificity() == 0)
                .isNotEmpty()
                .extracting(LimitRow::value)
                .containsOnly(Optional.empty());
    }

    @Test
    void every_guardrail_gives_a_reason_in_both_languages() {
        assertThat(MODEL.rules().stream().filter(rule -> rule.phase() == Phase.GUARDRAILS))
                .hasSizeGreaterThan(8)
                .allSatisfy(rule -> {
                    String prefix = rule.consequence().call() == BoardCall.PERMIT ? "permit." : "guard.";
                    assertThat(text(prefix + rule.consequence().code(), Locale.ENGLISH))
                            .isNotBlank();
                    assertThat(text(prefix + rule.consequence().code(), Locale.CHINA))
                            .isNotBlank();
                });
    }
}
