package dev.mainstay.authoring;

import static dev.mainstay.authoring.TestPack.rule;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.Tier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A small pack, the overlay of it that a test fills, and what the two advise. */
final class HouseOverBase {

    static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    /** The cells of a limit's row after its value. */
    static final String END = ",RATIO,0,1,0.01,,T,t,J,w";

    private final Path folder;
    private final RulePack base;

    /** Writes and compiles the base; the overlay is for the test to fill. */
    HouseOverBase(Path folder) {
        this.folder = folder;
        base = new TestPack()
                .file(
                        "signals/all.drl",
                        rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE")
                                        .replace("when", "  @commitment( DELIVERY )\nwhen")
                                + rule("Short", "Account( delivery.inFullRate < 0.95 )", "SHORT")
                                + rule("Defects", "Account( quality.defectPpm > 1000 )", "DEFECTS"))
                .row("limits.csv", "delivery.onTime,,KEY,,,0.92" + END)
                .row("limits.csv", "delivery.onTime,,,feed,,0.85,RATIO,0,1,0.01,2026-03-01,T,t,J,w")
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5")
                .row("diagnosis.csv", "SHORT,SUPPLIER_OPTIMISATION,,0.4")
                .row("actions.csv", "HURRY,DELIVERY,fix,PROCEDURAL,KAM,7,8,0,false,,DONE,STOP,")
                .row("actions.csv", "STOCK,DELIVERY,fix,PROCEDURAL,KAM,30,16,0.001,false,,DONE,STOP,HURRY")
                .row("playbook.csv", ",,,LATE,,,,,,,,HURRY,0.3")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,KEY MAJOR,,,,0.3,STOCK,0.2")
                .texts("facet.OUTGROWN", "success.DONE", "stop.STOP", "owner.KAM")
                .texts("action.HURRY", "action.HURRY.step.1", "action.STOCK", "action.STOCK.step.1")
                .compileIn(folder.resolve("base"));
    }

    RulePack base() {
        return base;
    }

    /** An overlay that says nothing yet. */
    Folder house() {
        return Folder.overlay(folder.resolve("house"), "../base >=1.0 <2");
    }

    static AccountSnapshot.Builder account() {
        return AccountSnapshot.builder("A-1", DAY)
                .value(v -> v.annualRevenue(Money.of("1000000", "CNY")).grossMarginRate(0.3));
    }

    static AccountSnapshot late(Tier tier, String industry) {
        return account()
                .profile(p -> p.tier(tier).industry(industry))
                .delivery(d -> d.onTimeRate(0.5))
                .build();
    }

    static Advice advise(RulePack pack, AccountSnapshot account) {
        return RetentionAdvisor.of(pack).advise(account);
    }

    static List<Evidence> evidence(RulePack pack, AccountSnapshot account) {
        return advise(pack, account).signals().stream()
                .flatMap(signal -> signal.evidence().stream())
                .toList();
    }

    static List<String> limitFrom(RulePack pack, AccountSnapshot account) {
        return evidence(pack, account).stream()
                .flatMap(item -> item.limitFrom().stream())
                .toList();
    }
}
