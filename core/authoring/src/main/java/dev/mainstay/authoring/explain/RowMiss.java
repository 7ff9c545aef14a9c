package dev.mainstay.authoring.explain;

import dev.mainstay.authoring.explain.Reason.Kind;
import dev.mainstay.authoring.explain.RuleMiss.Miss;
import dev.mainstay.authoring.internal.meaning.Findings;
import dev.mainstay.authoring.internal.meaning.Interpretation;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Why a row of playbook.csv does not apply, and how far it is from applying. */
final class RowMiss {

    private static final double FAR = 3;

    private final Interpretation account;
    private final double usually;
    /** The nearest rule that would raise a signal. */
    private final Function<String, Optional<Miss>> signal;
    /** What would speak more for a cause, a conduct risk or defection. */
    private final Function<String, List<Reason>> influence;

    RowMiss(
            Interpretation account,
            double usually,
            Function<String, Optional<Miss>> signal,
            Function<String, List<Reason>> influence) {
        this.account = account;
        this.usually = usually;
        this.signal = signal;
        this.influence = influence;
    }

    /** Why the row does not apply; empty if it does. */
    Optional<Miss> of(PlaybookRow row) {
        List<Reason> because = new ArrayList<>();
        double distance = raised(row, because)
                + likely(row, because)
                + facet(row, because)
                + commitment(row, because)
                + stance(row, because)
                + suits(row.tiers(), Metrics.PROFILE_TIER, because)
                + suits(row.kinds(), Metrics.PROFILE_KIND, because)
                + suits(row.industries(), Metrics.PROFILE_INDUSTRY, because)
                + suits(row.valueClasses(), Metrics.VALUE_VALUE_CLASS, because);
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(new Miss(
                        Reason.of(Kind.ROW_SILENT, row.action()).at(row.at()).because(because), distance));
    }

    private double raised(PlaybookRow row, List<Reason> because) {
        if (row.signal().isEmpty()
                || account.findings().signal(row.signal().get()).isPresent()) {
            return 0;
        }
        Optional<Miss> nearest = signal.apply(row.signal().get());
        because.add(Reason.of(Kind.SIGNAL_NOT_RAISED, row.signal().get())
                .because(nearest.map(Miss::reason).stream().toList()));
        return nearest.map(Miss::distance).orElse(FAR);
    }

    /** A likelihood that is too low, or the strength of a signal where the row names neither cause nor risk. */
    private double likely(PlaybookRow row, List<Reason> because) {
        double atLeast = row.atLeast().orElse(usually);
        if (row.cause().equals(Optional.of(PlaybookRow.UNEXPLAINED))) {
            if (account.diagnosis().unexplained()) {
                return 0;
            }
            because.add(Reason.of(Kind.ROW_UNEXPLAINED));
            return 2;
        }
        Optional<String> asked = row.risk().map(Enum::name).or(row::cause);
        if (asked.isPresent()) {
            double likelihood = asked.get().equals(PlaybookRow.DEFECTION)
                    ? account.diagnosis().defection()
                    : account.diagnosis().likelihood(asked.get());
            return likelihood >= atLeast ? 0 : shortOf(asked.get(), likelihood, atLeast, because);
        }
        Optional<Findings.Raised> raised =
                row.signal().flatMap(code -> account.findings().signal(code));
        if (raised.isEmpty() || raised.get().strength() >= atLeast) {
            return 0;
        }
        because.add(
                asks(row.signal().orElseThrow(), RuleMiss.beside(raised.get().strength(), atLeast), ">= " + atLeast));
        return 1 + (atLeast - raised.get().strength());
    }

    private double shortOf(String code, double likelihood, double atLeast, List<Reason> because) {
        because.add(
                Reason.of(Kind.LIKELIHOOD_SHORT, code, RuleMiss.beside(likelihood, atLeast), RuleMiss.shown(atLeast))
                        .because(influence.apply(code)));
        return 1 + (atLeast - likelihood);
    }

    private double facet(PlaybookRow row, List<Reason> because) {
        if (row.facet().isEmpty() || account.diagnosis().facet(row.facet().get()) > 0) {
            return 0;
        }
        because.add(Reason.of(Kind.ROW_FACET, row.facet().get()));
        return 2;
    }

    private double commitment(PlaybookRow row, List<Reason> because) {
        if (row.commitment().isEmpty()) {
            return 0;
        }
        CommitmentStatus status = account.findings().status(row.commitment().get());
        if (status != CommitmentStatus.UNKNOWN && status.compareTo(row.commitmentFrom()) >= 0) {
            return 0;
        }
        because.add(asks(row.commitment().get().name(), status, row.commitmentFrom()));
        return 2;
    }

    private double stance(PlaybookRow row, List<Reason> because) {
        if (row.stances().isEmpty() || row.stances().contains(account.stance())) {
            return 0;
        }
        because.add(asks("stance", account.stance(), sorted(row.stances())));
        return 2;
    }

    private <T> double suits(Set<T> asked, Metric<T> metric, List<Reason> because) {
        Optional<T> known = account.account().get(metric);
        if (asked.isEmpty() || known.filter(asked::contains).isPresent()) {
            return 0;
        }
        because.add(known.map(value -> asks(metric.name(), value, sorted(asked)))
                .orElseGet(() -> Reason.of(Kind.ROW_ASKS_UNKNOWN, metric.name(), sorted(asked))));
        return known.isPresent() ? FAR : 2;
    }

    private static Reason asks(String what, Object is, Object asked) {
        return Reason.of(Kind.ROW_ASKS, what, is, asked);
    }

    static String sorted(Set<?> codes) {
        Set<String> texts = new TreeSet<>();
        codes.forEach(code -> texts.add(code.toString()));
        return String.join(", ", texts);
    }
}
