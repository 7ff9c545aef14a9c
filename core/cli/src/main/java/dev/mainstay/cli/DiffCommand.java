package dev.mainstay.cli;

import dev.mainstay.authoring.diff.AccountSample;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackChange;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.diff.Tolerance;
import dev.mainstay.pack.RulePack;
import dev.mainstay.portfolio.Portfolio;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mainstay diff}. */
@Command(
        name = "diff",
        description = {
            "Shows what changes from one pack to another before it is released.",
            "What changes in the pack; whether any account at all can tell the packs apart, with one that can; and with "
                    + "--accounts, what changes for each account and which rule, row or limit is responsible, and for all together: "
                    + "workload, cost, margin protected, accounts newly flagged, silent, or at risk with nobody to serve them.",
            "A difference is by a change that brings it about when it is made to OLD alone; where none does, by all those "
                    + "together that do and of which NEW needs each; or, where others can do it too, by some that do and of which "
                    + "none can be spared.",
            "The status is 1 if the advice for some account changes, or without accounts if some account could tell them apart."
        },
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON,
        JSONL,
        HTML
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The old pack: a folder, a built jar, or standard.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The new pack: the same.")
    private String young = "";

    @Option(
            names = "--accounts",
            paramLabel = "FILE|-",
            defaultValue = "",
            description = "Snapshots, as for advise: one object, an array, or one a line; - reads standard input.")
    private String accounts = "";

    @Mixin
    private AccountsOption known = new AccountsOption();

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description =
                    "By how much a likelihood, or which share of it a score, may differ without counting; 0.05 if left"
                            + " out.")
    private double tolerance = 0.05;

    @Option(
            names = "--sensitivity",
            description = "Also move every limit of NEW over its range and show which moves most accounts.")
    private boolean sensitivity;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "200",
            description = "Accounts to try limits on, drawn by their ids, the same on every run; 200 if left out.")
    private int sample = 200;

    @Option(names = "--all", description = "Show every account that changes, not only the first 20, and every text.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "text|json|jsonl|html",
            defaultValue = "text",
            description = "Form of the output; text if left out. jsonl writes every account that changes on a line; "
                    + "html is a page of its own in both languages.")
    private Format format = Format.TEXT;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private TrustOption trust = new TrustOption();

    @Mixin
    private LanguageOption lang = new LanguageOption();

    @Override
    public Integer call() throws IOException {
        Language language = lang.language();
        if (sensitivity && accounts.isEmpty()) {
            throw UnusableException.labelled("optionNeeds", "--sensitivity", "--accounts FILE");
        }
        known.requireWith(accounts);
        RulePack before = PackOption.find(old, trust, language.locale());
        RulePack after = PackOption.find(young, trust, language.locale());
        PackDiff diff = PackDiff.between(before, after)
                .tolerating(tolerance())
                .knowing(known.histories(language, spec.commandLine().getErr(), before, after));
        tellOtherTiers(diff, language);
        return output.write(out -> write(diff, language, out));
    }

    /** A portfolio is filled once, so that a difference comes of the rules and rows that are named for it. */
    private void tellOtherTiers(PackDiff diff, Language language) {
        List<String> limits = diff.changes().stream()
                .filter(change -> change.part() == PackChange.Part.LIMIT)
                .map(PackChange::key)
                .filter(Portfolio::readsLimit)
                .distinct()
                .toList();
        if (known.filled() && !limits.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("WARNING " + language.say("filledByOld", Plain.text(OddWords.shown(limits))));
        }
    }

    private Tolerance tolerance() {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw UnusableException.labelled("noShare", "--tolerance", tolerance);
        }
        return new Tolerance(tolerance, tolerance);
    }

    private int write(PackDiff diff, Language language, OutputStream out) throws IOException {
        Terminal terminal = output.toFile() ? Terminal.NONE : Terminal.of(spec);
        DiffFormat writer = DiffFormat.of(format, diff, all, language, terminal, out);
        writer.begin();
        Proof proof = diff.proof();
        writer.proof(proof);
        int status = accounts.isEmpty()
                ? status(proof.verdict() == Proof.Verdict.TOLD_APART)
                : portfolio(diff, writer, language);
        writer.end();
        out.flush();
        return status;
    }

    private static int status(boolean differs) {
        return differs ? Mainstay.FAILURES : Mainstay.FINE;
    }

    private int portfolio(PackDiff diff, DiffFormat writer, Language language) throws IOException {
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        long[] done = {0};
        OddWords odd = new OddWords(diff.after());
        AccountSample drawn = new AccountSample(sensitivity ? Math.max(0, sample) : 0);
        try (InputStream input = SnapshotInput.open(accounts)) {
            PortfolioDiff portfolio = diff.over(known.read(input, diff.before()), comparison -> {
                if (comparison instanceof Comparison.Failed failed) {
                    progress.end();
                    report(failed, language.locale());
                }
                if (comparison instanceof Comparison.Compared compared) {
                    drawn.add(compared.account());
                    odd.note(compared.account());
                }
                writer.comparison(comparison);
                progress.done(++done[0]);
            });
            progress.end();
            odd.print(language, spec.commandLine().getErr());
            writer.portfolio(portfolio);
            if (sensitivity) {
                writer.sensitivity(diff.sensitivity().run(drawn, progress::done));
            }
            if (portfolio.accounts() == 0 && portfolio.failed() > 0) {
                return Mainstay.UNUSABLE;
            }
            return status(portfolio.changed() + portfolio.failed() > 0);
        }
    }

    /** Each is said as it is met, so that a million of them need no memory. */
    private void report(Comparison.Failed failed, Locale locale) {
        List<Problem> same = failed.before().equals(failed.after()) ? failed.before() : List.of();
        report(failed, "", same, locale);
        if (same.isEmpty()) {
            report(failed, "OLD", failed.before(), locale);
            report(failed, "NEW", failed.after(), locale);
        }
    }

    private void report(Comparison.Failed failed, String side, List<Problem> problems, Locale locale) {
        problems.forEach(problem -> spec.commandLine()
                .getErr()
                .println(FailedAccounts.line(side, failed.source(), failed.accountId(), problem, locale)));
    }
}
