package dev.mainstay.authoring.redteam;

import dev.mainstay.authoring.TestPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small pack in which every part of the format is used, and one laid over it. */
final class WholePack {

    static final String LIMITS =
            "key,account,tier,industry,kind,value,unit,min,max,step,effectiveFrom,owner,source,grade,why\n";

    private WholePack() {}

    /** The pack, whole and valid. */
    static Path writeTo(Path folder) {
        return new TestPack()
                .file(
                        "signals/one.drl",
                        TestPack.rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE")
                                        .replace(
                                                "when",
                                                "  @commitment( DELIVERY )\n  @severity( CRITICAL )\n"
                                                        + "  @confidence( 0.8 )\nwhen")
                                + TestPack.rule(
                                        "Odd",
                                        "Account( (delivery.onTimeRate < 0.5 || profile.industry == \"feed\")"
                                                + " && value.grossMarginRate > 0.1, profile.tier in (KEY, MAJOR) )",
                                        "ODD")
                                + "rule \"Rivals\"\nwhen\n  $a : Rival( confirmed == true )\n  not( Complaint( open ) )\n"
                                + "  exists( Shift( certainty > 0.5 ) )\nthen\n  signals.raise(\"RIVALS\", $a);\nend\n\n"
                                + "rule \"Many\"\nwhen\n  accumulate( Complaint( open ); $n : count(); $n >= 2 )\n"
                                + "  $a : Account()\nthen\n  signals.raise(\"MANY\", $a);\nend\n")
                .file("diagnosis.drl", """
                        rule "Rival is stronger"
                        when
                          Findings( raised("RIVALS"), strength("LATE") > 0.2 )
                        then
                          causes.weigh("STRONGER_RIVAL", "OUTGROWN", 0.3);
                        end
                        """)
                .file("stance.drl", """
                        rule "Hold"
                        when
                          Diagnosis( likelihood("STRONGER_RIVAL") > 0.2 )
                        then
                          stance.take("RETAIN");
                        end
                        """)
                .file("guardrails.drl", """
                        rule "Not both"
                        when
                          $p : Proposal( answers("STRONGER_RIVAL") )
                        then
                          guard.postpone("LATER", $p, 30);
                        end

                        rule "No more"
                        when
                          Plan( proposes("RECOVER") )
                          $p : Proposal( answers("STRONGER_RIVAL") )
                        then
                          guard.veto("NO", $p);
                        end

                        rule "Cleared"
                        when
                          $p : Proposal()
                        then
                          guard.permit("CLEARED", $p);
                        end
                        """)
                .file("scenarios/one.yaml", """
                        - name: late
                          given: {delivery: {onTimeRate: 0.5}}
                          expect: {signals: [LATE]}
                        """)
                .row("limits.csv", "delivery.onTime,,KEY,,,0.92,RATIO,0,1,0.01,2026-01-01,T,t,J,w")
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5")
                .row("diagnosis.csv", "ODD,DEFECTION,,0.2")
                .row("diagnosis.csv", "MANY,SUPPLIER_OPTIMISATION,,0.3")
                .row("actions.csv", "RECOVER,DELIVERY,fix,RELATIONAL,KAM,14,8,0.01,false,,DONE,STOP,")
                .row("actions.csv", "MEET,,contact,PROCEDURAL,KAM,7,4,0,false,CLEARED,DONE,STOP,RECOVER")
                .row("playbook.csv", ",,,LATE,,,KEY,,feed,,0.2,RECOVER,0.4")
                .row("playbook.csv", "STRONGER_RIVAL,,,,,,,DISTRIBUTOR,,,,MEET,0.3")
                .texts("facet.OUTGROWN", "action.RECOVER", "action.RECOVER.step.1", "action.MEET", "action.MEET.step.1")
                .texts("success.DONE", "stop.STOP", "owner.KAM", "signal.S1", "signal.S2")
                .texts("guard.NO", "guard.LATER", "guard.CONTRA", "permit.CLEARED")
                .writeTo(folder);
    }

    /** A pack over the one in the folder beside it. */
    static Path overlayTo(Path folder, String base) {
        write(folder, "pack.yaml", "name: house\nversion: 1.0.0\nextends: ../" + base + " >=1.0 <2\n");
        write(folder, "limits.csv", LIMITS + "delivery.onTime,,,,,0.8,RATIO,0,1,0.01,,T,t,J,w\n");
        write(folder, "switched-off.csv", "rule,reason,until,owner\nOdd,Counted twice,2026-06-30,KAM\n");
        write(
                folder,
                "signals/two.drl",
                TestPack.rule("Late", "Account( delivery.onTimeRate < 0.7 )", "LATE")
                        .replace("when", "  @change( replace )\nwhen"));
        return folder;
    }

    private static void write(Path folder, String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
