package dev.mainstay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * What changed as JSON, in an order of fields that is fixed; codes, never texts. As one object it holds {@code accounts} and
 * {@code totals}; as JSON Lines each account is a line, and the totals are the last.
 */
final class DeltaJson implements DeltaFormat {

    private final boolean all;
    private final boolean lines;
    private final JsonGenerator out;

    DeltaJson(boolean all, boolean lines, OutputStream stream) throws IOException {
        this.all = all;
        this.lines = lines;
        out = lines ? PrettyJson.lines(stream) : PrettyJson.to(stream);
        if (!lines) {
            out.writeStartObject();
            out.writeArrayFieldStart("accounts");
        }
    }

    @Override
    public void compared(AdviceDelta delta) throws IOException {
        boolean news = !delta.news().isEmpty();
        List<Change> changes = all ? delta.changes() : delta.news();
        if (!news && !all) {
            return;
        }
        begin(delta.later().accountId(), news ? "CHANGED" : "UNCHANGED");
        out.writeStringField("from", delta.earlier().asOf().toString());
        out.writeStringField("to", delta.later().asOf().toString());
        out.writeArrayFieldStart("changes");
        for (Change change : changes) {
            out.writeStartObject();
            out.writeStringField("status", change.status().name());
            out.writeStringField("subject", change.subject().name());
            out.writeStringField("key", change.key());
            out.writeStringField("before", change.before());
            out.writeStringField("after", change.after());
            out.writeBooleanField("atLimit", change.atLimit());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    @Override
    public void appeared(String account) throws IOException {
        begin(account, "APPEARED");
        out.writeEndObject();
    }

    @Override
    public void gone(String account) throws IOException {
        begin(account, "GONE");
        out.writeEndObject();
    }

    private void begin(String account, String status) throws IOException {
        out.writeStartObject();
        out.writeStringField("accountId", account);
        out.writeStringField("status", status);
    }

    @Override
    public void end(Totals totals) throws IOException {
        if (lines) {
            out.writeStartObject();
        } else {
            out.writeEndArray();
        }
        out.writeObjectFieldStart("totals");
        out.writeNumberField("accounts", totals.accounts());
        out.writeNumberField("changed", totals.changed());
        out.writeNumberField("appeared", totals.inLastOnly());
        out.writeNumberField("gone", totals.notInLast());
        out.writeObjectFieldStart("changes");
        for (Map.Entry<Change.Status, Integer> count : totals.changes().entrySet()) {
            out.writeNumberField(count.getKey().name(), count.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
        out.writeRaw('\n');
        out.close();
    }
}
