package dev.mainstay.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.json.AdviceWriter;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** One way to write advice. Each account is written as soon as it is advised, so a batch needs no memory of its own. */
abstract class AdviceFormat {

    /** Starts the output. */
    void begin() throws IOException {}

    /** Writes the advice for one account. */
    abstract void write(AccountSnapshot snapshot, Advice advice) throws IOException;

    /** Ends the output. */
    void end() throws IOException {}

    static AdviceFormat of(
            AdviseCommand.Format format,
            RulePack pack,
            Language language,
            Terminal terminal,
            Colour colour,
            OutputStream out) {
        return switch (format) {
            case TEXT -> new TextFormat(pack, language, terminal, colour, out);
            case JSON -> new Json(language.locale(), new EscapedControls(out));
            case JSONL -> new JsonLines(language.locale(), new EscapedControls(out));
            case CSV -> new Csv(pack, language.locale(), out);
        };
    }

    private static final class Json extends AdviceFormat {

        private final AdviceWriter writer;
        private final OutputStream out;
        private boolean first = true;

        Json(Locale locale, OutputStream out) {
            writer = new AdviceWriter(locale).pretty();
            this.out = out;
        }

        @Override
        void begin() throws IOException {
            out.write('[');
        }

        @Override
        void write(AccountSnapshot snapshot, Advice advice) throws IOException {
            out.write(first ? '\n' : ',');
            if (!first) {
                out.write('\n');
            }
            first = false;
            writer.write(advice, out);
        }

        @Override
        void end() throws IOException {
            out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class JsonLines extends AdviceFormat {

        private final AdviceWriter writer;
        private final OutputStream out;

        JsonLines(Locale locale, OutputStream out) {
            writer = new AdviceWriter(locale);
            this.out = out;
        }

        @Override
        void write(AccountSnapshot snapshot, Advice advice) throws IOException {
            writer.write(advice, out);
            out.write('\n');
        }
    }

    private static final class Csv extends AdviceFormat {

        private static final Pattern FORMULA = Pattern.compile("(^|;)([\\p{Z}\\p{C}\"]*[=+\\-@＝＋－＠])");

        private final RulePack pack;
        private final Locale locale;
        private final CsvWriter csv;

        Csv(RulePack pack, Locale locale, OutputStream out) {
            this.pack = pack;
            this.locale = locale;
            csv = CsvWriter.builder().bufferSize(0).build(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8));
        }

        @Override
        void begin() {
            csv.writeRecord(
                    "accountId",
                    "name",
                    "asOf",
                    "stance",
                    "risk",
                    "likelihood",
                    "marginAtRisk",
                    "currency",
                    "rank",
                    "action",
                    "title",
                    "owner",
                    "dueOn",
                    "obligation",
                    "score",
                    "because",
                    "key");
        }

        @Override
        void write(AccountSnapshot snapshot, Advice advice) throws IOException {
            for (Action action : advice.actions()) {
                csv.writeRecord(
                        cell(advice.accountId()),
                        cell(snapshot.name().orElse("")),
                        advice.asOf().toString(),
                        advice.stance().name(),
                        advice.risk().level().name(),
                        Double.toString(advice.risk().likelihood()),
                        advice.risk()
                                .marginAtRisk()
                                .map(money -> money.amount().toPlainString())
                                .orElse(""),
                        advice.risk()
                                .marginAtRisk()
                                .map(money -> money.currency().getCurrencyCode())
                                .orElse(""),
                        Integer.toString(action.rank()),
                        action.code(),
                        cell(action.title(locale)),
                        cell(pack.text("owner." + action.owner(), locale)),
                        action.dueOn().toString(),
                        Boolean.toString(action.obligation()),
                        Double.toString(action.score()),
                        String.join(" ", action.because()),
                        cell(action.key()));
            }
        }

        @Override
        void end() throws IOException {
            csv.flush();
        }

        /**
         * A spreadsheet runs what begins so, whatever invisible stands before it, and one that takes the semicolon for the
         * separator also what follows that; an apostrophe makes it text. Control characters are no part of a cell.
         */
        private static String cell(String text) {
            return FORMULA.matcher(Plain.text(text)).replaceAll("$1'$2");
        }
    }
}
