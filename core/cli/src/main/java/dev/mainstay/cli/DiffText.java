package dev.mainstay.cli;

import dev.mainstay.authoring.diff.AccountDiff;
import dev.mainstay.authoring.diff.Attribution;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackChange;
import dev.mainstay.authoring.diff.PackChange.Cell;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.PortfolioDiff;
import dev.mainstay.authoring.diff.PortfolioDiff.Barrier;
import dev.mainstay.authoring.diff.PortfolioDiff.Effect;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.diff.Sensitivity;
import dev.mainstay.json.SnapshotWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What changes, as a person reads it: the totals last, where a terminal stops. */
final class DiffText implements DiffFormat {

    private static final int BARRIERS = 8;
    private static final int CURVES = 10;

    private final PackDiff diff;
    private final boolean all;
    private final DiffWords words;
    private final Terminal terminal;
    private final OutputStream out;
    private long shown;
    private long hidden;

    /** To {@code terminal}, where the totals stand in columns; {@link Terminal#NONE} where it is a pipe or file. */
    DiffText(PackDiff diff, boolean all, Language language, Terminal terminal, OutputStream out) {
        this.diff = diff;
        this.all = all;
        words = new DiffWords(diff, language);
        this.terminal = terminal;
        this.out = out;
    }

    private void line(String text) {
        try {
            out.write((text.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void say(String key, Object... arguments) {
        line(words.word(key, arguments));
    }

    @Override
    public void begin() {
        line(pack(
                        diff.before().id().name(),
                        diff.before().id().version(),
                        diff.before().id().sha256()) + " → "
                + pack(
                        diff.after().id().name(),
                        diff.after().id().version(),
                        diff.after().id().sha256()));
        line("");
        say("changes", diff.changes().size());
        int texts = 0;
        for (PackChange change : diff.changes()) {
            if (change.part() == PackChange.Part.TEXT && !all) {
                texts++;
                continue;
            }
            line("  " + words.sign(change) + " " + words.name(change) + "  " + words.place(change));
            change.cells().forEach(this::cell);
        }
        if (texts > 0) {
            line("  " + words.word("texts", texts));
        }
    }

    private static String pack(String name, String version, String sha256) {
        return name + " " + version + " (" + sha256.substring(0, 12) + ")";
    }

    private void cell(Cell cell) {
        line("      " + cell.name() + ": " + words.shown(cell.before()) + " → " + words.shown(cell.after()));
    }

    @Override
    public void proof(Proof proof) {
        line("");
        say("proof." + proof.verdict(), proof.tried());
        proof.counterexample().ifPresent(example -> {
            line("  " + Plain.text(new SnapshotWriter().write(example.account())));
            differences(example, "    ");
        });
    }

    @Override
    public void comparison(Comparison comparison) {
        if (!(comparison instanceof Comparison.Compared compared)
                || compared.difference().isEmpty()) {
            return;
        }
        if (!all && shown == SHOWN) {
            hidden++;
            return;
        }
        AccountDiff account = compared.difference().get();
        if (shown++ == 0) {
            line("");
            say("accounts");
        }
        line("  " + Plain.text(account.account().id())
                + account.account().name().map(name -> "  " + Plain.text(name)).orElse("") + "  ("
                + account.account().asOf() + ")");
        differences(account, "    ");
    }

    /** What the same changes bring about stands together. */
    private void differences(AccountDiff account, String indent) {
        Map<Attribution, List<AccountDiff.Attributed>> byCause = account.differences().stream()
                .collect(Collectors.groupingBy(AccountDiff.Attributed::by, LinkedHashMap::new, Collectors.toList()));
        byCause.forEach((by, differences) -> {
            line(indent + words.cause(by) + ":");
            for (AccountDiff.Attributed one : differences) {
                line(indent + "  " + words.subject(one.difference()) + ": " + words.values(one.difference()));
            }
        });
    }

    @Override
    public void portfolio(PortfolioDiff portfolio) {
        if (hidden > 0) {
            line("  " + words.word("hidden", hidden));
        }
        line("");
        say("totals", portfolio.accounts(), portfolio.changed(), portfolio.failed());
        if (!portfolio.aspects().isEmpty()) {
            line("  "
                    + portfolio.aspects().entrySet().stream()
                            .map(aspect -> words.word("aspect." + aspect.getKey()) + " " + aspect.getValue())
                            .collect(Collectors.joining(", ")));
        }
        effects(portfolio.effects());
        words.named(portfolio).forEach(named -> line("  " + named));
        figures(portfolio);
        barriers(portfolio);
    }

    private void effects(List<Effect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        line("  " + words.word("effects"));
        for (Effect effect : effects) {
            line("    " + words.name(effect.change()) + " (" + words.place(effect.change()) + "): " + effect.alone()
                    + (effect.together() == 0 ? "" : " " + words.word("withOthers", effect.together())));
        }
    }

    private void figures(PortfolioDiff portfolio) {
        List<DiffFigures.Figure> figures = new DiffFigures(portfolio).of(words);
        if (terminal.there()) {
            Table table = new Table(terminal, "")
                    .row("", words.word("page.before"), words.word("page.after"), words.word("page.more"));
            figures.forEach(figure -> table.row(figure.label(), figure.before(), figure.after(), figure.more()));
            table.lines("  ").forEach(this::line);
            return;
        }
        for (DiffFigures.Figure figure : figures) {
            line("  " + figure.label() + ": " + figure.before()
                    + (figure.more().isEmpty() ? "" : " → " + figure.after() + " (" + figure.more() + ")"));
        }
    }

    private void barriers(PortfolioDiff portfolio) {
        List<Barrier> barriers = portfolio.after().barriers();
        if (!barriers.isEmpty()) {
            line("  " + words.word("page.barriers") + ":");
        }
        for (Barrier barrier : barriers.stream().limit(BARRIERS).toList()) {
            line("    " + barrier.accounts() + ": "
                    + (barrier.reason().isEmpty()
                            ? words.word("nothingProposed")
                            : words.text("guard." + barrier.reason()) + " [" + Plain.text(barrier.rule()) + "]"));
        }
    }

    @Override
    public void sensitivity(Sensitivity sensitivity) {
        line("");
        say("sensitivity", sensitivity.accounts(), sensitivity.of());
        for (Sensitivity.Curve curve :
                sensitivity.curves().stream().limit(CURVES).toList()) {
            line("  " + DiffWords.name(curve.limit()) + "  "
                    + DiffWords.place(curve.limit().at()));
            line("    " + DiffWords.points(curve));
        }
    }

    @Override
    public void end() {}
}
