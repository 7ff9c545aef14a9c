package dev.mainstay.examples.crm;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.vocabulary.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One account on half a page: why, on what evidence, what to do, what not to do, and what to ask. */
final class AccountBrief {

    private static final String MARGIN = "   ";
    private static final int LABEL = 10;
    private static final int ACTIONS = 3;
    private static final int REASONS = 2;
    private static final int WITHHELD = 3;
    private static final int GAPS = 4;

    private final Wording wording;
    private final EvidenceText evidence;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    AccountBrief(Wording wording) {
        this.wording = wording;
        evidence = new EvidenceText(wording);
    }

    List<String> lines(RankedAccount ranked) {
        lines.clear();
        used.clear();
        Advice advice = ranked.advice();
        lines.add(heading(ranked));
        add("known", known(ranked.account()));
        causes(advice);
        actions(advice);
        withheld(advice);
        gaps(advice);
        if (ranked.account().attributes().get("remarks") instanceof String remarks) {
            Arrays.stream(remarks.split(Mapping.BETWEEN_REMARKS)).forEach(remark -> add("remarks", remark));
        }
        return List.copyOf(lines);
    }

    private String heading(RankedAccount ranked) {
        Advice advice = ranked.advice();
        String tier = ranked.account()
                .profile()
                .tier()
                .map(known -> wording.text("tier", known.name()) + " · ")
                .orElse("");
        return ranked.rank() + ". " + ranked.name() + " (" + advice.accountId() + ") · " + tier
                + wording.stance(advice.stance()) + " · "
                + wording.text("level", advice.risk().level().name()) + " "
                + wording.percent(advice.risk().likelihood())
                + advice.risk()
                        .marginAtRisk()
                        .map(money -> " · " + wording.label("at.risk", wording.money(money)))
                        .orElse("");
    }

    private String known(AccountSnapshot account) {
        List<String> facts = new ArrayList<>();
        Map<String, Object> attributes = account.attributes();
        account.value()
                .annualRevenue()
                .ifPresent(revenue -> facts.add(
                        attributes.get("previousRevenue") instanceof BigDecimal before
                                ? wording.label(
                                        "known.revenue.both",
                                        wording.money(revenue),
                                        wording.money(new Money(before, revenue.currency())))
                                : wording.label("known.revenue", wording.money(revenue))));
        account.orders().orderDays12m().ifPresent(days -> facts.add(wording.label("known.orders", days)));
        if (attributes.get("daysLateOpen") instanceof Integer days) {
            facts.add(wording.label("known.late", days));
        }
        if (attributes.get("salesRep") instanceof String name) {
            facts.add(wording.label("known.rep", name));
        }
        return String.join(" · ", facts);
    }

    private void causes(Advice advice) {
        Set<String> told = new LinkedHashSet<>();
        for (DiagnosedCause cause : advice.causes()) {
            String controllable =
                    wording.text("controllable", cause.controllable().name());
            add(
                    "cause",
                    wording.text("cause", cause.code().name())
                            + wording.label("aside", wording.percent(cause.likelihood()) + " · " + controllable));
            signals(advice, "", cause.supporting(), told);
        }
        for (ConductFinding conduct : advice.conduct()) {
            add(
                    "conduct",
                    wording.text("risk", conduct.code().name())
                            + wording.label("aside", wording.percent(conduct.likelihood())));
            signals(advice, "", conduct.supporting(), told);
        }
        List<String> others = advice.signals().stream()
                .map(Signal::code)
                .filter(code -> !told.contains(code))
                .toList();
        boolean unexplained = Behaviour.isUnexplained(advice);
        if (unexplained) {
            add("cause", wording.text("cause", "UNEXPLAINED"));
        }
        signals(advice, unexplained ? "" : wording.label("observed"), others, told);
    }

    /** Each signal with its evidence once, under the first cause that it supports. */
    private void signals(Advice advice, String label, List<String> codes, Set<String> told) {
        for (String code : codes) {
            advice.signal(code)
                    .filter(signal -> told.add(signal.code()))
                    .ifPresent(signal -> indented(label, "– ", signal(signal)));
        }
    }

    private String signal(Signal signal) {
        String severity = wording.text("severity", signal.severity().name());
        String observed =
                signal.evidence().stream().map(evidence::of).collect(Collectors.joining(wording.label("and")));
        return wording.label("signal", wording.text("signal", signal.code()), severity, observed);
    }

    private void actions(Advice advice) {
        if (advice.actions().isEmpty()) {
            add("do", wording.label("no.action"));
        }
        for (Action action : advice.actions().stream().limit(ACTIONS).toList()) {
            String why = action.because().stream()
                    .limit(REASONS)
                    .map(wording::reason)
                    .collect(Collectors.joining(wording.label("and")));
            String label = action.rank() == 1 ? wording.label("do") : "";
            indented(label, action.rank() + ". ", wording.task(action) + " – " + why);
        }
    }

    private void withheld(Advice advice) {
        for (Withheld withheld : advice.withheld().stream().limit(WITHHELD).toList()) {
            String unmet = withheld.preconditions().stream()
                    .filter(precondition -> !precondition.met())
                    .map(precondition -> wording.text("permit", precondition.code()))
                    .collect(Collectors.joining(wording.label("and")));
            add(
                    "not",
                    wording.text("action", withheld.code()) + " – " + wording.text("guard", withheld.reason())
                            + (unmet.isEmpty() ? "" : wording.label("aside", unmet)));
        }
    }

    /** The gaps that could decide most signals. */
    private void gaps(Advice advice) {
        List<Gap> mostUseful = advice.gaps().stream()
                .sorted(Comparator.comparing((Gap gap) -> -gap.couldDecide().size()))
                .limit(GAPS)
                .toList();
        if (!mostUseful.isEmpty()) {
            String names = mostUseful.stream()
                    .map(gap -> gap.metric() + " " + gap.couldDecide().size())
                    .collect(Collectors.joining(", "));
            add("ask", names + " " + wording.label("ask.of", advice.gaps().size()));
        }
    }

    private void add(String label, String text) {
        indented(wording.label(label), "", text);
    }

    /** A label is written once, before the first of several lines that bear it. */
    private void indented(String label, String bullet, String text) {
        boolean repeated = !label.isEmpty() && !used.add(label);
        String shown = MARGIN + TextLayout.left(repeated ? "" : label, LABEL);
        String blank = " ".repeat(TextLayout.width(shown) + TextLayout.width(bullet));
        lines.addAll(TextLayout.wrap(shown + bullet, blank, text, Report.WIDTH));
    }
}
