package dev.mainstay.authoring.internal.interval;

import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A row of playbook.csv as a question: what the cells that are filled ask of an account. */
@SuppressWarnings("EnumOrdinal") // codes are compared by their declaration
public final class RowQuestion {

    private final PlaybookRow row;
    private final SourceRef at;
    private final List<Pattern> patterns = new ArrayList<>();

    private RowQuestion(PlaybookRow row) {
        this.row = row;
        at = row.at();
    }

    /**
     * The question that a row asks.
     *
     * @param atLeast likelihood or strength that counts where the row names none
     */
    public static Question of(PlaybookRow row, double atLeast) {
        RowQuestion question = new RowQuestion(row);
        question.account();
        question.findings(row.atLeast().orElse(atLeast));
        question.diagnosis(row.atLeast().orElse(atLeast));
        question.among(FactType.PLAN, new ArrayList<>(), Metrics.PLAN_STANCE, row.stances());
        return Question.of(question.patterns);
    }

    private void add(FactType fact, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            patterns.add(new Pattern(Quantifier.EACH, fact, "", conditions, Optional.empty(), at));
        }
    }

    private Condition compared(Term left, Operator operator, double number) {
        return compared(
                left,
                operator,
                number,
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }

    private Condition compared(Term left, Operator operator, double number, String text) {
        return new Condition.Comparison(left, operator, new Term.NumberLiteral(number, text), at);
    }

    private Condition anyOf(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new Condition.AnyOf(conditions, at);
    }

    private Condition holds(Term flag) {
        return compared(flag, Operator.EQUAL, 1, "true");
    }

    private <C extends Enum<C>> void among(
            FactType fact, List<Condition> conditions, Metric<C> metric, Collection<C> codes) {
        if (!codes.isEmpty()) {
            conditions.add(anyOf(codes.stream()
                    .sorted()
                    .map(code ->
                            compared(new Term.Property(metric), Operator.EQUAL, metric.toNumber(code), code.name()))
                    .toList()));
        }
        if (fact != FactType.ACCOUNT) {
            add(fact, conditions);
        }
    }

    private void account() {
        List<Condition> conditions = new ArrayList<>();
        among(FactType.ACCOUNT, conditions, Metrics.PROFILE_TIER, row.tiers());
        among(FactType.ACCOUNT, conditions, Metrics.PROFILE_KIND, row.kinds());
        among(FactType.ACCOUNT, conditions, Metrics.VALUE_VALUE_CLASS, row.valueClasses());
        if (!row.industries().isEmpty()) {
            conditions.add(anyOf(row.industries().stream()
                    .sorted()
                    .map(name -> (Condition) new Condition.Comparison(
                            new Term.Property(Metrics.PROFILE_INDUSTRY),
                            Operator.EQUAL,
                            new Term.TextLiteral(name),
                            at))
                    .toList()));
        }
        add(FactType.ACCOUNT, conditions);
    }

    private void findings(double atLeast) {
        List<Condition> conditions = new ArrayList<>();
        row.signal().ifPresent(signal -> {
            conditions.add(holds(new Term.Answer(Lookup.RAISED, signal)));
            if (row.cause().isEmpty() && row.risk().isEmpty()) {
                conditions.add(compared(new Term.Answer(Lookup.STRENGTH, signal), Operator.AT_LEAST, atLeast));
            }
        });
        row.commitment()
                .ifPresent(code -> conditions.add(compared(
                        new Term.Answer(Lookup.COMMITMENT, code.name()),
                        Operator.AT_LEAST,
                        row.commitmentFrom().ordinal(),
                        row.commitmentFrom().name())));
        add(FactType.FINDINGS, conditions);
    }

    private void diagnosis(double atLeast) {
        List<Condition> conditions = new ArrayList<>();
        row.cause()
                .ifPresent(cause -> conditions.add(
                        switch (cause) {
                            case PlaybookRow.UNEXPLAINED -> holds(new Term.Property(Metrics.DIAGNOSIS_UNEXPLAINED));
                            case PlaybookRow.DEFECTION ->
                                compared(new Term.Property(Metrics.DIAGNOSIS_DEFECTION), Operator.AT_LEAST, atLeast);
                            default -> compared(new Term.Answer(Lookup.LIKELIHOOD, cause), Operator.AT_LEAST, atLeast);
                        }));
        row.risk()
                .ifPresent(risk -> conditions.add(
                        compared(new Term.Answer(Lookup.CONDUCT, risk.name()), Operator.AT_LEAST, atLeast)));
        row.facet().ifPresent(facet -> conditions.add(holds(new Term.Answer(Lookup.FACET, facet))));
        add(FactType.DIAGNOSIS, conditions);
    }
}
