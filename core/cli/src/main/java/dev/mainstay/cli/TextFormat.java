package dev.mainstay.cli;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.cli.page.ReasonKey;
import dev.mainstay.pack.RulePack;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Advice as a person reads it. */
final class TextFormat extends AdviceFormat {

    private static final int GAPS_SHOWN = 6;
    private static final int LIKELIEST_SHOWN = 10;
    private static final String GAP = "  ";

    private final RulePack pack;
    private final Language language;
    private final Locale locale;
    private final Terminal terminal;
    private final Colour colour;
    private final OutputStream out;
    private final List<Seen> likeliest = new ArrayList<>();
    private long seen;
    private boolean first = true;

    /** What the table at the end shows of an account. */
    private record Seen(String id, String name, double likelihood, String risk, String atRisk, String action) {

        static final Comparator<Seen> LIKELIEST =
                Comparator.comparingDouble((Seen one) -> -one.likelihood).thenComparing(Seen::id);
    }

    /** To {@code terminal}, which is shown a table of the accounts at the end; {@link Terminal#NONE} where it is a pipe or file. */
    TextFormat(RulePack pack, Language language, Terminal terminal, Colour colour, OutputStream out) {
        this.terminal = terminal;
        this.colour = colour;
        this.pack = pack;
        this.language = language;
        locale = language.locale();
        this.out = out;
    }

    @Override
    void write(AccountSnapshot snapshot, Advice advice) throws IOException {
        StringBuilder text = new StringBuilder(first ? "" : "\n");
        first = false;
        text.append(Plain.text(advice.accountId()));
        snapshot.name().ifPresent(name -> text.append("  ").append(Plain.text(name)));
        text.append("  (").append(advice.asOf()).append(")\n");
        line(text, "stance", pack.text("stance." + advice.stance(), locale));
        line(text, "risk", risk(advice));
        causes(text, advice);
        signals(text, advice.signals());
        commitments(text, advice.commitments());
        actions(text, advice.actions());
        withheld(text, advice.withheld());
        gaps(text, advice.gaps());
        if (!snapshot.unrecognised().isEmpty()) {
            line(text, "unrecognised", OddWords.fields(snapshot, language));
        }
        String heading = Plain.text(advice.accountId());
        String plain = Plain.lines(text.toString());
        int at = plain.indexOf(heading);
        String shown = plain.substring(0, at) + colour.bold(heading) + plain.substring(at + heading.length());
        out.write(shown.getBytes(StandardCharsets.UTF_8));
        if (terminal.there()) {
            see(snapshot, advice);
        }
    }

    private void see(AccountSnapshot snapshot, Advice advice) {
        seen++;
        likeliest.add(new Seen(
                advice.accountId(),
                snapshot.name().orElse(""),
                advice.risk().likelihood(),
                pack.text("level." + advice.risk().level(), locale),
                advice.risk().marginAtRisk().map(this::money).orElse("-"),
                advice.actions().isEmpty() ? "" : advice.actions().get(0).title(locale)));
        likeliest.sort(Seen.LIKELIEST);
        if (likeliest.size() > LIKELIEST_SHOWN) {
            likeliest.remove(LIKELIEST_SHOWN);
        }
    }

    @Override
    void end() throws IOException {
        if (seen < 2) {
            return;
        }
        Table table = new Table(terminal, GAP)
                .row(
                        language.label("account"),
                        "",
                        language.label("risk"),
                        "",
                        language.label("atRisk"),
                        language.label("firstAction"));
        likeliest.forEach(
                one -> table.row(one.id, one.name, one.risk, percent(one.likelihood), one.atRisk, one.action));
        StringBuilder text = new StringBuilder("\n");
        text.append(colour.bold(language.say("first", likeliest.size(), seen))).append('\n');
        table.lines(GAP).forEach(line -> text.append(line).append('\n'));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void line(StringBuilder text, String label, String value) {
        text.append("  ")
                .append(language.label(label))
                .append(": ")
                .append(value)
                .append('\n');
    }

    private String risk(Advice advice) {
        return pack.text("level." + advice.risk().level(), locale) + " ("
                + percent(advice.risk().likelihood()) + ")"
                + advice.risk()
                        .marginAtRisk()
                        .map(money -> ", " + language.label("atRisk") + " " + money(money))
                        .orElse("");
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    private String money(Money money) {
        return String.format(
                        locale,
                        "%,d",
                        money.amount().setScale(0, RoundingMode.HALF_UP).toBigInteger())
                + " " + money.currency().getCurrencyCode();
    }

    private void causes(StringBuilder text, Advice advice) {
        for (DiagnosedCause cause : advice.causes()) {
            String facets = cause.facets().stream()
                    .map(facet -> pack.text("facet." + facet, locale))
                    .collect(Collectors.joining(", "));
            line(
                    text,
                    "cause",
                    pack.text("cause." + cause.code(), locale) + " (" + percent(cause.likelihood()) + ")"
                            + (facets.isEmpty() ? "" : ": " + facets) + "; "
                            + pack.text("controllable." + cause.controllable(), locale));
        }
        for (ConductFinding finding : advice.conduct()) {
            line(
                    text,
                    "conduct",
                    pack.text("risk." + finding.code(), locale) + " (" + percent(finding.likelihood()) + ")");
        }
    }

    private void signals(StringBuilder text, List<Signal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        heading(text, "signals");
        for (Signal signal : signals) {
            text.append("    [")
                    .append(pack.text("severity." + signal.severity(), locale))
                    .append("] ")
                    .append(pack.text("signal." + signal.code(), locale))
                    .append("  (")
                    .append(signal.evidence().stream().map(TextFormat::evidence).collect(Collectors.joining("; ")))
                    .append(")\n");
        }
    }

    private static String evidence(Evidence evidence) {
        return Plain.text(evidence.metric() + " " + evidence.observed()) + ", " + evidence.operator() + " "
                + Plain.text(evidence.limit().toString())
                + evidence.limitFrom().map(from -> " [" + from + "]").orElse("");
    }

    private void commitments(StringBuilder text, List<CommitmentState> commitments) {
        String states = commitments.stream()
                .filter(state -> state.status() != CommitmentStatus.UNKNOWN)
                .map(state -> pack.text("commitment." + state.code(), locale) + " "
                        + pack.text("status." + state.status(), locale))
                .collect(Collectors.joining(", "));
        if (!states.isEmpty()) {
            line(text, "commitments", states);
        }
    }

    private void heading(StringBuilder text, String label) {
        text.append("  ").append(language.label(label)).append(":\n");
    }

    private void actions(StringBuilder text, List<Action> actions) {
        heading(text, "actions");
        if (actions.isEmpty()) {
            text.append("    ").append(language.label("noAction")).append('\n');
        }
        for (Action action : actions) {
            text.append(String.format(Locale.ROOT, "   %2d. ", action.rank()))
                    .append(action.title(locale))
                    .append(" - ")
                    .append(action.owner(locale))
                    .append(", ")
                    .append(action.dueOn())
                    .append(action.obligation() ? " (" + language.label("obligation") + ")" : "")
                    .append("  [")
                    .append(action.because().stream().map(this::reason).collect(Collectors.joining("; ")))
                    .append("]\n");
        }
    }

    private String reason(String code) {
        return ReasonKey.of(code, pack.model().texts())
                .map(key -> pack.text(key, locale).split("[:：]", 2)[0])
                .orElse(code);
    }

    private void withheld(StringBuilder text, List<Withheld> withheld) {
        if (withheld.isEmpty()) {
            return;
        }
        heading(text, "withheld");
        for (Withheld one : withheld) {
            text.append("    ")
                    .append(pack.text("action." + one.code(), locale))
                    .append(": ")
                    .append(pack.text("guard." + one.reason(), locale));
            one.until()
                    .ifPresent(day ->
                            text.append(" (").append(language.say("until", day)).append(')'));
            for (Withheld.Precondition precondition : one.preconditions()) {
                text.append(precondition.met() ? " [+] " : " [-] ")
                        .append(pack.text("permit." + precondition.code(), locale));
            }
            text.append('\n');
        }
    }

    private void gaps(StringBuilder text, List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        String most = gaps.stream()
                .sorted((one, other) ->
                        other.couldDecide().size() - one.couldDecide().size())
                .limit(GAPS_SHOWN)
                .map(Gap::metric)
                .collect(Collectors.joining(", "));
        line(text, "unknown", gaps.size() + ": " + Plain.text(most) + (gaps.size() > GAPS_SHOWN ? ", …" : ""));
    }
}
