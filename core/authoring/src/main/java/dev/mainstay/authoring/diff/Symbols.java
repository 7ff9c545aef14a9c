package dev.mainstay.authoring.diff;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.BoardCall;
import dev.mainstay.vocabulary.CodeKind;
import dev.mainstay.vocabulary.Lookup;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a rule or row brings into a pack that others can name, and what it names itself.
 *
 * @param defined such as {@code SIGNAL LATE_DELIVERY} or {@code limit delivery.onTime}
 * @param needed the same
 */
record Symbols(Set<String> defined, Set<String> needed) {

    private Symbols() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    static Symbols of(Rule rule) {
        Symbols symbols = new Symbols();
        for (Pattern pattern : rule.patterns()) {
            pattern.conditions().forEach(symbols::read);
            pattern.accumulation().ifPresent(fold -> symbols.read(fold.threshold()));
        }
        Rule.Consequence then = rule.consequence();
        if (then.call() == BoardCall.RAISE) {
            symbols.defined.add(symbol(CodeKind.SIGNAL, then.code()));
        } else if (then.call() == BoardCall.WEIGH) {
            symbols.defined.add(symbol(CodeKind.FACET, then.codes().get(1)));
        }
        return symbols;
    }

    static Symbols of(LimitRow row) {
        Symbols symbols = new Symbols();
        symbols.defined.add(limit(row.key()));
        return symbols;
    }

    static Symbols of(DiagnosisRow row) {
        Symbols symbols = new Symbols();
        symbols.needed.add(symbol(CodeKind.SIGNAL, row.signal()));
        symbols.defined.add(symbol(CodeKind.FACET, row.facet()));
        return symbols;
    }

    static Symbols of(ActionRow row) {
        Symbols symbols = new Symbols();
        symbols.defined.add(symbol(CodeKind.ACTION, row.code()));
        row.excludes().forEach(code -> symbols.needed.add(symbol(CodeKind.ACTION, code)));
        return symbols;
    }

    static Symbols of(PlaybookRow row) {
        Symbols symbols = new Symbols();
        symbols.needed.add(symbol(CodeKind.ACTION, row.action()));
        row.signal().ifPresent(code -> symbols.needed.add(symbol(CodeKind.SIGNAL, code)));
        row.facet().ifPresent(code -> symbols.needed.add(symbol(CodeKind.FACET, code)));
        return symbols;
    }

    private void read(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(this::read);
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(this::read);
        } else if (condition instanceof Condition.Comparison comparison) {
            read(comparison.left());
            read(comparison.right());
        }
    }

    private void read(Term term) {
        if (term instanceof Term.Limit limit) {
            needed.add(limit(limit.key()));
        } else if (term instanceof Term.Answer answer) {
            CodeKind kind = answer.lookup().argument();
            if (kind == CodeKind.SIGNAL || kind == CodeKind.FACET || answer.lookup() == Lookup.PROPOSES) {
                needed.add(symbol(kind, answer.code()));
            }
        }
    }

    private static String symbol(CodeKind kind, String code) {
        return kind + " " + code;
    }

    static String limit(String key) {
        return "limit " + key;
    }
}
