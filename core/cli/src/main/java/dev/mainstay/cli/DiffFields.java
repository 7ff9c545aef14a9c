package dev.mainstay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.authoring.diff.AccountDiff;
import dev.mainstay.authoring.diff.Aspect;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.Difference;
import dev.mainstay.authoring.diff.PackChange;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.PortfolioDiff.Named;
import dev.mainstay.authoring.diff.PortfolioDiff.Side;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.diff.Sensitivity;
import dev.mainstay.json.SnapshotWriter;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changes as fields of JSON, in an order that is fixed; codes, never texts. */
final class DiffFields {

    private final JsonGenerator out;
    private final List<PackChange> changes;

    DiffFields(JsonGenerator out, List<PackChange> changes) {
        this.out = out;
        this.changes = changes;
    }

    void pack(String field, PackId id) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeStringField("name", id.name());
        out.writeStringField("version", id.version());
        out.writeStringField("sha256", id.sha256());
        out.writeEndObject();
    }

    /** The changes of the pack; elsewhere they are named by their number here, from 0. */
    void changes() throws IOException {
        out.writeArrayFieldStart("changes");
        for (PackChange change : changes) {
            out.writeStartObject();
            out.writeStringField("part", change.part().name());
            out.writeStringField("kind", change.kind().name());
            out.writeStringField("key", change.key());
            place("before", change.before());
            place("after", change.after());
            out.writeArrayFieldStart("cells");
            for (PackChange.Cell cell : change.cells()) {
                out.writeStartObject();
                out.writeStringField("name", cell.name());
                out.writeStringField("before", cell.before());
                out.writeStringField("after", cell.after());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void place(String field, Optional<SourceRef> at) throws IOException {
        if (at.isPresent()) {
            out.writeObjectFieldStart(field);
            out.writeStringField("pack", at.get().pack());
            out.writeStringField("file", at.get().file());
            out.writeNumberField("line", at.get().line());
            out.writeNumberField("column", at.get().column());
            out.writeEndObject();
        }
    }

    void proof(Proof proof) throws IOException {
        out.writeObjectFieldStart("proof");
        out.writeStringField("verdict", proof.verdict().name());
        out.writeNumberField("tried", proof.tried());
        if (proof.counterexample().isPresent()) {
            AccountDiff example = proof.counterexample().get();
            out.writeObjectFieldStart("counterexample");
            out.writeFieldName("snapshot");
            out.writeRawValue(new SnapshotWriter().write(example.account()).strip());
            differences(example);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    void account(AccountDiff account) throws IOException {
        out.writeStringField("accountId", account.account().id());
        if (account.account().name().isPresent()) {
            out.writeStringField("name", account.account().name().get());
        }
        out.writeStringField("asOf", account.account().asOf().toString());
        differences(account);
    }

    private void differences(AccountDiff account) throws IOException {
        out.writeArrayFieldStart("differences");
        for (AccountDiff.Attributed one : account.differences()) {
            Difference difference = one.difference();
            out.writeStartObject();
            out.writeStringField("aspect", difference.aspect().name());
            if (!difference.code().isEmpty()) {
                out.writeStringField("code", difference.code());
            }
            value("before", difference.aspect(), difference.before());
            value("after", difference.aspect(), difference.after());
            out.writeObjectFieldStart("by");
            out.writeStringField("kind", one.by().kind().name());
            out.writeArrayFieldStart("changes");
            for (PackChange change : one.by().changes()) {
                out.writeNumber(changes.indexOf(change));
            }
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void value(String field, Aspect aspect, String value) throws IOException {
        boolean number = aspect == Aspect.CAUSE || aspect == Aspect.CONDUCT || aspect == Aspect.PRIORITY;
        if (number && !value.isEmpty()) {
            out.writeNumberField(field, new BigDecimal(value));
        } else if (!value.isEmpty()) {
            out.writeStringField(field, value);
        }
    }

    void failed(Comparison.Failed failed) throws IOException {
        out.writeStringField("accountId", failed.accountId());
        out.writeStringField("source", failed.source());
        problems("before", failed.before());
        problems("after", failed.after());
    }

    private void problems(String field, List<Problem> problems) throws IOException {
        out.writeArrayFieldStart(field);
        for (Problem problem : problems) {
            out.writeStartObject();
            out.writeStringField("code", problem.code());
            out.writeStringField("location", problem.location());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    void totals(PortfolioDiff portfolio) throws IOException {
        out.writeObjectFieldStart("totals");
        out.writeNumberField("accounts", portfolio.accounts());
        out.writeNumberField("changed", portfolio.changed());
        out.writeNumberField("failed", portfolio.failed());
        out.writeObjectFieldStart("aspects");
        for (Map.Entry<Aspect, Long> aspect : portfolio.aspects().entrySet()) {
            out.writeNumberField(aspect.getKey().name(), aspect.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("effects");
        for (PortfolioDiff.Effect effect : portfolio.effects()) {
            out.writeStartObject();
            out.writeNumberField("change", changes.indexOf(effect.change()));
            out.writeNumberField("alone", effect.alone());
            out.writeNumberField("together", effect.together());
            out.writeEndObject();
        }
        out.writeEndArray();
        named("newlyFlagged", portfolio.newlyFlagged());
        named("newlySilent", portfolio.newlySilent());
        named("newlyUnserved", portfolio.newlyUnserved());
        side("before", portfolio.before());
        side("after", portfolio.after());
        out.writeEndObject();
    }

    private void named(String field, Named named) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeNumberField("count", named.count());
        out.writeArrayFieldStart("first");
        for (String id : named.first()) {
            out.writeString(id);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void side(String field, Side side) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeNumberField("flagged", side.flagged());
        out.writeNumberField("atRisk", side.atRisk());
        out.writeNumberField("unserved", side.unserved());
        out.writeNumberField("actions", side.actions());
        out.writeObjectFieldStart("workload");
        for (Map.Entry<String, PortfolioDiff.Load> owner : side.workload().entrySet()) {
            out.writeObjectFieldStart(owner.getKey());
            out.writeNumberField("actions", owner.getValue().actions());
            out.writeNumberField("hours", plain(owner.getValue().hours()));
            out.writeEndObject();
        }
        out.writeEndObject();
        amounts("cost", side.cost());
        amounts("marginProtected", side.marginProtected());
        out.writeNumberField("unpriced", side.unpriced());
        out.writeArrayFieldStart("barriers");
        for (PortfolioDiff.Barrier barrier : side.barriers()) {
            out.writeStartObject();
            out.writeStringField("reason", barrier.reason());
            out.writeStringField("rule", barrier.rule());
            out.writeNumberField("accounts", barrier.accounts());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void amounts(String field, Map<String, BigDecimal> amounts) throws IOException {
        out.writeObjectFieldStart(field);
        for (Map.Entry<String, BigDecimal> amount : amounts.entrySet()) {
            out.writeNumberField(amount.getKey(), plain(amount.getValue()));
        }
        out.writeEndObject();
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    void sensitivity(Sensitivity sensitivity) throws IOException {
        out.writeObjectFieldStart("sensitivity");
        out.writeNumberField("accounts", sensitivity.accounts());
        out.writeNumberField("of", sensitivity.of());
        out.writeArrayFieldStart("limits");
        for (Sensitivity.Curve curve : sensitivity.curves()) {
            out.writeStartObject();
            out.writeStringField("limit", DiffWords.name(curve.limit()));
            place("at", Optional.of(curve.limit().at()));
            out.writeNumberField(
                    "value", plain(BigDecimal.valueOf(curve.limit().value().orElse(0.0))));
            out.writeArrayFieldStart("points");
            for (Sensitivity.Point point : curve.points()) {
                out.writeStartObject();
                out.writeNumberField("value", plain(BigDecimal.valueOf(point.value())));
                out.writeNumberField("changed", point.changed());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
