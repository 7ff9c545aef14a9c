package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Tokens.Kind;
import dev.mainstay.authoring.internal.Tokens.Token;
import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads the consequence of a rule: one call on the board of its phase, with codes, bound facts and a number. */
final class ConsequenceReader {

    private final SourceFile file;
    private final Phase phase;

    ConsequenceReader(SourceFile file, Phase phase) {
        this.file = file;
        this.phase = phase;
    }

    Rule.Consequence read(RuleDescr descr, List<Pattern> patterns) throws Unreadable {
        String text = String.valueOf(descr.getConsequence());
        int from = file.text()
                .indexOf(
                        text.strip(),
                        file.index(Math.max(
                                descr.getStartCharacter(), descr.getLhs().getEndCharacter())));
        if (from < 0) {
            throw new Unreadable("MS-101", file.at(file.index(descr.getStartCharacter())));
        }
        Tokens tokens = new Tokens(file, from, from + text.strip().length());
        int start = tokens.peek().offset();
        Token board = tokens.expect(Kind.WORD, "board");
        tokens.expect(".");
        Token method = tokens.expect(Kind.WORD, "method");
        Optional<BoardCall> call = BoardCall.called(board.text(), method.text());
        if (call.isEmpty() || call.get().phase() != phase) {
            List<BoardCall> known = Arrays.stream(BoardCall.values())
                    .filter(one -> one.phase() == phase)
                    .toList();
            String given = board.text() + "." + method.text();
            Problem problem = Problem.of(
                    "MS-113",
                    file.at(start).toString(),
                    given,
                    known.stream().map(BoardCall::example).collect(Collectors.joining(" ")));
            List<String> names =
                    known.stream().map(one -> one.board() + "." + one.method()).toList();
            throw new Unreadable(
                    Nearest.to(given, names).map(problem::suggesting).orElse(problem));
        }
        Rule.Consequence consequence = arguments(call.get(), tokens, patterns, start);
        tokens.takeIf(";");
        if (tokens.peek().kind() != Kind.END) {
            throw new Unreadable("MS-114", file.at(tokens.peek().offset()));
        }
        return consequence;
    }

    /** A variable that stands for no fact the call takes; if one fact only would do, that was meant. */
    private Unreadable unbound(Token variable, BoardCall call, BoardCall.Subject subject, List<Pattern> patterns) {
        List<String> fitting = patterns.stream()
                .filter(one ->
                        one.quantifier() == Quantifier.EACH && !one.binding().isEmpty())
                .filter(one -> (subject == BoardCall.Subject.PROPOSAL) == (one.fact() == FactType.PROPOSAL))
                .map(Pattern::binding)
                .toList();
        Problem problem = Problem.of("MS-115", file.at(variable.offset()).toString(), variable.text(), call.example());
        return new Unreadable(fitting.size() == 1 ? problem.suggesting(fitting.get(0)) : problem);
    }

    private Token variable(Tokens tokens) throws Unreadable {
        Token token = tokens.peek();
        if (token.kind() == Kind.WORD) {
            throw new Unreadable(Problem.of("MS-511", file.at(token.offset()).toString(), token.text())
                    .suggesting("$" + token.text()));
        }
        return tokens.expect(Kind.VARIABLE, "$…");
    }

    private Rule.Consequence arguments(BoardCall call, Tokens tokens, List<Pattern> patterns, int start)
            throws Unreadable {
        List<String> codes = new ArrayList<>();
        List<String> variables = new ArrayList<>();
        double number = 0;
        String separator = "(";
        for (int i = 0; i < call.codes().size(); i++) {
            tokens.expect(separator);
            codes.add(
                    tokens.expect(Kind.TEXT, "\"" + call.codes().get(i) + "\"").text());
            separator = ",";
        }
        for (BoardCall.Subject subject : call.subjects()) {
            tokens.expect(separator);
            Token variable = variable(tokens);
            Optional<Pattern> pattern = patterns.stream()
                    .filter(one ->
                            one.quantifier() == Quantifier.EACH && one.binding().equals(variable.text()))
                    .findFirst();
            if (pattern.isEmpty()
                    || (subject == BoardCall.Subject.PROPOSAL) != (pattern.get().fact() == FactType.PROPOSAL)) {
                throw unbound(variable, call, subject, patterns);
            }
            variables.add(variable.text());
        }
        if (call.takesNumber()) {
            tokens.expect(separator);
            Token token = tokens.expect(Kind.NUMBER, "0.3");
            try {
                number = Double.parseDouble(token.text());
            } catch (NumberFormatException notANumber) {
                throw tokens.expected("0.3", token);
            }
            boolean weight = call == BoardCall.WEIGH;
            if (weight ? Math.abs(number) > 1 : number < 1 || number > 365) {
                throw new Unreadable(
                        "MS-130",
                        file.at(token.offset()),
                        token.text(),
                        call.method(),
                        weight ? -1 : 1,
                        weight ? 1 : 365);
            }
        }
        tokens.expect(")");
        return new Rule.Consequence(call, codes, variables, number, file.at(start));
    }
}
