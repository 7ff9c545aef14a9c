package dev.mainstay.authoring.diff;

import dev.mainstay.AdviceLimits;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.diff.Sensitivity.Curve;
import dev.mainstay.authoring.diff.Sensitivity.Point;
import dev.mainstay.authoring.internal.Impact;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.internal.engine.ConsultationException;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Moves the limits of a pack, one row at a time, over steps of their range. The result is the same on every run. Immutable and
 * thread-safe.
 */
public final class SensitivityRun {

    /** Values of a limit that are spread over its range, beside a step up and a step down. */
    private static final int SPREAD = 7;

    private static final PackId UNNAMED = new PackId("", "", "");

    private final PackModel model;
    private final PackEngine engine;
    private final Tolerance tolerance;
    private final Map<String, ActionHistory> histories;
    private final List<LimitRow> rows;

    /** A run over the limits of a pack that its rules read. */
    SensitivityRun(RulePack pack, Tolerance tolerance, Map<String, ActionHistory> histories) {
        model = pack.model();
        engine = new PackEngine(model, UNNAMED);
        this.tolerance = tolerance;
        this.histories = histories;
        Set<String> read = model.rules().stream()
                .flatMap(rule -> Question.of(rule).limits().stream())
                .collect(Collectors.toSet());
        rows = model.limits().stream()
                .filter(row -> row.value().isPresent() && row.step() > 0 && read.contains(row.key()))
                .toList();
    }

    /** Hears how far the run has come. */
    @FunctionalInterface
    public interface Progress {
        /** That many of all limits are done. */
        void done(long limits, long all);
    }

    /** Moves every limit for these accounts. */
    public Sensitivity run(AccountSample sample, Progress progress) {
        Map<AccountSnapshot, Advice> today = new LinkedHashMap<>();
        for (AccountSnapshot account : sample.accounts()) {
            advise(engine, account).ifPresent(advice -> today.put(account, advice));
        }
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Curve curve = curve(rows.get(i), today);
            if (curve.most() > 0) {
                curves.add(curve);
            }
            progress.done(i + 1L, rows.size());
        }
        curves.sort(Comparator.comparingInt((Curve curve) -> -curve.most()));
        return new Sensitivity(today.size(), sample.seen(), curves);
    }

    private Optional<Advice> advise(PackEngine by, AccountSnapshot account) {
        if (!model.info().effectiveOn(account.asOf())) {
            return Optional.empty();
        }
        try {
            return Optional.of(by.advise(
                    account, histories.getOrDefault(account.id(), ActionHistory.none()), AdviceLimits.standard()));
        } catch (ConsultationException bound) {
            return Optional.empty();
        }
    }

    private Curve curve(LimitRow row, Map<AccountSnapshot, Advice> today) {
        Map<AccountSnapshot, Advice> concerned = new LinkedHashMap<>(today);
        concerned.keySet().removeIf(account -> !mayDecide(row, account));
        List<Double> values = values(row);
        List<Integer> changed = values.parallelStream()
                .map(value -> value.equals(row.value().orElseThrow()) ? 0 : changed(row, value, concerned))
                .toList();
        return new Curve(
                row,
                IntStream.range(0, values.size())
                        .mapToObj(i -> new Point(values.get(i), changed.get(i)))
                        .toList());
    }

    private static boolean mayDecide(LimitRow row, AccountSnapshot account) {
        return row.account().map(account.id()::equals).orElse(true)
                && among(row.tier(), account.profile().tier())
                && among(row.industry(), account.profile().industry())
                && among(row.kind(), account.profile().kind())
                && row.effectiveFrom().map(day -> !account.asOf().isBefore(day)).orElse(true);
    }

    private static boolean among(Optional<?> wanted, Optional<?> is) {
        return wanted.isEmpty() || wanted.equals(is);
    }

    private int changed(LimitRow row, double value, Map<AccountSnapshot, Advice> concerned) {
        if (concerned.isEmpty()) {
            return 0;
        }
        PackModel moved = with(row, value);
        Predicate<AccountSnapshot> impact = Impact.of(model, moved);
        PackEngine other = new PackEngine(moved, UNNAMED, engine);
        return (int) concerned.entrySet().stream()
                .filter(one -> impact.test(one.getKey()))
                .filter(one -> advise(other, one.getKey())
                        .filter(advice -> !AdviceComparison.differences(one.getValue(), advice, tolerance)
                                .isEmpty())
                        .isPresent())
                .count();
    }

    private PackModel with(LimitRow row, double value) {
        List<LimitRow> limits = new ArrayList<>(model.limits());
        limits.replaceAll(one -> one.equals(row) ? row.withValue(value) : one);
        return new PackModel(
                model.info(),
                model.rules(),
                limits,
                model.diagnosis(),
                model.actions(),
                model.playbook(),
                model.weights(),
                model.texts());
    }

    /** The value, a step to either side, and some spread over the range, all whole steps away from it. */
    static List<Double> values(LimitRow row) {
        BigDecimal now = BigDecimal.valueOf(row.value().orElseThrow());
        BigDecimal step = BigDecimal.valueOf(row.step());
        long down = now.subtract(BigDecimal.valueOf(row.min()))
                .divide(step, 0, RoundingMode.FLOOR)
                .longValue();
        long up = BigDecimal.valueOf(row.max())
                .subtract(now)
                .divide(step, 0, RoundingMode.FLOOR)
                .longValue();
        TreeSet<Long> steps = new TreeSet<>(List.of(0L));
        for (int i = 0; i < SPREAD; i++) {
            steps.add(-down + Math.round((double) (down + up) * i / (SPREAD - 1)));
        }
        if (down > 0) {
            steps.add(-1L);
        }
        if (up > 0) {
            steps.add(1L);
        }
        return steps.stream()
                .map(count -> now.add(step.multiply(BigDecimal.valueOf(count))).doubleValue())
                .toList();
    }
}
