package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Tokens.Kind;
import dev.mainstay.authoring.internal.Tokens.Token;
import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Reads the patterns of a rule: facts with their conditions, what exists or does not, and what is counted or added up. */
final class PatternReader {

    /** What Drools calls the fact that an accumulate of the plain form yields. */
    private static final String RESULT = "Object";

    private final SourceFile file;
    private final Phase phase;
    private final Refusals refusals;

    PatternReader(SourceFile file, Phase phase, Refusals refusals) {
        this.file = file;
        this.phase = phase;
        this.refusals = refusals;
    }

    Pattern read(BaseDescr descr) throws Unreadable {
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw new Unreadable("MS-104", refusals.at(descr), Refusals.kind(descr));
        }
        if (descr instanceof PatternDescr pattern) {
            if (pattern.getSource() instanceof AccumulateDescr accumulate) {
                return accumulation(pattern, accumulate);
            }
            return pattern(pattern, Quantifier.EACH);
        }
        if (descr instanceof NotDescr not && not.getDescrs().size() == 1) {
            return quantified(not, not.getDescrs().get(0), Quantifier.NOT);
        }
        if (descr instanceof ExistsDescr exists && exists.getDescrs().size() == 1) {
            return quantified(exists, exists.getDescrs().get(0), Quantifier.EXISTS);
        }
        throw new Unreadable("MS-104", refusals.at(descr), Refusals.kind(descr));
    }

    private Pattern quantified(BaseDescr outer, Object inner, Quantifier quantifier) throws Unreadable {
        if (inner instanceof PatternDescr pattern) {
            Pattern read = pattern(pattern, quantifier);
            if (!read.fact().isElement()) {
                throw new Unreadable("MS-108", refusals.at(outer), read.fact().ruleName());
            }
            return read;
        }
        throw new Unreadable("MS-104", refusals.at(outer), Refusals.kind(outer) + "( … )");
    }

    private Pattern pattern(PatternDescr descr, Quantifier quantifier) throws Unreadable {
        SourceRef at = refusals.at(descr);
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw new Unreadable("MS-104", at, Refusals.kind(descr));
        }
        if (descr.getSource() != null
                || descr.isQuery()
                || !descr.getBehaviors().isEmpty()) {
            throw new Unreadable("MS-104", at, "from");
        }
        if (!descr.getAnnotations().isEmpty()) {
            throw new Unreadable("MS-104", at, "@");
        }
        if (descr.isUnification()) {
            throw new Unreadable("MS-104", at, ":=");
        }
        if (descr.getObjectType() == null) {
            throw new Unreadable("MS-104", at, "/");
        }
        String variable = descr.getIdentifier() == null ? "" : descr.getIdentifier();
        if (!variable.isEmpty() && !variable.startsWith("$")) {
            throw new Unreadable(Problem.of("MS-511", at.toString(), variable).suggesting("$" + variable));
        }
        FactType fact = fact(descr);
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr constraint : descr.getConstraint().getDescrs()) {
            if (!AdmittedSyntax.DESCRIPTORS.contains(constraint.getClass())
                    || !(constraint instanceof ExprConstraintDescr expression)
                    || expression.getType() != ExprConstraintDescr.Type.NAMED) {
                throw new Unreadable("MS-104", refusals.at(constraint), Refusals.kind(constraint));
            }
            int from = file.index(expression.getStartCharacter());
            int to = file.index(expression.getEndCharacter() + 1);
            refusals.attempt(() -> new ConditionParser(file, fact, from, to).parse())
                    .ifPresent(conditions::add);
        }
        return new Pattern(quantifier, fact, variable, conditions, Optional.empty(), at);
    }

    private FactType fact(PatternDescr descr) throws Unreadable {
        Optional<FactType> fact = FactType.called(descr.getObjectType());
        if (fact.isEmpty() || !phase.sees(fact.get())) {
            List<String> known = Arrays.stream(FactType.values())
                    .filter(phase::sees)
                    .map(FactType::ruleName)
                    .toList();
            throw new Unreadable(Problems.unknown(
                    "MS-109", refusals.at(descr), descr.getObjectType(), known, descr.getObjectType(), phase));
        }
        return fact.get();
    }

    private Pattern accumulation(PatternDescr result, AccumulateDescr descr) throws Unreadable {
        SourceRef at = refusals.at(descr);
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw new Unreadable("MS-104", at, Refusals.kind(descr));
        }
        BaseDescr input =
                descr.getInput() instanceof AndDescr and && and.getDescrs().size() == 1
                        ? and.getDescrs().get(0)
                        : descr.getInput();
        if (!(input instanceof PatternDescr inner)
                || descr.getFunctions().size() != 1
                || descr.getFunctions().get(0).isUnification()
                || !result.getObjectType().equals(RESULT)
                || result.getConstraint().getDescrs().size() != 1) {
            throw new Unreadable("MS-112", at);
        }
        Pattern source = pattern(inner, Quantifier.ACCUMULATE);
        if (!source.fact().isElement()) {
            throw new Unreadable("MS-108", at, source.fact().ruleName());
        }
        AccumulateFunctionCallDescr function = descr.getFunctions().get(0);
        Optional<Fold> fold = Arrays.stream(Fold.values())
                .filter(known -> known.ruleName().equals(function.getFunction()))
                .findFirst();
        if (fold.isEmpty() || (fold.get() == Fold.COUNT && function.getParams().length > 0)) {
            throw new Unreadable("MS-112", at);
        }
        Optional<Metric<?>> metric = Optional.empty();
        if (fold.get() != Fold.COUNT) {
            metric = function.getParams().length == 1
                    ? Metrics.find(source.fact(), function.getParams()[0].strip())
                            .filter(found -> found.unit().numeric())
                    : Optional.empty();
            if (metric.isEmpty()) {
                throw new Unreadable("MS-112", at);
            }
        }
        Accumulation accumulation = threshold(result, function, fold.get(), metric, at);
        return new Pattern(
                Quantifier.ACCUMULATE, source.fact(), "", source.conditions(), Optional.of(accumulation), at);
    }

    private Accumulation threshold(
            PatternDescr result,
            AccumulateFunctionCallDescr function,
            Fold fold,
            Optional<Metric<?>> metric,
            SourceRef at)
            throws Unreadable {
        BaseDescr constraint = result.getConstraint().getDescrs().get(0);
        Tokens tokens = new Tokens(
                file, file.index(constraint.getStartCharacter()), file.index(constraint.getEndCharacter() + 1));
        Token variable = tokens.take();
        Optional<Operator> operator = Operator.called(tokens.take().text());
        boolean least = operator.filter(is -> is == Operator.LESS || is == Operator.AT_MOST)
                .isPresent();
        boolean most = operator.filter(is -> is == Operator.GREATER || is == Operator.AT_LEAST)
                .isPresent();
        if (!variable.text().equals(function.getBind()) || !(fold == Fold.MIN ? least : most)) {
            throw new Unreadable("MS-112", at);
        }
        Term threshold;
        Token next = tokens.take();
        if (next.is("limit")) {
            tokens.expect("(");
            threshold = new Term.Limit(tokens.expect(Kind.TEXT, "\"limit\"").text());
            tokens.expect(")");
        } else if (next.kind() == Kind.NUMBER) {
            threshold = new Term.NumberLiteral(Double.parseDouble(next.text()), next.text());
        } else {
            throw new Unreadable("MS-112", at);
        }
        tokens.expect(Kind.END, ")");
        return new Accumulation(fold, metric, operator.orElseThrow(), threshold);
    }
}
