package dev.mainstay.examples.crm;

import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.RulePack;
import dev.mainstay.portfolio.Portfolio;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Advises all customers of the SteelWheels database: SQL, snapshots, portfolio, advice, report. */
public final class SteelWheels {

    private static final int FINE = 0;
    private static final int UNUSABLE = 2;

    private SteelWheels() {}

    /** Runs the job; see {@link Options#USAGE}. */
    public static void main(String[] words) {
        // Names and Chinese texts need UTF-8 whatever this machine's default is.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int exit = run(out, System.err, words);
        if (exit != FINE) {
            System.exit(exit);
        }
    }

    static int run(PrintStream out, PrintStream err, String... words) {
        try {
            advise(Options.parse(words), out);
            return FINE;
        } catch (IllegalArgumentException misused) {
            err.println(misused.getMessage());
            err.println(Options.USAGE);
        } catch (SQLException | IOException failure) {
            err.println(failure.getMessage());
        }
        return UNUSABLE;
    }

    private static void advise(Options options, PrintStream out) throws SQLException, IOException {
        try (Database database = Database.open()) {
            RulePack pack = RulePack.standard();
            Assembly assembly = SnapshotAssembler.assemble(database, options.asOf());
            List<AccountSnapshot> accounts = Portfolio.by(pack).fill(assembly.snapshots());
            List<Outcome> outcomes = new ArrayList<>(assembly.failed());
            RetentionAdvisor.of(pack).adviseAll(accounts).forEach(outcomes::add);

            List<Advice> advices = of(Outcome.Advised.class, outcomes).stream()
                    .map(Outcome.Advised::advice)
                    .toList();
            List<String> report = new Report(pack, options.locale())
                    .lines(
                            "SteelWheels (" + database.product() + ")",
                            options.asOf(),
                            RankedAccount.rank(accounts, advices),
                            of(Outcome.Failed.class, outcomes),
                            database.rows(Query.CONCENTRATION, options.asOf()),
                            options.top());
            report.forEach(out::println);
            Wording wording = new Wording(pack, options.locale());
            if (options.snapshots().isPresent()) {
                JsonLines.writeSnapshots(accounts, options.snapshots().get());
                out.println(wording.label(
                        "wrote.snapshots", accounts.size(), options.snapshots().get()));
            }
            JsonLines.writeOutcomes(outcomes, options.locale(), options.advices());
            out.println(wording.label("wrote", advices.size(), options.advices()));
        }
    }

    private static <O extends Outcome> List<O> of(Class<O> kind, List<Outcome> outcomes) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
