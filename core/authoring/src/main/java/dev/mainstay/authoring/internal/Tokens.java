package dev.mainstay.authoring.internal;

import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a condition or consequence into words, numbers, texts and symbols, each with its place. Anything it does not know is
 * refused: there is no escape, so no text can hide in another form.
 */
final class Tokens {

    enum Kind {
        WORD,
        VARIABLE,
        NUMBER,
        TEXT,
        SYMBOL,
        END
    }

    /** One token; {@code offset} counts from the start of the file. */
    record Token(Kind kind, String text, int offset) {

        boolean is(String symbol) {
            return kind != Kind.TEXT && text.equals(symbol);
        }
    }

    /** What is read cannot be understood; carries where and why. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }

        Unreadable(String code, SourceRef at, @Nullable Object... arguments) {
            this(Problem.of(code, at.toString(), arguments));
        }

        Problem problem() {
            return problem;
        }
    }

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private static final String[] SYMBOLS = {
        "&&", "||", "<=", ">=", "==", "!=", "<", ">", "!", "(", ")", ",", ".", ";", ":"
    };

    private final SourceFile file;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(SourceFile file, int from, int to) throws Unreadable {
        this.file = file;
        String text = file.text();
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? to : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? to : end + 2;
            } else {
                Token token = token(text, at, to);
                tokens.add(token);
                at += token.kind == Kind.TEXT ? token.text.length() + 2 : token.text.length();
            }
        }
        tokens.add(new Token(Kind.END, "", to));
    }

    private Token token(String text, int at, int to) throws Unreadable {
        char c = text.charAt(at);
        if (c == '"') {
            int end = at + 1;
            while (end < to && text.charAt(end) != '"' && text.charAt(end) != '\\' && text.charAt(end) != '\n') {
                end++;
            }
            if (end >= to || text.charAt(end) != '"') {
                throw refuse("MS-121", at);
            }
            Token quoted = new Token(Kind.TEXT, text.substring(at + 1, end), at);
            Optional<Problem> fault = SafeText.fault(quoted.text, file.at(at));
            if (fault.isPresent()) {
                throw new Unreadable(fault.get());
            }
            return quoted;
        }
        if (letter(c) || c == '$') {
            int end = at + 1;
            while (end < to && (letter(text.charAt(end)) || digit(text.charAt(end)))) {
                end++;
            }
            return new Token(c == '$' ? Kind.VARIABLE : Kind.WORD, text.substring(at, end), at);
        }
        if (digit(c) || (c == '-' && at + 1 < to && digit(text.charAt(at + 1)))) {
            int end = at + 1;
            while (end < to && (digit(text.charAt(end)) || text.charAt(end) == '.' || letter(text.charAt(end)))) {
                end++;
            }
            String number = text.substring(at, end);
            if (!NUMBER.matcher(number).matches()) {
                throw refuse("MS-117", at, number);
            }
            return new Token(Kind.NUMBER, number, at);
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                return new Token(Kind.SYMBOL, symbol, at);
            }
        }
        throw new Unreadable(file.firstSlip(at, at + 1)
                .orElseGet(() -> Problem.of("MS-120", file.at(at).toString(), c)));
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String symbol) {
        if (peek().is(symbol)) {
            next++;
            return true;
        }
        return false;
    }

    /** Whether the tokens from here are exactly these symbols and words. */
    boolean ahead(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (next + i >= tokens.size() || !tokens.get(next + i).is(texts[i])) {
                return false;
            }
        }
        return true;
    }

    Token expect(Kind kind, String what) throws Unreadable {
        Token token = take();
        if (token.kind != kind) {
            throw kind == Kind.TEXT && token.kind == Kind.WORD && endsBehind(token)
                    ? unquoted(token)
                    : expected(what, token);
        }
        return token;
    }

    /** Whether this word, with what dots join to it, is all that stands here. */
    private boolean endsBehind(Token word) {
        int at = tokens.indexOf(word) + 1;
        while (tokens.get(at).is(".") && tokens.get(at + 1).kind == Kind.WORD) {
            at += 2;
        }
        return tokens.get(at).is(",") || tokens.get(at).is(")");
    }

    /** A text that lacks its quotes, with all words that a dot joins. */
    Unreadable unquoted(Token first) {
        StringBuilder text = new StringBuilder(first.text);
        int at = tokens.indexOf(first);
        while (at + 2 < tokens.size() && tokens.get(at + 1).is(".") && tokens.get(at + 2).kind == Kind.WORD) {
            text.append('.').append(tokens.get(at + 2).text);
            at += 2;
        }
        return new Unreadable(
                Problem.of("MS-507", file.at(first.offset).toString(), text).suggesting("\"" + text + "\""));
    }

    void expect(String symbol) throws Unreadable {
        Token token = peek();
        if (!takeIf(symbol)) {
            throw expected("\"" + symbol + "\"", token);
        }
    }

    Unreadable expected(String what, Token found) {
        return new Unreadable(Problem.of(
                "MS-122", file.at(found.offset).toString(), what, found.kind == Kind.END ? "…" : found.text));
    }

    Unreadable refuse(String code, int offset, @Nullable Object... arguments) {
        return new Unreadable(code, file.at(offset), arguments);
    }
}
