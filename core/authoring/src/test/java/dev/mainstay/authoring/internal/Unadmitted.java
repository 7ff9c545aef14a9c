package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Takes a rule file through everything behind admission, as if whatever the parser can take apart were admitted: every part
 * of its tree is read as a condition on every fact, and every consequence as one of every phase.
 */
public final class Unadmitted {

    private Unadmitted() {}

    /** How many parts of the file were read, or tried to be; 0 if it cannot be taken apart. */
    public static int read(String text) {
        for (Phase phase : Phase.values()) {
            new DrlReader(SourceFile.of("signals/x.drl", text), phase, new Problems()).read();
        }
        int read = 0;
        // once with comments and annotations hidden, as the reader does, and once as Drools would see it
        for (String seen : List.of(new RuleHeaders(text).masked(), text)) {
            SourceFile file = SourceFile.of("signals/x.drl", seen);
            Optional<RuleParser.Parsed> parsed = new RuleParser(file).parse();
            if (parsed.isPresent()) {
                read += conditions(file, parsed.get().tree());
                for (RuleDescr rule : parsed.get().descr().getRules()) {
                    read += consequence(file, rule);
                }
            }
        }
        return read;
    }

    private static int conditions(SourceFile file, ParserRuleContext tree) {
        Set<List<Integer>> read = new HashSet<>();
        Deque<ParseTree> open = new ArrayDeque<>(List.of(tree));
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof ParserRuleContext part) {
                Token start = part.getStart();
                Token stop = part.getStop();
                if (start != null && stop != null && stop.getStopIndex() >= start.getStartIndex()) {
                    int from = file.index(start.getStartIndex());
                    int to = file.index(stop.getStopIndex() + 1);
                    if (read.add(List.of(from, to))) {
                        Arrays.stream(FactType.values()).forEach(fact -> condition(file, fact, from, to));
                    }
                }
                for (int i = 0; i < node.getChildCount(); i++) {
                    open.push(node.getChild(i));
                }
            }
        }
        return read.size();
    }

    private static void condition(SourceFile file, FactType fact, int from, int to) {
        try {
            new ConditionParser(file, fact, from, to).parse();
        } catch (Unreadable refused) {
            assert !refused.problem().toString().isEmpty();
        }
    }

    private static int consequence(SourceFile file, RuleDescr rule) {
        List<Pattern> patterns = List.of(
                new Pattern(Quantifier.EACH, FactType.ACCOUNT, "$a", List.of(), Optional.empty(), file.at(0)),
                new Pattern(Quantifier.EACH, FactType.PROPOSAL, "$p", List.of(), Optional.empty(), file.at(0)));
        for (Phase phase : Phase.values()) {
            try {
                new ConsequenceReader(file, phase).read(rule, patterns);
            } catch (Unreadable refused) {
                assert !refused.problem().toString().isEmpty();
            }
        }
        return 1;
    }
}
