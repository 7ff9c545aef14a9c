package dev.mainstay.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Withheld;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the accounts of a report share: each is written once, and accounts name it by its number. Not thread-safe. */
final class SharedJson {

    private final CodeTexts texts;
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

    SharedJson(CodeTexts texts) {
        this.texts = texts;
    }

    /** The texts of the codes that are named. */
    CodeTexts texts() {
        return texts;
    }

    int metric(MetricName metric) {
        return metrics.number(metric);
    }

    int comparison(Evidence evidence) {
        return comparisons.number(
                new Comparison(evidence.operator(), evidence.limit(), evidence.limitKey(), evidence.limitFrom()));
    }

    int rule(String name) {
        return rules.number(name);
    }

    int withheld(Withheld held) {
        return withheld.number(held);
    }

    int gaps(List<Gap> list) {
        return gapLists.number(list);
    }

    int state(CommitmentState state) {
        return states.number(state);
    }

    int reasons(List<String> codes) {
        return reasons.number(codes);
    }

    /** Writes what the accounts named by number. */
    void write(JsonGenerator json) throws IOException {
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
            texts.writeSignals(state.signals(), out);
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
            Values.exactly(comparison.limit(), out);
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
}
