package dev.mainstay.authoring.internal.interval;

import static dev.mainstay.vocabulary.Metrics.CHANNEL_SELL_IN_TO_SELL_THROUGH;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_AGE_DAYS;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_OPEN;
import static dev.mainstay.vocabulary.Metrics.COMPLAINT_OPEN_DAYS;
import static dev.mainstay.vocabulary.Metrics.DIAGNOSIS_RISK;
import static dev.mainstay.vocabulary.Metrics.DIAGNOSIS_UNEXPLAINED;
import static dev.mainstay.vocabulary.Metrics.ORDERS_SILENCE_RATIO;
import static dev.mainstay.vocabulary.Metrics.PLAN_STANCE;
import static dev.mainstay.vocabulary.Metrics.PROFILE_TIER_STEPS;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_VOLUME_TO_CEILING;
import static dev.mainstay.vocabulary.Metrics.PROMOTION_VOLUME_TO_HISTORY;
import static dev.mainstay.vocabulary.Metrics.PROPOSAL_CODE;
import static dev.mainstay.vocabulary.Metrics.PROPOSAL_LEVER;
import static dev.mainstay.vocabulary.Metrics.PROPOSAL_OBLIGATION;
import static dev.mainstay.vocabulary.Metrics.RIVAL_AGE_DAYS;
import static dev.mainstay.vocabulary.Metrics.SHIFT_AGE_DAYS;

import dev.mainstay.pack.Operator;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import java.util.Set;

/**
 * What a variable can be at all, by the vocabulary: never less than what a snapshot or a consultation can make of it, so that
 * what is found impossible is so. Of given metrics it is exactly their unit's range.
 */
final class Domain {

    /** Computed without a check against their unit: never negative, and without an upper bound. */
    private static final Set<Metric<?>> NOT_NEGATIVE = Set.of(
            ORDERS_SILENCE_RATIO,
            CHANNEL_SELL_IN_TO_SELL_THROUGH,
            COMPLAINT_OPEN_DAYS,
            COMPLAINT_AGE_DAYS,
            RIVAL_AGE_DAYS,
            SHIFT_AGE_DAYS,
            PROMOTION_VOLUME_TO_HISTORY,
            PROMOTION_VOLUME_TO_CEILING);

    private Domain() {}

    static Cell of(Variable variable) {
        if (variable instanceof Variable.Property property) {
            return of(property.metric());
        }
        if (variable instanceof Variable.Answer answer) {
            return of(answer.lookup());
        }
        return variable instanceof Variable.Trait
                ? new Cell(NumberSet.between(Grid.WHOLE, 0, 1), false)
                : new Cell(NumberSet.where(Grid.WHOLE, Operator.AT_LEAST, 0), false);
    }

    private static Cell of(Metric<?> metric) {
        Unit unit = metric.unit();
        if (unit == Unit.TEXT) {
            return new Cell(TextSet.all(), metric != PROPOSAL_CODE);
        }
        if (metric.type().isEnum()) {
            boolean alwaysKnown = metric == PLAN_STANCE || metric == DIAGNOSIS_RISK || metric == PROPOSAL_LEVER;
            return new Cell(codes(metric.type()), !alwaysKnown);
        }
        if (unit == Unit.FLAG) {
            boolean alwaysKnown =
                    metric == COMPLAINT_OPEN || metric == DIAGNOSIS_UNEXPLAINED || metric == PROPOSAL_OBLIGATION;
            return new Cell(NumberSet.between(Grid.WHOLE, 0, 1), !alwaysKnown);
        }
        if (metric.fact() == FactType.DIAGNOSIS || metric.fact() == FactType.PROPOSAL) {
            return new Cell(NumberSet.all(Grid.REAL), false);
        }
        Grid grid = unit.whole() ? Grid.WHOLE : Grid.REAL;
        if (!metric.derived()) {
            return new Cell(NumberSet.between(grid, unit.min(), unit.max()), true);
        }
        if (metric == PROFILE_TIER_STEPS) {
            int most = Tier.values().length - 1;
            return new Cell(NumberSet.between(grid, -most, most), true);
        }
        return new Cell(
                NOT_NEGATIVE.contains(metric)
                        ? NumberSet.between(grid, 0, Double.POSITIVE_INFINITY)
                        : NumberSet.all(grid),
                true);
    }

    private static Cell of(Lookup lookup) {
        return switch (lookup) {
            case RAISED, FACET, PROPOSES, ANSWERS -> new Cell(NumberSet.between(Grid.WHOLE, 0, 1), false);
            case SEVERITY -> new Cell(codes(lookup.type()), true);
            case COMMITMENT ->
                new Cell(
                        codes(lookup.type())
                                .and(NumberSet.where(Grid.WHOLE, Operator.LESS, CommitmentStatus.values().length - 1)),
                        true);
            case STRENGTH, LIKELIHOOD, CONDUCT -> new Cell(NumberSet.all(Grid.REAL), false);
        };
    }

    private static NumberSet codes(Class<?> type) {
        return NumberSet.between(Grid.WHOLE, 0, type.getEnumConstants().length - 1.0);
    }
}
