package dev.mainstay.authoring.redteam;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages text: word by word as its author might, sign by sign as a keyboard, an editor or an enemy might. */
final class Mutation {

    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}_$]+|\"[^\"\\n]*\"|.", Pattern.DOTALL);

    private static final List<String> WORDS = List.of(
            "rule",
            "when",
            "then",
            "end",
            "not",
            "exists",
            "accumulate",
            "in",
            "contains",
            "eval",
            "from",
            "or",
            "and",
            "forall",
            "query",
            "import",
            "function",
            "declare",
            "global",
            "salience",
            "dialect",
            "extends",
            "matches",
            "(",
            ")",
            "((",
            "))",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            ":",
            ":=",
            ".",
            "..",
            "!",
            "!!",
            "&&",
            "||",
            "&",
            "|",
            "==",
            "=",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "=>",
            "+",
            "-",
            "--",
            "*",
            "/",
            "//",
            "/*",
            "*/",
            "#",
            "##",
            "@",
            "?",
            "\"",
            "'",
            "\"\"\"",
            "\\",
            "\\u0022",
            "\\u000a",
            "\n",
            "\r",
            "\r\n",
            "\t",
            " ",
            "|",
            "~",
            "`",
            "%",
            "^",
            "$",
            "$a",
            "true",
            "false",
            "null",
            "0",
            "1",
            "-1",
            "0.9",
            "1e400",
            "0x1F",
            "1_0",
            "99999999999999999999",
            "NaN",
            "Account",
            "Complaint",
            "Rival",
            "Findings",
            "Proposal",
            "limit(\"delivery.onTime\")",
            "delivery.onTimeRate",
            "profile.tier",
            "KEY",
            "signals.raise(\"S1\", $a);",
            "guard.veto(\"NO\", $p);",
            "@severity( CRITICAL )",
            "@change( replace )",
            "LATE",
            "DEFECTION",
            "2026-02-30",
            "2026-03-31",
            "RATIO",
            "=1+1",
            "- ",
            "? ",
            "&a ",
            "*a",
            "!!java.lang.Object ",
            "---\n",
            "<<: ",
            "like: late",
            "{",
            "expect",
            "given",
            "name",
            "\uFEFF",
            "java.lang.Runtime.getRuntime().exec(\"x\")",
            Canary.NAME + ".sing()",
            "${x}",
            "{0}",
            "{",
            "'{0}'");

    private static final int[] SIGNS = {
        0, 1, 7, 8, 0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0x2028, 0x202E, 0x200B, 0xFEFF, 0xFFFD, 0xFFFF, 0x10FFFF, 0x1F600,
        0xFF0C, 0xFF1B, 0x201C, 0x201D, 0x3000, 0x430, 0x3B1, 0x4E2D, 0x661, 'e', '0', '"', '\'', '(', ')', ',', '\n',
        '\\'
    };

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** The text with one thing or a few done to it; {@code other} is where pieces are taken from. */
    String of(String text, String other) {
        String mutated = text;
        for (int i = 1 + Math.max(0, random.nextInt(6) - 2); i > 0; i--) {
            mutated = random.nextInt(4) == 0 ? signs(mutated) : words(mutated, other);
        }
        return mutated;
    }

    private String words(String text, String other) {
        List<String> words = split(text);
        if (words.isEmpty()) {
            return one(WORDS);
        }
        int at = random.nextInt(words.size());
        int to = Math.min(words.size(), at + 1 + random.nextInt(random.nextInt(8) == 0 ? 60 : 3));
        List<String> piece = List.copyOf(words.subList(at, to));
        switch (random.nextInt(8)) {
            case 0 -> words.subList(at, to).clear();
            case 1 -> words.addAll(random.nextInt(words.size()), piece);
            case 2 -> {
                int with = random.nextInt(words.size());
                String one = words.get(at);
                words.set(at, words.get(with));
                words.set(with, one);
            }
            case 3 -> words.set(at, one(WORDS));
            case 4 -> words.add(at, one(WORDS));
            case 5 -> {
                List<String> pieces = split(other);
                int from = random.nextInt(pieces.size());
                words.addAll(at, pieces.subList(from, Math.min(pieces.size(), from + 1 + random.nextInt(25))));
            }
            case 6 -> {
                for (int i = random.nextInt(random.nextInt(20) == 0 ? 400 : 8); i > 0; i--) {
                    words.addAll(at, piece);
                }
            }
            default -> words.subList(at, words.size()).clear();
        }
        return String.join("", words);
    }

    private String signs(String text) {
        StringBuilder signs = new StringBuilder(text);
        int at = random.nextInt(text.length() + 1);
        if (random.nextBoolean() || at == text.length()) {
            signs.insert(at, Character.toChars(SIGNS[random.nextInt(SIGNS.length)]));
        } else if (random.nextBoolean()) {
            signs.deleteCharAt(at);
        } else {
            signs.setCharAt(at, (char) (signs.charAt(at) ^ (1 << random.nextInt(7))));
        }
        return signs.toString();
    }

    /** The bytes with some of them other than they were. */
    byte[] of(byte[] bytes) {
        byte[] other = bytes.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && other.length > 0; i--) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    /** The words of a text; joined, they are the text again. */
    static List<String> split(String text) {
        return new ArrayList<>(
                WORD.matcher(text).results().map(MatchResult::group).toList());
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
