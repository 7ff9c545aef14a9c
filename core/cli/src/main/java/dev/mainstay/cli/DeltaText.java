package dev.mainstay.cli;

import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Change;
import dev.mainstay.pack.RulePack;
import java.io.PrintWriter;
import java.util.List;

/** What changed, as a person reads it: the totals last, where a terminal stops. */
final class DeltaText implements DeltaFormat {

    private final boolean all;
    private final Language language;
    private final Terminal terminal;
    private final ChangeText words;
    private final PrintWriter out;

    DeltaText(RulePack pack, boolean all, Language language, Terminal terminal, PrintWriter out) {
        this.all = all;
        this.language = language;
        this.terminal = terminal;
        this.out = out;
        words = new ChangeText(pack, language);
    }

    @Override
    public void compared(AdviceDelta delta) {
        List<Change> changes = all ? delta.changes() : delta.news();
        if (!changes.isEmpty()) {
            out.println(Plain.text(delta.later().accountId()) + "  ("
                    + delta.earlier().asOf() + " → " + delta.later().asOf() + ")");
            changes.forEach(change -> out.println("  " + words.line(change)));
        }
    }

    @Override
    public void appeared(String account) {
        out.println(Plain.text(account) + "  " + language.label("deltaAppeared"));
    }

    @Override
    public void gone(String account) {
        out.println(Plain.text(account) + "  " + language.label("deltaGone"));
    }

    @Override
    public void end(Totals totals) {
        out.println(language.say(
                "deltaTotals", totals.accounts(), totals.changed(), totals.inLastOnly(), totals.notInLast()));
        Table table = new Table(terminal, ": ");
        totals.changes().forEach((status, count) -> table.row(language.label("status." + status), count));
        table.lines("  ").forEach(out::println);
        out.flush();
    }
}
