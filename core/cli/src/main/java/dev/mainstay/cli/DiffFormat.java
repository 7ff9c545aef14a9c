package dev.mainstay.cli;

import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.diff.Sensitivity;
import java.io.OutputStream;

/** One way to write what changes; each account is written when it is met, so that a batch needs no memory. */
interface DiffFormat {

    /** Accounts that are shown where not all are asked for. */
    int SHOWN = 20;

    /** What changes in the pack. */
    void begin();

    /** Whether any account can tell the packs apart. */
    void proof(Proof proof);

    /** An account, in the order of the input. */
    void comparison(Comparison comparison);

    /** All accounts together. */
    void portfolio(PortfolioDiff portfolio);

    /** Which limits move most accounts. */
    void sensitivity(Sensitivity sensitivity);

    /** There is nothing more. */
    void end();

    static DiffFormat of(
            DiffCommand.Format format,
            PackDiff diff,
            boolean all,
            Language language,
            Terminal terminal,
            OutputStream out) {
        return switch (format) {
            case TEXT -> new DiffText(diff, all, language, terminal, out);
            case JSON -> new DiffJson(diff, all, out);
            case JSONL -> new DiffLines(diff, new EscapedControls(out));
            case HTML -> new DiffPage(diff, all, language, out);
        };
    }
}
