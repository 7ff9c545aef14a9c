package dev.mainstay.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Signal;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.pack.RulePack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A pack in which lint finds nothing, what a test puts into it, and what lint finds then. */
final class LintedFolder {

    static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    static final String ON_TIME = "delivery.onTimeRate < limit(\"delivery.onTime\")";

    private final Path folder;
    private int packs;

    /** Writes every pack to a folder of its own in this one. */
    LintedFolder(Path folder) {
        this.folder = folder;
    }

    /** Late deliveries in two degrees, with a cause, an action for it, and nothing to object to. */
    static TestPack clean() {
        return new TestPack()
                .file(
                        "signals/late.drl",
                        rule("Late", "SERIOUS", "Account( " + ON_TIME + " )", "LATE")
                                + rule(
                                        "Far too late",
                                        "CRITICAL",
                                        "Account( delivery.onTimeRate < limit(\"delivery.onTime.red\") )",
                                        "LATE"))
                .row("limits.csv", limit("delivery.onTime.red", ",,,,0.8"))
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,,0.5")
                .row("actions.csv", "HURRY,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,HURRY,0.3")
                .texts("success.DONE", "stop.STOP", "owner.KAM", "action.HURRY", "action.HURRY.step.1");
    }

    /** A clean pack and a rule for its signal. */
    static TestPack with(String conditions) {
        return with("signals/more.drl", rule("More", "NOTICE", "Account( " + conditions + " )", "LATE"));
    }

    static TestPack with(String file, String rules) {
        return clean().file(file, rules);
    }

    static TestPack action(TestPack pack, String row) {
        String code = row.substring(0, row.indexOf(','));
        return pack.row("actions.csv", row).texts("action." + code, "action." + code + ".step.1");
    }

    static String limit(String key, String selectorsAndValue) {
        return key + "," + selectorsAndValue + ",RATIO,0,1,0.01,,T,t,J,t";
    }

    static String rule(String name, String severity, String pattern, String signal) {
        return TestPack.rule(name, pattern, signal)
                .replace("when", "  @commitment( DELIVERY )\n  @severity( " + severity + " )\nwhen");
    }

    RulePackCheck.Report check(TestPack pack) {
        RulePackCheck.Report report = RulePackCheck.of(pack.writeTo(folder.resolve("pack" + packs++)))
                .on(DAY)
                .run();
        assertThat(report.issues())
                .filteredOn(issue -> issue.level() == Issue.Level.ERROR)
                .isEmpty();
        return report;
    }

    /** Code and place of what is found. */
    List<String> in(TestPack pack) {
        return codes(check(pack));
    }

    /** Code and place of what is found, errors too. */
    List<String> in(Folder house) {
        return codes(RulePackCheck.of(house.path()).on(DAY).run());
    }

    private static List<String> codes(RulePackCheck.Report report) {
        return report.issues().stream()
                .map(issue -> issue.problem().code() + " " + issue.at())
                .toList();
    }

    /** The one thing that is found. */
    Issue only(TestPack pack) {
        List<Issue> issues = check(pack).issues();
        assertThat(issues).hasSize(1);
        return issues.get(0);
    }

    static String sentence(Issue issue) {
        return issue.problem().sentence(Locale.ENGLISH);
    }

    /** Rules that raise a signal on the account of an example. */
    static List<String> raised(RulePackCheck.Report report, Issue issue) {
        RulePack pack = report.pack().orElseThrow();
        AccountSnapshot account = new SnapshotReader().read(issue.example());
        return RetentionAdvisor.of(pack).advise(account).signals().stream()
                .map(Signal::rule)
                .toList();
    }
}
