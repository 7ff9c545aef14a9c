package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.MonthlyOrders;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Accounts with their advice, in few bytes: short names, unknown left out, and what many share by its number. The reader is
 * {@code report-words.js}.
 */
final class AccountJson {

    /** What the head of an account's page tells, where it is known. */
    private static final List<Metric<?>> FACTS = List.of(
            Metrics.PROFILE_KIND,
            Metrics.PROFILE_INDUSTRY,
            Metrics.PROFILE_REGION,
            Metrics.PROFILE_RELATIONSHIP_SINCE,
            Metrics.VALUE_VALUE_CLASS,
            Metrics.VALUE_GROSS_MARGIN_RATE,
            Metrics.VALUE_SHARE_OF_OUR_REVENUE,
            Metrics.VALUE_REVENUE_CHANGE,
            Metrics.VALUE_SHARE_OF_WALLET,
            Metrics.ORDERS_ORDER_DAYS12M,
            Metrics.ORDERS_DAYS_SINCE_LAST_ORDER,
            Metrics.ORDERS_RETENTION_PROBABILITY,
            Metrics.CONTRACT_DAYS_TO_RENEWAL);

    /** Six digits tell apart what a page shows. */
    private static final MathContext SHOWN = new MathContext(6);

    private final CodeTexts texts;
    private final JsonGenerator json;
    private final Pool<MetricName> metrics = new Pool<>();
    private final Pool<Comparison> comparisons = new Pool<>();
    private final Pool<String> rules = new Pool<>();
    private final Pool<Withheld> withheld = new Pool<>();
    private final Pool<Gap> gaps = new Pool<>();
    private final Pool<List<Gap>> gapLists = new Pool<>();
    private final Pool<CommitmentState> states = new Pool<>();
    private final Pool<List<String>> reasons = new Pool<>();

    /** What evidence compares with: the limit, its key and origin. */
    private record Comparison(String operator, Object limit, Optional<String> key, Optional<String> from) {}

    AccountJson(CodeTexts texts, JsonGenerator json) {
        this.texts = texts;
        this.json = json;
    }

    void write(AdvisedAccount one) throws IOException {
        AccountSnapshot account = one.account();
        Advice advice = one.advice();
        json.writeStartObject();
        json.writeStringField("id", account.id());
        if (account.name().isPresent()) {
            json.writeStringField("name", account.name().get());
        }
        json.writeStringField("asOf", advice.asOf().toString());
        json.writeStringField("stance", texts.use("stance", advice.stance().name()));
        json.writeStringField("level", texts.use("level", advice.risk().level().name()));
        number("p", advice.risk().likelihood());
        money("risk", advice.risk().marginAtRisk());
        money("revenue", account.value().annualRevenue());
        Optional<String> tier = account.profile().tier().map(Enum::name);
        if (tier.isPresent()) {
            json.writeStringField("tier", texts.use("tier", tier.get()));
        }
        facts(account);
        commitments(advice.commitments());
        causes(advice.causes());
        conduct(advice.conduct());
        signals(advice.signals());
        actions(advice.actions());
        json.writeArrayFieldStart("withheld");
        for (Withheld held : advice.withheld()) {
            json.writeNumber(withheld.number(held));
        }
        json.writeEndArray();
        json.writeNumberField("gaps", gapLists.number(advice.gaps()));
        months(account.months());
        attributes(account.attributes());
        json.writeEndObject();
    }

    /** Writes what the accounts named by number. */
    void writeShared() throws IOException {
        gapLists.write("gapLists", json, (list, out) -> {
            out.writeStartArray();
            for (Gap gap : list) {
                out.writeNumber(gaps.number(gap));
            }
            out.writeEndArray();
        });
        states.write("states", json, (state, out) -> {
            out.writeStartArray();
            out.writeString(state.code().name());
            out.writeString(texts.use("status", state.status().name()));
            codes(state.signals());
            out.writeEndArray();
        });
        reasons.write("reasons", json, (codes, out) -> {
            out.writeStartArray();
            for (String code : codes) {
                out.writeString(texts.reason(code));
            }
            out.writeEndArray();
        });
        gaps.write("gaps", json, (gap, out) -> {
            out.writeStartArray();
            out.writeNumber(metrics.number(MetricName.of(gap.metric())));
            for (String code : gap.couldDecide()) {
                out.writeString(texts.use("signal", code));
            }
            out.writeEndArray();
        });
        withheld.write("withheld", json, this::withheld);
        comparisons.write("comparisons", json, (comparison, out) -> {
            out.writeStartArray();
            out.writeString(comparison.operator());
            value(comparison.limit());
            if (comparison.key().isPresent()) {
                out.writeString(comparison.key().get());
                out.writeString(comparison.from().orElse(""));
            }
            out.writeEndArray();
        });
        metrics.write("metrics", json, (metric, out) -> {
            out.writeStartArray();
            out.writeString(metric.name());
            out.writeString(metric.unit());
            CodeTexts.write(metric.meaning(), out);
            out.writeEndArray();
        });
        rules.write("rules", json, (rule, out) -> out.writeString(rule));
    }

    private void withheld(Withheld held, JsonGenerator out) throws IOException {
        out.writeStartArray();
        out.writeString(texts.use("action", held.code()));
        out.writeString(texts.use("guard", held.reason()));
        out.writeString(held.rule());
        out.writeString(held.until().map(LocalDate::toString).orElse(""));
        for (Withheld.Precondition precondition : held.preconditions()) {
            out.writeString(texts.use("permit", precondition.code()));
            out.writeBoolean(precondition.met());
        }
        out.writeEndArray();
    }

    private void facts(AccountSnapshot account) throws IOException {
        json.writeArrayFieldStart("facts");
        for (Metric<?> metric : FACTS) {
            Optional<?> value = account.get(metric);
            if (value.isPresent()) {
                json.writeNumber(metrics.number(MetricName.of(metric.name())));
                value(value.get());
                if (metric == Metrics.PROFILE_KIND) {
                    texts.use("kind", value.get().toString());
                } else if (metric == Metrics.VALUE_VALUE_CLASS) {
                    texts.use("valueClass", value.get().toString());
                }
            }
        }
        json.writeEndArray();
    }

    private void commitments(List<CommitmentState> commitments) throws IOException {
        json.writeArrayFieldStart("commitments");
        for (CommitmentState state : commitments) {
            json.writeNumber(states.number(state));
        }
        json.writeEndArray();
    }

    private void causes(List<DiagnosedCause> causes) throws IOException {
        json.writeArrayFieldStart("causes");
        for (DiagnosedCause cause : causes) {
            json.writeStartArray();
            json.writeString(texts.use("cause", cause.code().name()));
            number(cause.likelihood());
            json.writeString(texts.use("controllable", cause.controllable().name()));
            json.writeStartArray();
            for (String facet : cause.facets()) {
                json.writeString(texts.use("facet", facet));
            }
            json.writeEndArray();
            codes(cause.supporting());
            codes(cause.contrary());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void conduct(List<ConductFinding> findings) throws IOException {
        json.writeArrayFieldStart("conduct");
        for (ConductFinding finding : findings) {
            json.writeStartArray();
            json.writeString(texts.use("risk", finding.code().name()));
            number(finding.likelihood());
            codes(finding.supporting());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void codes(List<String> signals) throws IOException {
        json.writeStartArray();
        for (String code : signals) {
            json.writeString(texts.use("signal", code));
        }
        json.writeEndArray();
    }

    private void signals(List<Signal> signals) throws IOException {
        json.writeArrayFieldStart("signals");
        for (Signal signal : signals) {
            json.writeStartArray();
            json.writeString(texts.use("signal", signal.code()));
            json.writeString(texts.use("severity", signal.severity().name()));
            json.writeNumber(rules.number(signal.rule()));
            for (Evidence evidence : signal.evidence()) {
                MetricName metric = MetricName.of(evidence.metric());
                json.writeNumber(metrics.number(metric));
                json.writeString(metric.label(evidence.metric()));
                value(evidence.observed());
                json.writeNumber(comparisons.number(new Comparison(
                        evidence.operator(), evidence.limit(), evidence.limitKey(), evidence.limitFrom())));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void actions(List<Action> actions) throws IOException {
        json.writeArrayFieldStart("actions");
        for (Action action : actions) {
            json.writeStartObject();
            json.writeStringField("code", texts.use("action", action.code()));
            json.writeStringField("key", action.key());
            json.writeStringField("owner", texts.use("owner", action.owner()));
            json.writeStringField("due", action.dueOn().toString());
            if (action.obligation()) {
                json.writeBooleanField("owed", true);
            }
            number("score", action.score());
            json.writeNumberField("because", reasons.number(action.because()));
            factors(action.factors());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void factors(Factors factors) throws IOException {
        json.writeArrayFieldStart("factors");
        json.writeString(factors.basis().name());
        number(factors.save());
        number(factors.amountAtRisk());
        number(factors.cost());
        number(factors.net());
        number(factors.urgency());
        number(factors.confidence());
        number(factors.lever());
        json.writeEndArray();
    }

    private void months(List<MonthlyOrders> months) throws IOException {
        if (months.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("months");
        for (MonthlyOrders month : months) {
            json.writeStartArray();
            json.writeString(month.month().toString());
            number(month.amount());
            json.writeNumber(month.orders());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void attributes(Map<String, Object> attributes) throws IOException {
        if (attributes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("attributes");
        for (Map.Entry<String, Object> attribute : new TreeMap<>(attributes).entrySet()) {
            json.writeStartArray();
            json.writeString(attribute.getKey());
            value(attribute.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void value(Object value) throws IOException {
        if (value instanceof Number number) {
            number(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    private void money(String field, Optional<Money> money) throws IOException {
        if (money.isPresent()) {
            json.writeArrayFieldStart(field);
            json.writeNumber(money.get().amount().doubleValue());
            json.writeString(money.get().currency().getCurrencyCode());
            json.writeEndArray();
        }
    }

    private void number(String field, double value) throws IOException {
        json.writeFieldName(field);
        number(value);
    }

    private void number(Optional<Double> value) throws IOException {
        if (value.isPresent()) {
            number(value.get());
        } else {
            json.writeNull();
        }
    }

    private void number(double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
            return;
        }
        BigDecimal shown = BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros();
        if (shown.scale() <= 0 && shown.precision() - shown.scale() <= SHOWN.getPrecision()) {
            json.writeNumber(shown.longValue());
        } else if (Math.abs(value) >= 1e6) {
            json.writeNumber(value);
        } else {
            json.writeNumber(shown.doubleValue());
        }
    }
}
