package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.RuleHeaders.Annotation;
import dev.mainstay.authoring.internal.RuleParser.Parsed;
import dev.mainstay.authoring.internal.Tokens.Kind;
import dev.mainstay.authoring.internal.Tokens.Token;
import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.authoring.internal.overlay.Intent;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Metric;
import dev.mainstay.vocabulary.Metrics;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Reads rules. Drools' DRL10 parser takes a file apart; of its descriptors only what is listed here is admitted, and the model
 * that runs is made of nothing else.
 */
final class DrlReader {

    static final List<String> ANNOTATIONS = List.of("commitment", "severity", "confidence");
    private static final String CHANGE = "change";
    private static final java.util.regex.Pattern CONFIDENCE = java.util.regex.Pattern.compile("[01](\\.[0-9]{1,15})?");
    private static final int MAX_SHOWN = 40;

    /** What Drools calls the fact that an accumulate of the plain form yields. */
    private static final String RESULT = "Object";

    private final SourceFile file;
    private final Phase phase;
    private final Optional<Map<SourceRef, Intent>> intents;
    private final Problems problems;
    private final RuleHeaders headers;
    private int failures;

    DrlReader(SourceFile file, Phase phase, Problems problems) {
        this(file, phase, Optional.empty(), problems);
    }

    /** A reader of an overlay's rules, which may say what they do to the base's; {@code intents} takes that. */
    DrlReader(SourceFile file, Phase phase, Optional<Map<SourceRef, Intent>> intents, Problems problems) {
        this.phase = phase;
        this.intents = intents;
        this.problems = problems;
        headers = new RuleHeaders(file.text());
        this.file = SourceFile.of(file.name(), headers.masked());
    }

    /** The rules that could be read; one that could not is reported and hides no other. */
    List<Rule> read() {
        Optional<Problem> fault = headers.fault(file);
        if (fault.isPresent()) {
            problems.add(fault.get());
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (Parsed parsed : new RulePieces(file, problems).read()) {
            int before = failures;
            refuseDeclarations(parsed.descr());
            for (RuleDescr rule : parsed.descr().getRules()) {
                attempt(() -> rule(rule)).flatMap(read -> read).ifPresent(read -> {
                    rules.add(read);
                    RuleShape.fault(read).ifPresent(this::fail);
                });
            }
            if (failures == before) {
                // Descriptors leave things out, such as the prefix of a nested constraint; the tree holds every word.
                AdmittedSyntax.refused(parsed.tree()).map(this::problem).ifPresent(this::fail);
            }
        }
        return rules;
    }

    /** Reads a part of a rule, or throws why it cannot be. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws Unreadable;
    }

    /** Reads what an annotation says, or throws why it cannot be. */
    @FunctionalInterface
    private interface AnnotationReading<T> {
        T read(Annotation annotation) throws Unreadable;
    }

    private void fail(Problem problem) {
        problems.add(problem);
        failures++;
    }

    /** What could be read; what could not is reported, and the rule is not admitted, but the rest of it is read. */
    private <T> Optional<T> attempt(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (Unreadable unreadable) {
            fail(unreadable.problem());
            return Optional.empty();
        }
    }

    private <T> Optional<T> attempt(Map<String, Annotation> annotations, String name, AnnotationReading<T> reading) {
        Annotation annotation = annotations.get(name);
        return annotation == null ? Optional.empty() : attempt(() -> reading.read(annotation));
    }

    private Problem problem(AdmittedSyntax.Refused refused) {
        int from = file.index(refused.from());
        String text = file.text().substring(from, Math.min(file.index(refused.to()), from + MAX_SHOWN));
        return Problem.of(
                "MS-104", file.at(from).toString(), text.lines().findFirst().orElse(text));
    }

    private void refuseDeclarations(PackageDescr descr) {
        List<BaseDescr> refused = new ArrayList<>();
        refused.addAll(descr.getImports());
        refused.addAll(descr.getFunctionImports());
        refused.addAll(descr.getAccumulateImports());
        refused.addAll(descr.getGlobals());
        refused.addAll(descr.getAttributes());
        refused.addAll(descr.getFunctions());
        refused.addAll(descr.getTypeDeclarations());
        refused.addAll(descr.getEntryPointDeclarations());
        refused.addAll(descr.getWindowDeclarations());
        refused.addAll(descr.getEnumDeclarations());
        for (BaseDescr one : refused) {
            fail(Problem.of("MS-104", at(one).toString(), kind(one)));
        }
        if (descr.getUnit() != null || !descr.getName().isEmpty()) {
            fail(Problem.of("MS-104", file.at(0).toString(), descr.getUnit() != null ? "unit" : "package"));
        }
    }

    /** What a consultant calls a construct: the descriptor's name without its technical ending. */
    private static String kind(BaseDescr descr) {
        if (descr instanceof ExprConstraintDescr expression) {
            return expression.getExpression();
        }
        return descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
    }

    private SourceRef at(BaseDescr descr) {
        return descr.getStartCharacter() >= 0
                ? file.at(file.index(descr.getStartCharacter()))
                : new SourceRef(file.name(), Math.max(1, descr.getLine()), 1 + Math.max(0, descr.getColumn()));
    }

    private Unreadable refuse(String code, SourceRef at, Object... arguments) {
        return new Unreadable(Problem.of(code, at.toString(), arguments));
    }

    private Optional<Rule> rule(RuleDescr descr) throws Unreadable {
        SourceRef at = at(descr);
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw refuse("MS-104", at, kind(descr));
        }
        if (!descr.getAttributes().isEmpty()) {
            AttributeDescr attribute = descr.getAttributes().values().iterator().next();
            throw refuse("MS-104", at(attribute), attribute.getName());
        }
        if (descr.getParentName() != null || !descr.getNamedConsequences().isEmpty()) {
            throw refuse("MS-104", at, descr.getParentName() != null ? "extends" : "do[…]");
        }
        if (descr.getLhs().getDescrs().isEmpty()) {
            // a rule that asks for nothing would apply to every account, and no author means that
            throw refuse("MS-116", at, descr.getName());
        }
        int before = failures;
        List<Pattern> patterns = new ArrayList<>();
        for (BaseDescr part : descr.getLhs().getDescrs()) {
            attempt(() -> pattern(part)).ifPresent(patterns::add);
        }
        boolean all = patterns.size() == descr.getLhs().getDescrs().size();
        Optional<Rule.Consequence> consequence =
                all ? attempt(() -> new ConsequenceReader(file, phase).read(descr, patterns)) : Optional.empty();
        if (patterns.stream().noneMatch(pattern -> pattern.quantifier() == Quantifier.EACH)) {
            // A rule that only asks whether something exists applies to the account as a whole.
            patterns.add(0, new Pattern(Quantifier.EACH, FactType.ACCOUNT, "", List.of(), Optional.empty(), at));
        }
        long matched = patterns.stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                .count();
        if (matched > Bounds.FACTS) {
            throw refuse("MS-105", at, descr.getName(), Bounds.FACTS);
        }
        Map<String, Annotation> annotations = annotations(descr);
        Optional<Commitment> commitment = attempt(annotations, "commitment", one -> code(one, Commitment.class));
        Optional<Severity> severity = attempt(annotations, "severity", one -> code(one, Severity.class));
        Optional<Double> confidence = attempt(annotations, "confidence", this::confidence);
        attempt(annotations, CHANGE, this::intent)
                .ifPresent(change -> intents.ifPresent(known -> known.put(at, change)));
        if (failures > before || consequence.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                descr.getName(),
                phase,
                commitment,
                severity.orElse(Severity.SERIOUS),
                confidence.orElse(1.0),
                patterns,
                consequence.get(),
                Optional.empty(),
                at));
    }

    private Map<String, Annotation> annotations(RuleDescr descr) throws Unreadable {
        List<String> shown = new ArrayList<>(ANNOTATIONS);
        List<String> known = new ArrayList<>(phase == Phase.SIGNALS ? ANNOTATIONS : List.of());
        if (intents.isPresent()) {
            known.add(CHANGE);
            shown.add(CHANGE);
        }
        for (AnnotationDescr other : descr.getAnnotations()) {
            throw unknownAnnotation(at(other), other.getName(), shown);
        }
        Map<String, Annotation> annotations = new HashMap<>();
        for (Annotation annotation : headers.of(file.index(descr.getStartCharacter()))) {
            if (!known.contains(annotation.name()) || annotations.put(annotation.name(), annotation) != null) {
                throw unknownAnnotation(file.at(annotation.offset()), annotation.name(), shown);
            }
        }
        return annotations;
    }

    private static Unreadable unknownAnnotation(SourceRef at, String name, List<String> known) {
        Problem problem = Problem.of("MS-106", at.toString(), name, String.join(", ", known));
        return new Unreadable(Nearest.to(name, known)
                .filter(nearest -> !nearest.equals(name))
                .map(nearest -> problem.suggesting("@" + nearest))
                .orElse(problem));
    }

    private <C extends Enum<C>> C code(Annotation annotation, Class<C> type) throws Unreadable {
        List<String> codes =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (!codes.contains(annotation.value())) {
            throw new Unreadable(Problems.unknown(
                    "MS-107",
                    file.at(annotation.offset()),
                    annotation.value(),
                    codes,
                    "@" + annotation.name(),
                    annotation.value()));
        }
        return Enum.valueOf(type, annotation.value());
    }

    /** A rule of the base is never removed, only replaced or, for a time, switched off. */
    private Intent intent(Annotation annotation) throws Unreadable {
        List<String> words = List.of(Intent.ADD.word(), Intent.REPLACE.word());
        if (!words.contains(annotation.value())) {
            throw new Unreadable(Problems.unknown(
                    "MS-107",
                    file.at(annotation.offset()),
                    annotation.value(),
                    words,
                    "@" + CHANGE,
                    annotation.value()));
        }
        return Intent.called(annotation.value()).orElseThrow();
    }

    private double confidence(Annotation annotation) throws Unreadable {
        if (CONFIDENCE.matcher(annotation.value()).matches()) {
            double value = Double.parseDouble(annotation.value());
            if (value > 0 && value <= 1) {
                return value;
            }
        }
        throw refuse("MS-107", file.at(annotation.offset()), "@confidence", annotation.value(), "0.5, 1");
    }

    private Pattern pattern(BaseDescr descr) throws Unreadable {
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw refuse("MS-104", at(descr), kind(descr));
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
        throw refuse("MS-104", at(descr), kind(descr));
    }

    private Pattern quantified(BaseDescr outer, Object inner, Quantifier quantifier) throws Unreadable {
        if (inner instanceof PatternDescr pattern) {
            Pattern read = pattern(pattern, quantifier);
            if (!read.fact().isElement()) {
                throw refuse("MS-108", at(outer), read.fact().ruleName());
            }
            return read;
        }
        throw refuse("MS-104", at(outer), kind(outer) + "( … )");
    }

    private Pattern pattern(PatternDescr descr, Quantifier quantifier) throws Unreadable {
        SourceRef at = at(descr);
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw refuse("MS-104", at, kind(descr));
        }
        if (descr.getSource() != null
                || descr.isQuery()
                || !descr.getBehaviors().isEmpty()) {
            throw refuse("MS-104", at, "from");
        }
        if (!descr.getAnnotations().isEmpty()) {
            throw refuse("MS-104", at, "@");
        }
        if (descr.isUnification()) {
            throw refuse("MS-104", at, ":=");
        }
        if (descr.getObjectType() == null) {
            throw refuse("MS-104", at, "/");
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
                throw refuse("MS-104", at(constraint), kind(constraint));
            }
            int from = file.index(expression.getStartCharacter());
            int to = file.index(expression.getEndCharacter() + 1);
            attempt(() -> new ConditionParser(file, fact, from, to).parse()).ifPresent(conditions::add);
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
            throw new Unreadable(
                    Problems.unknown("MS-109", at(descr), descr.getObjectType(), known, descr.getObjectType(), phase));
        }
        return fact.get();
    }

    private Pattern accumulation(PatternDescr result, AccumulateDescr descr) throws Unreadable {
        SourceRef at = at(descr);
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw refuse("MS-104", at, kind(descr));
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
            throw refuse("MS-112", at);
        }
        Pattern source = pattern(inner, Quantifier.ACCUMULATE);
        if (!source.fact().isElement()) {
            throw refuse("MS-108", at, source.fact().ruleName());
        }
        AccumulateFunctionCallDescr function = descr.getFunctions().get(0);
        Optional<Fold> fold = Arrays.stream(Fold.values())
                .filter(known -> known.ruleName().equals(function.getFunction()))
                .findFirst();
        if (fold.isEmpty() || (fold.get() == Fold.COUNT && function.getParams().length > 0)) {
            throw refuse("MS-112", at);
        }
        Optional<Metric<?>> metric = Optional.empty();
        if (fold.get() != Fold.COUNT) {
            metric = function.getParams().length == 1
                    ? Metrics.find(source.fact(), function.getParams()[0].strip())
                            .filter(found -> found.unit().numeric())
                    : Optional.empty();
            if (metric.isEmpty()) {
                throw refuse("MS-112", at);
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
            throw refuse("MS-112", at);
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
            throw refuse("MS-112", at);
        }
        tokens.expect(Kind.END, ")");
        return new Accumulation(fold, metric, operator.orElseThrow(), threshold);
    }
}
