package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.antlr4.DRL10Lexer;
import org.drools.drl.parser.antlr4.DRL10Parser;
import org.drools.drl.parser.antlr4.DRL10ParserHelper;
import org.drools.drl.parser.antlr4.DRLErrorListener;
import org.drools.drl.parser.antlr4.DRLParserError;
import org.drools.drl.parser.antlr4.ParserHelper;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Takes rules apart with Drools' DRL10 parser, within bounds. */
final class RuleParser {

    /** Each bracket costs the grammar about seventeen rules, one for each level of precedence. */
    private static final int MAX_DEPTH = 30 * Bounds.NESTING;

    private final SourceFile file;
    private final DRLErrorListener errors = new DRLErrorListener();
    private final CommonTokenStream words;
    private final boolean beyondBounds;
    private Optional<Problem> fault = Optional.empty();

    RuleParser(SourceFile file) {
        this.file = file;
        words = words();
        beyondBounds = !(shortWords() && withinBounds());
    }

    /** Whether there is more of the text than can be taken apart. */
    boolean beyondBounds() {
        return beyondBounds;
    }

    /** Why the text could not be taken apart. */
    Optional<Problem> fault() {
        return fault;
    }

    /**
     * A rule file taken apart.
     *
     * @param descr what Drools makes of it
     * @param tree the whole of it, word by word
     */
    record Parsed(PackageDescr descr, ParserRuleContext tree) {}

    /** The text taken apart; empty if that is not possible. */
    Optional<Parsed> parse() {
        if (beyondBounds) {
            return Optional.empty();
        }
        DRL10Parser parser = new Bounded(words);
        parser.setHelper(new ParserHelper(words, LanguageLevelOption.DRL10));
        // the parser's own listeners print to the console
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        // The other mode looks arbitrarily far ahead, again and again. Where this one finds no error they agree.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            DRL10Parser.CompilationUnitContext tree = parser.compilationUnit();
            if (errors.getErrors().isEmpty()) {
                return Optional.of(
                        new Parsed(DRL10ParserHelper.compilationUnitContext2PackageDescr(tree, words, null), tree));
            }
        } catch (RuntimeException | StackOverflowError failure) {
            fault = fault("MS-101", at(parser.getCurrentToken()));
            return Optional.empty();
        }
        DRLParserError first = errors.getErrors().get(0);
        fault = fault("MS-101", file.at(file.offset(first.getLineNumber(), first.getColumn())));
        return Optional.empty();
    }

    private CommonTokenStream words() {
        DRL10Lexer lexer = new DRL10Lexer(CharStreams.fromString(file.text()));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        return new CommonTokenStream(lexer);
    }

    private static Optional<Problem> fault(String code, SourceRef at, Object... arguments) {
        return Optional.of(Problem.of(code, at.toString(), arguments));
    }

    /** Behind each word of a consequence the lexer looks ahead to the next blank. */
    private boolean shortWords() {
        String text = file.text();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                start = i + 1;
            } else if (i - start >= Bounds.WORD) {
                fault = fault("MS-165", file.at(start), Bounds.WORD, Problem.word("characters"));
                return false;
            }
        }
        return true;
    }

    private boolean withinBounds() {
        words.fill();
        int nesting = 0;
        int count = 0;
        for (Token word : words.getTokens()) {
            if (word.getChannel() == Token.DEFAULT_CHANNEL && ++count > Bounds.RULE_TOKENS) {
                fault = fault("MS-165", at(word), Bounds.RULE_TOKENS, Problem.word("signs"));
                return false;
            }
            switch (word.getText()) {
                case "(", "[", "{" -> nesting++;
                case ")", "]", "}" -> nesting--;
                default -> {
                    // no bracket
                }
            }
            if (nesting > Bounds.NESTING) {
                fault = fault("MS-123", at(word), Bounds.NESTING);
                return false;
            }
        }
        return true;
    }

    private SourceRef at(Token word) {
        return file.at(file.index(word.getStartIndex()));
    }

    /** A parser that gives up rather than descend without end. */
    private static final class Bounded extends DRL10Parser {

        private int depth;

        Bounded(TokenStream words) {
            super(words);
        }

        @Override
        public void enterRule(ParserRuleContext context, int state, int rule) {
            if (++depth > MAX_DEPTH) {
                throw new ParseCancellationException();
            }
            super.enterRule(context, state, rule);
        }

        @Override
        public void exitRule() {
            depth--;
            super.exitRule();
        }
    }
}
