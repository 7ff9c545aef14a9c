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
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Money;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An account with its advice, in few bytes: short names, unknown left out, and what many share by its number. The reader is
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

    private final SharedJson shared;
    private final CodeTexts texts;
    private final JsonGenerator json;

    AccountJson(SharedJson shared, JsonGenerator json) {
        this.shared = shared;
        this.json = json;
        texts = shared.texts();
    }

    void write(AccountSnapshot account, Advice advice) throws IOException {
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
            json.writeNumber(shared.withheld(held));
        }
        json.writeEndArray();
        json.writeNumberField("gaps", shared.gaps(advice.gaps()));
        months(account.months());
        attributes(account.attributes());
        json.writeEndObject();
    }

    private void facts(AccountSnapshot account) throws IOException {
        json.writeArrayFieldStart("facts");
        for (Metric<?> metric : FACTS) {
            Optional<?> value = account.get(metric);
            if (value.isPresent()) {
                json.writeNumber(shared.metric(MetricName.of(metric.name())));
                Values.value(value.get(), json);
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
            json.writeNumber(shared.state(state));
        }
        json.writeEndArray();
    }

    private void causes(List<DiagnosedCause> causes) throws IOException {
        json.writeArrayFieldStart("causes");
        for (DiagnosedCause cause : causes) {
            json.writeStartArray();
            json.writeString(texts.use("cause", cause.code().name()));
            Values.number(cause.likelihood(), json);
            json.writeString(texts.use("controllable", cause.controllable().name()));
            json.writeStartArray();
            for (String facet : cause.facets()) {
                json.writeString(texts.use("facet", facet));
            }
            json.writeEndArray();
            texts.writeSignals(cause.supporting(), json);
            texts.writeSignals(cause.contrary(), json);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void conduct(List<ConductFinding> findings) throws IOException {
        json.writeArrayFieldStart("conduct");
        for (ConductFinding finding : findings) {
            json.writeStartArray();
            json.writeString(texts.use("risk", finding.code().name()));
            Values.number(finding.likelihood(), json);
            texts.writeSignals(finding.supporting(), json);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void signals(List<Signal> signals) throws IOException {
        json.writeArrayFieldStart("signals");
        for (Signal signal : signals) {
            json.writeStartArray();
            json.writeString(texts.use("signal", signal.code()));
            json.writeString(texts.use("severity", signal.severity().name()));
            json.writeNumber(shared.rule(signal.rule()));
            for (Evidence evidence : signal.evidence()) {
                MetricName metric = MetricName.of(evidence.metric());
                json.writeNumber(shared.metric(metric));
                json.writeString(metric.label(evidence.metric()));
                Values.beside(evidence.observed(), evidence.limit(), json);
                json.writeNumber(shared.comparison(evidence));
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
            json.writeNumberField("because", shared.reasons(action.because()));
            factors(action.factors());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void factors(Factors factors) throws IOException {
        json.writeArrayFieldStart("factors");
        json.writeString(factors.basis().name());
        Values.number(factors.save(), json);
        number(factors.amountAtRisk());
        number(factors.cost());
        number(factors.net());
        Values.number(factors.urgency(), json);
        Values.number(factors.confidence(), json);
        Values.number(factors.lever(), json);
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
            Values.number(month.amount(), json);
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
            Values.value(attribute.getValue(), json);
            json.writeEndArray();
        }
        json.writeEndArray();
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
        Values.number(value, json);
    }

    private void number(Optional<Double> value) throws IOException {
        if (value.isPresent()) {
            Values.number(value.get(), json);
        } else {
            json.writeNull();
        }
    }
}
