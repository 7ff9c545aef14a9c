package dev.mainstay.authoring;

import dev.mainstay.pack.RulePack;
import java.nio.file.Path;

/** A pack with a little of everything: signals, a diagnosis, stances, actions, a guardrail. */
public final class SmallPolicy {

    private SmallPolicy() {}

    public static TestPack pack() {
        return new TestPack()
                .file(
                        "signals/s.drl",
                        TestPack.rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE")
                                        .replace("when", "  @commitment( DELIVERY )\nwhen")
                                + TestPack.rule("Open", "Complaint( openDays > 20 )", "OPEN")
                                + TestPack.rule("Short", "Account( delivery.inFullRate < 0.9 )", "SHORT"))
                .file("stance.drl", """
                        rule "Retain" when
                          $d : Diagnosis( defection > 0.2 )
                        then
                          stance.take("RETAIN");
                        end
                        """)
                .file("guardrails.drl", """
                        rule "Collect first" when
                          $a : Account( channel.overdueDays > 60 )
                          $p : Proposal( traits contains "incentive" )
                        then
                          guard.veto("COLLECT_FIRST", $p);
                        end
                        """)
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5")
                .row("diagnosis.csv", "OPEN,UNRESOLVED_COMPLAINT,,0.4")
                .row("actions.csv", "PLAN,DELIVERY,fix,PROCEDURAL,LOGISTICS,14,1,0,false,,OK,STOP,")
                .row("actions.csv", "VISIT,,contact,RELATIONAL,SALES,7,1,0,true,,OK,STOP,")
                .row("actions.csv", "OFFER,,incentive,FINANCIAL,SALES,7,1,0,false,,OK,STOP,")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,PLAN,0.5")
                .row("playbook.csv", "SUPPLIER_OPTIMISATION,,,,,,,,,,,OFFER,0.1")
                .row("playbook.csv", "UNRESOLVED_COMPLAINT,,,,,,,,,,,VISIT,0.2")
                .texts("facet.OUTGROWN", "success.OK", "stop.STOP", "owner.SALES", "owner.LOGISTICS")
                .texts("action.PLAN", "action.PLAN.step.1", "action.VISIT", "action.VISIT.step.1")
                .texts("action.OFFER", "action.OFFER.step.1");
    }

    public static RulePack compileIn(Path folder) {
        return pack().compileIn(folder);
    }
}
