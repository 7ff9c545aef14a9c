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
import dev.mainstay.authoring.diff.PortfolioDiff.Load;
import dev.mainstay.authoring.diff.PortfolioDiff.Named;
import dev.mainstay.authoring.diff.PortfolioDiff.Side;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.json.SnapshotWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What changes, as a person reads it: the totals last, where a terminal stops. */
final class DiffText implements DiffFormat {

    private static final int BARRIERS = 8;

    private final PackDiff diff;
    private final boolean all;
    private final DiffWords words;
    private final OutputStream out;
    private long shown;
    private long hidden;

    DiffText(PackDiff diff, boolean all, Language language, OutputStream out) {
        this.diff = diff;
        this.all = all;
        words = new DiffWords(diff, language);
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
        line("      " + cell.name() + ": " + shown(cell.before()) + " → " + shown(cell.after()));
    }

    private String shown(String value) {
        return value.isEmpty() ? words.word("none") : Plain.text(value);
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
            line(indent + cause(by) + ":");
            for (AccountDiff.Attributed one : differences) {
                line(indent + "  " + words.subject(one.difference()) + ": " + words.values(one.difference()));
            }
        });
    }

    private String cause(Attribution by) {
        String names = by.changes().stream()
                .map(change -> words.name(change) + " (" + words.place(change) + ")")
                .collect(Collectors.joining("; "));
        return words.word(
                by.kind() == Attribution.Kind.TOGETHER
                        ? "together"
                        : by.changes().size() > 1 ? "each" : "by",
                names);
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
        named("newlyFlagged", portfolio.newlyFlagged());
        named("newlySilent", portfolio.newlySilent());
        named("newlyUnserved", portfolio.newlyUnserved());
        sides(portfolio);
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

    private void named(String key, Named named) {
        if (named.count() > 0) {
            line("  " + words.word(key, named.count()) + " "
                    + named.first().stream().map(Plain::text).collect(Collectors.joining(", "))
                    + (named.count() > named.first().size() ? ", …" : ""));
        }
    }

    private void sides(PortfolioDiff portfolio) {
        Side was = portfolio.before();
        Side is = portfolio.after();
        count("flagged", was.flagged(), is.flagged());
        count("atRisk", was.atRisk(), is.atRisk());
        count("unserved", was.unserved(), is.unserved());
        count("actions", was.actions(), is.actions());
        amounts("cost", was.cost(), is.cost());
        amounts("protected", was.marginProtected(), is.marginProtected());
        count("unpriced", was.unpriced(), is.unpriced());
        line("  " + words.word("workload"));
        TreeSet<String> owners = new TreeSet<>(was.workload().keySet());
        owners.addAll(is.workload().keySet());
        for (String owner : owners) {
            change("    " + words.text("owner." + owner), hours(was.workload(), owner), hours(is.workload(), owner));
        }
    }

    private static BigDecimal hours(Map<String, Load> workload, String owner) {
        return workload.containsKey(owner) ? workload.get(owner).hours() : BigDecimal.ZERO;
    }

    private void count(String key, long was, long is) {
        line("  " + words.word(key) + ": " + was
                + (was == is ? "" : " → " + is + " (" + (is > was ? "+" : "") + (is - was) + ")"));
    }

    private void amounts(String key, SortedMap<String, BigDecimal> was, SortedMap<String, BigDecimal> is) {
        Map<String, BigDecimal> all = new TreeMap<>(was);
        all.putAll(is);
        for (String currency : all.keySet()) {
            change(
                    "  " + words.word(key) + ", " + currency,
                    was.getOrDefault(currency, BigDecimal.ZERO),
                    is.getOrDefault(currency, BigDecimal.ZERO));
        }
    }

    private void change(String label, BigDecimal was, BigDecimal is) {
        BigDecimal more = is.subtract(was);
        line(label + ": " + words.number(was)
                + (more.signum() == 0
                        ? ""
                        : " → " + words.number(is) + " (" + (more.signum() > 0 ? "+" : "") + words.number(more) + ")"));
    }

    private void barriers(PortfolioDiff portfolio) {
        for (Barrier barrier :
                portfolio.after().barriers().stream().limit(BARRIERS).toList()) {
            line("    " + barrier.accounts() + ": "
                    + (barrier.reason().isEmpty()
                            ? words.word("nothingProposed")
                            : words.text("guard." + barrier.reason()) + " [" + Plain.text(barrier.rule()) + "]"));
        }
    }

    @Override
    public void end() {}
}
