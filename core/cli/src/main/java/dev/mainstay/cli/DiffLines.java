package dev.mainstay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.diff.Sensitivity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What changes as JSON Lines: the packs and their changes, the proof, a line for each account that changes or failed, and at
 * last the totals.
 */
final class DiffLines implements DiffFormat {

    private static final JsonFactory JSON = new JsonFactory();

    private final PackDiff diff;
    private final OutputStream out;

    DiffLines(PackDiff diff, OutputStream out) {
        this.diff = diff;
        this.out = out;
    }

    private interface Content {
        void write(DiffFields fields) throws IOException;
    }

    private void line(Content content) {
        StringWriter line = new StringWriter();
        try {
            try (JsonGenerator json = JSON.createGenerator(line)) {
                json.writeStartObject();
                content.write(new DiffFields(json, diff.changes()));
                json.writeEndObject();
            }
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void begin() {
        line(fields -> {
            fields.pack("before", diff.before().id());
            fields.pack("after", diff.after().id());
            fields.changes();
        });
    }

    @Override
    public void proof(Proof proof) {
        line(fields -> fields.proof(proof));
    }

    @Override
    public void comparison(Comparison comparison) {
        if (comparison instanceof Comparison.Failed failed) {
            line(fields -> fields.failed(failed));
        } else if (comparison instanceof Comparison.Compared compared) {
            compared.difference().ifPresent(account -> line(fields -> fields.account(account)));
        }
    }

    @Override
    public void portfolio(PortfolioDiff portfolio) {
        line(fields -> fields.totals(portfolio));
    }

    @Override
    public void sensitivity(Sensitivity sensitivity) {
        line(fields -> fields.sensitivity(sensitivity));
    }

    @Override
    public void end() {}
}
