package dev.mainstay.authoring.redteam;

import dev.mainstay.authoring.TestPack;
import java.nio.file.Path;

/** The whole and valid pack that every attack starts from. */
final class HostilePack {

    private HostilePack() {}

    static Path writeTo(Path folder) {
        return new TestPack()
                .file(
                        "signals/one.drl",
                        TestPack.rule("Late", "Account( delivery.onTimeRate < limit(\"delivery.onTime\") )", "LATE"))
                .file("scenarios/one.yaml", """
                        - name: late
                          given: {delivery: {onTimeRate: 0.5}}
                          expect: {signals: [LATE]}
                        """)
                .row("diagnosis.csv", "LATE,SUPPLIER_OPTIMISATION,OUTGROWN,0.5")
                .row("actions.csv", "RECOVER,DELIVERY,fix,RELATIONAL,KAM,14,8,0,false,,DONE,STOP,")
                .row("playbook.csv", ",,,LATE,,,KEY,,,,0.2,RECOVER,0.4")
                .texts("facet.OUTGROWN", "action.RECOVER", "action.RECOVER.step.1")
                .texts("success.DONE", "stop.STOP", "owner.KAM")
                .writeTo(folder);
    }
}
