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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A row of playbook.csv as a question: what the cells that are filled ask of an account. */
@SuppressWarnings("EnumOrdinal") // codes are compared by their declaration
final class RowQuestion {

    private final PlaybookRow row;
    private final SourceRef at;
    private final List<Pattern> patterns = new ArrayList<>();

    private RowQuestion(PlaybookRow row) {
        this.row = row;
        at = row.at();
    }

    static Question of(PlaybookRow row, double atLeast) {
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
        return new Condition.Comparison(left, operator, new Term.NumberLiteral(number, String.valueOf(number)), at);
    }

    private <C extends Enum<C>> void among(
            FactType fact, List<Condition> conditions, Metric<C> metric, Collection<C> codes) {
        if (!codes.isEmpty()) {
            conditions.add(new Condition.AnyOf(
                    codes.stream()
                            .map(code -> compared(new Term.Property(metric), Operator.EQUAL, metric.toNumber(code)))
                            .toList(),
                    at));
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
            conditions.add(new Condition.AnyOf(
                    row.industries().stream()
                            .sorted()
                            .map(name -> (Condition) new Condition.Comparison(
                                    new Term.Property(Metrics.PROFILE_INDUSTRY),
                                    Operator.EQUAL,
                                    new Term.TextLiteral(name),
                                    at))
                            .toList(),
                    at));
        }
        add(FactType.ACCOUNT, conditions);
    }

    private void findings(double atLeast) {
        List<Condition> conditions = new ArrayList<>();
        row.signal().ifPresent(signal -> {
            conditions.add(compared(new Term.Answer(Lookup.RAISED, signal), Operator.EQUAL, 1));
            if (row.cause().isEmpty() && row.risk().isEmpty()) {
                conditions.add(compared(new Term.Answer(Lookup.STRENGTH, signal), Operator.AT_LEAST, atLeast));
            }
        });
        row.commitment()
                .ifPresent(code -> conditions.add(compared(
                        new Term.Answer(Lookup.COMMITMENT, code.name()),
                        Operator.AT_LEAST,
                        row.commitmentFrom().ordinal())));
        add(FactType.FINDINGS, conditions);
    }

    private void diagnosis(double atLeast) {
        List<Condition> conditions = new ArrayList<>();
        row.cause()
                .ifPresent(cause -> conditions.add(
                        switch (cause) {
                            case PlaybookRow.UNEXPLAINED ->
                                compared(new Term.Property(Metrics.DIAGNOSIS_UNEXPLAINED), Operator.EQUAL, 1);
                            case PlaybookRow.DEFECTION ->
                                compared(new Term.Property(Metrics.DIAGNOSIS_DEFECTION), Operator.AT_LEAST, atLeast);
                            default -> compared(new Term.Answer(Lookup.LIKELIHOOD, cause), Operator.AT_LEAST, atLeast);
                        }));
        row.risk()
                .ifPresent(risk -> conditions.add(
                        compared(new Term.Answer(Lookup.CONDUCT, risk.name()), Operator.AT_LEAST, atLeast)));
        row.facet()
                .ifPresent(facet -> conditions.add(compared(new Term.Answer(Lookup.FACET, facet), Operator.EQUAL, 1)));
        add(FactType.DIAGNOSIS, conditions);
    }
}
