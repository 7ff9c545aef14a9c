package dev.mainstay.examples.crm;

import dev.mainstay.advice.Advice;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The accounts most worth a look, two lines each: where it stands, and what to do first. */
final class RankingTable {

    private static final int RANK = 3;
    private static final int NAME = 30;
    private static final int STANCE = 9;
    private static final int RISK = 14;
    private static final int MONEY = 11;
    private static final int CAUSE = Report.WIDTH - RANK - NAME - STANCE - RISK - MONEY - 10;

    private final Wording wording;

    RankingTable(Wording wording) {
        this.wording = wording;
    }

    List<String> lines(List<RankedAccount> accounts) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "#",
                wording.label("column.account"),
                wording.label("column.stance"),
                wording.label("column.risk"),
                wording.label("column.margin"),
                wording.label("column.cause")));
        lines.add("-".repeat(Report.WIDTH));
        for (RankedAccount account : accounts) {
            Risk risk = account.advice().risk();
            lines.add(line(
                    Integer.toString(account.rank()),
                    account.name(),
                    wording.stance(account.advice().stance()),
                    wording.text("level", risk.level().name()) + " " + wording.percent(risk.likelihood()),
                    risk.marginAtRisk().map(wording::money).orElse(wording.label("unknown")),
                    cause(account.advice())));
            lines.add(TextLayout.clip(" ".repeat(RANK + 2) + "→ " + firstAction(account.advice()), Report.WIDTH));
        }
        return lines;
    }

    private static String line(String rank, String name, String stance, String risk, String money, String cause) {
        return String.join(
                        "  ",
                        TextLayout.right(rank, RANK),
                        TextLayout.left(TextLayout.clip(name, NAME), NAME),
                        TextLayout.left(TextLayout.clip(stance, STANCE), STANCE),
                        TextLayout.left(TextLayout.clip(risk, RISK), RISK),
                        TextLayout.right(money, MONEY),
                        cause)
                .stripTrailing();
    }

    private String cause(Advice advice) {
        Optional<DiagnosedCause> likeliest = advice.causes().stream().findFirst();
        if (Behaviour.isUnexplained(advice) || likeliest.isEmpty()) {
            return wording.label(Behaviour.isUnexplained(advice) ? "cause.unknown" : "none");
        }
        String likelihood = " " + wording.percent(likeliest.get().likelihood());
        return TextLayout.clip(
                        wording.text("cause", likeliest.get().code().name()), CAUSE - TextLayout.width(likelihood))
                + likelihood;
    }

    private String firstAction(Advice advice) {
        return advice.actions().stream()
                .findFirst()
                .map(action -> wording.task(action))
                .orElse(wording.label("no.action"));
    }
}
