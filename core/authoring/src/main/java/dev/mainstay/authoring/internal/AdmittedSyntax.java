package dev.mainstay.authoring.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.antlr4.DRL10Parser;

/**
 * The part of Drools' rule language that is admitted, named node by node. What is not named here is refused: a construct that a
 * later version of the language brings is refused until somebody lists it.
 */
final class AdmittedSyntax {

    /** Descriptors that are read, by their very class: a subclass is something else. */
    static final Set<Class<? extends BaseDescr>> DESCRIPTORS = Set.of(
            PackageDescr.class,
            RuleDescr.class,
            AndDescr.class,
            PatternDescr.class,
            NotDescr.class,
            ExistsDescr.class,
            AccumulateDescr.class,
            ExprConstraintDescr.class);

    /** Nodes of the parse tree. */
    static final Set<Class<? extends ParserRuleContext>> NODES = Set.of(
            // rules
            DRL10Parser.CompilationUnitContext.class,
            DRL10Parser.DrlStatementdefContext.class,
            DRL10Parser.RuledefContext.class,
            DRL10Parser.StringIdContext.class,
            DRL10Parser.DrlIdentifierContext.class,
            DRL10Parser.BuiltInOperatorContext.class,
            DRL10Parser.RhsContext.class,
            DRL10Parser.ConsequenceBodyContext.class,
            // patterns
            DRL10Parser.LhsContext.class,
            DRL10Parser.LhsUnarySingleContext.class,
            DRL10Parser.LhsUnaryContext.class,
            DRL10Parser.LhsPatternBindContext.class,
            DRL10Parser.LhsPatternContext.class,
            DRL10Parser.LabelContext.class,
            DRL10Parser.DrlQualifiedNameContext.class,
            DRL10Parser.LhsNotContext.class,
            DRL10Parser.LhsExistsContext.class,
            DRL10Parser.LhsAccumulateContext.class,
            DRL10Parser.LhsAndDefContext.class,
            DRL10Parser.AccumulateFunctionContext.class,
            DRL10Parser.ConditionalExpressionsContext.class,
            // conditions, each level of precedence a node of its own
            DRL10Parser.ConstraintsContext.class,
            DRL10Parser.ConstraintContext.class,
            DRL10Parser.ExpressionContext.class,
            DRL10Parser.ConditionalExpressionContext.class,
            DRL10Parser.ConditionalOrExpressionContext.class,
            DRL10Parser.ConditionalAndExpressionContext.class,
            DRL10Parser.InclusiveOrExpressionContext.class,
            DRL10Parser.ExclusiveOrExpressionContext.class,
            DRL10Parser.AndExpressionContext.class,
            DRL10Parser.EqualityExpressionContext.class,
            DRL10Parser.InstanceOfExpressionContext.class,
            DRL10Parser.InExpressionContext.class,
            DRL10Parser.RelationalExpressionContext.class,
            DRL10Parser.RelationalOpContext.class,
            DRL10Parser.SingleRestrictionContext.class,
            DRL10Parser.ShiftExpressionContext.class,
            DRL10Parser.AdditiveExpressionContext.class,
            DRL10Parser.MultiplicativeExpressionContext.class,
            DRL10Parser.UnaryExpressionContext.class,
            DRL10Parser.UnaryExpressionNotPlusMinusContext.class,
            DRL10Parser.PrimaryContext.class,
            DRL10Parser.ParExpressionContext.class,
            DRL10Parser.IdentifierSuffixContext.class,
            DRL10Parser.ArgumentsContext.class,
            DRL10Parser.ExpressionListContext.class,
            DRL10Parser.LiteralContext.class,
            DRL10Parser.OperatorContext.class,
            DRL10Parser.In_keyContext.class,
            DRL10Parser.Not_keyContext.class,
            DRL10Parser.Operator_keyContext.class,
            DRL10Parser.Neg_operator_keyContext.class);

    /** Words and signs. The text of a consequence comes as chunks, which its own reader takes apart. */
    static final Set<Integer> TOKENS = Set.of(
            Token.EOF,
            DRL10Parser.DRL_RULE,
            DRL10Parser.DRL_WHEN,
            DRL10Parser.DRL_THEN,
            DRL10Parser.DRL_RHS_END,
            DRL10Parser.RHS_CHUNK,
            DRL10Parser.RHS_STRING_LITERAL,
            DRL10Parser.DRL_NOT,
            DRL10Parser.DRL_EXISTS,
            DRL10Parser.DRL_ACCUMULATE,
            DRL10Parser.DRL_IN,
            DRL10Parser.DRL_CONTAINS,
            DRL10Parser.IDENTIFIER,
            DRL10Parser.OPEN,
            DRL10Parser.DRL_STRING_LITERAL,
            DRL10Parser.DECIMAL_LITERAL,
            DRL10Parser.FLOAT_LITERAL,
            DRL10Parser.BOOL_LITERAL,
            DRL10Parser.LPAREN,
            DRL10Parser.RPAREN,
            DRL10Parser.COMMA,
            DRL10Parser.COLON,
            DRL10Parser.SEMI,
            DRL10Parser.DOT,
            DRL10Parser.SUB,
            DRL10Parser.BANG,
            DRL10Parser.AND,
            DRL10Parser.OR,
            DRL10Parser.LT,
            DRL10Parser.LE,
            DRL10Parser.GT,
            DRL10Parser.GE,
            DRL10Parser.EQUAL,
            DRL10Parser.NOTEQUAL);

    /** Something that is not admitted: where it starts and ends, in whole code points. */
    record Refused(int from, int to) {}

    private AdmittedSyntax() {}

    /** The first node or word of a parse tree that is not admitted. */
    static Optional<Refused> refused(ParserRuleContext root) {
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof TerminalNode word) {
                if (!TOKENS.contains(word.getSymbol().getType())) {
                    return Optional.of(of(word.getSymbol(), word.getSymbol()));
                }
            } else if (node instanceof ParserRuleContext context) {
                if (!NODES.contains(context.getClass())) {
                    return Optional.of(of(context.getStart(), context.getStop()));
                }
                for (int i = context.getChildCount() - 1; i >= 0; i--) {
                    open.push(context.getChild(i));
                }
            }
        }
        return Optional.empty();
    }

    private static Refused of(Token start, Token stop) {
        int to = stop == null ? start.getStopIndex() : stop.getStopIndex();
        return new Refused(start.getStartIndex(), Math.max(start.getStartIndex(), to) + 1);
    }
}
