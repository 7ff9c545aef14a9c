package dev.mainstay.authoring.internal.interval;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Element;
import dev.mainstay.account.MetricValues;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Unit;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of a solution. Derived metrics cannot be given, so their inputs are chosen; whether the choice is right the
 * finished snapshot tells, and if not another is made.
 */
final class Realisation {

    private static final int ATTEMPTS = 200;

    private final Witness witness;
    /** Of the last attempt: what was given of each element. */
    private final Map<FactType, List<MetricValues>> elements = new EnumMap<>(FactType.class);

    Realisation(Witness witness) {
        this.witness = witness;
    }

    Optional<AccountSnapshot> snapshot() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                AccountSnapshot snapshot = build(attempt == 0 ? null : new Random(attempt));
                if (Evaluation.holds(witness.formula(), variable -> point(variable, snapshot))) {
                    return Optional.of(snapshot);
                }
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException no) {
                // no account is like this; the next attempt chooses otherwise
            }
        }
        return Optional.empty();
    }

    private AccountSnapshot build(@Nullable Random random) {
        AccountSnapshot.Builder builder = AccountSnapshot.builder(
                witness.setting().account(), witness.setting().day());
        Draft account = draft(FactType.ACCOUNT, 0, random);
        account.copyTo(builder);
        for (Map.Entry<FactType, Integer> size : witness.sizes().entrySet()) {
            FactType type = size.getKey();
            if (!type.isElement()) {
                continue;
            }
            if (size.getValue() == 0) {
                builder.none(type);
            }
            List<MetricValues> given = new ArrayList<>();
            for (int i = 0; i < size.getValue(); i++) {
                given.add(draft(type, i, random).values());
                builder.element(element(type, i, given.get(i)));
            }
            elements.put(type, given);
        }
        return builder.build();
    }

    private Draft draft(FactType type, int instance, @Nullable Random random) {
        Draft draft = new Draft(type, witness.setting().day(), random);
        witness.solution().points().forEach((variable, point) -> {
            if (variable instanceof Variable.Property property
                    && variable.fact() == type
                    && variable.instance() == instance) {
                draft.ask(property.metric(), witness.solution().cell(variable), point);
            }
        });
        draft.choose();
        return draft;
    }

    private static Element element(FactType type, int instance, MetricValues values) {
        String label = type.ruleName() + "-" + (instance + 1);
        return switch (type) {
            case COMPLAINT -> new Complaint(label, values);
            case RIVAL -> new Rival(label, values);
            case SHIFT -> new Shift(values);
            case PROMOTION -> new Promotion(label, values);
            default -> throw new IllegalArgumentException(type + " is no list element");
        };
    }

    /** The values of an element, which the snapshot keeps in an order of its own. */
    private MetricValues element(FactType type, int instance, AccountSnapshot snapshot) {
        MetricValues given = Objects.requireNonNull(elements.get(type)).get(instance);
        return snapshot.elements(type).orElseThrow().stream()
                .map(Element::metrics)
                .filter(values -> Metrics.of(type).stream()
                        .allMatch(
                                metric -> metric.derived() || values.get(metric).equals(given.get(metric))))
                .findFirst()
                .orElseThrow();
    }

    /** What a variable is in the snapshot; what only a consultation knows is as the solution has it. */
    private Point point(Variable variable, AccountSnapshot snapshot) {
        if (!(variable instanceof Variable.Property property)) {
            return witness.solution().point(variable);
        }
        MetricValues values;
        if (property.fact() == FactType.ACCOUNT) {
            values = snapshot.metrics();
        } else if (property.fact().isElement()) {
            values = element(property.fact(), property.instance(), snapshot);
        } else {
            return witness.solution().point(variable);
        }
        if (property.metric().unit() == Unit.TEXT) {
            return values.object(property.metric().index()) instanceof String text
                    ? new Point.Text(text)
                    : Point.Absent.UNKNOWN;
        }
        double number = values.number(property.metric().index());
        return Double.isNaN(number) ? Point.Absent.UNKNOWN : new Point.Numeric(number);
    }
}
