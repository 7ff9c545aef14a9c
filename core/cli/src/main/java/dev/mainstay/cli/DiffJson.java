package dev.mainstay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.diff.Sensitivity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What changes as one JSON object. */
final class DiffJson implements DiffFormat {

    private final PackDiff diff;
    private final boolean all;
    private final JsonGenerator out;
    private final DiffFields fields;
    private boolean inAccounts;
    private long shown;

    DiffJson(PackDiff diff, boolean all, OutputStream stream) {
        this.diff = diff;
        this.all = all;
        try {
            out = PrettyJson.to(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        fields = new DiffFields(out, diff.changes());
    }

    private interface Content {
        void write() throws IOException;
    }

    private static void write(Content content) {
        try {
            content.write();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void begin() {
        write(() -> {
            out.writeStartObject();
            fields.pack("before", diff.before().id());
            fields.pack("after", diff.after().id());
            fields.changes();
        });
    }

    @Override
    public void proof(Proof proof) {
        write(() -> fields.proof(proof));
    }

    @Override
    public void comparison(Comparison comparison) {
        write(() -> {
            if (!inAccounts) {
                out.writeArrayFieldStart("accounts");
                inAccounts = true;
            }
            if (comparison instanceof Comparison.Failed failed) {
                out.writeStartObject();
                fields.failed(failed);
                out.writeEndObject();
            } else if (comparison instanceof Comparison.Compared compared
                    && compared.difference().isPresent()
                    && (all || shown++ < SHOWN)) {
                out.writeStartObject();
                fields.account(compared.difference().get());
                out.writeEndObject();
            }
        });
    }

    @Override
    public void portfolio(PortfolioDiff portfolio) {
        write(() -> {
            if (inAccounts) {
                out.writeEndArray();
            }
            fields.totals(portfolio);
        });
    }

    @Override
    public void sensitivity(Sensitivity sensitivity) {
        write(() -> fields.sensitivity(sensitivity));
    }

    @Override
    public void end() {
        write(() -> {
            out.writeEndObject();
            out.writeRaw('\n');
            out.flush();
        });
    }
}
