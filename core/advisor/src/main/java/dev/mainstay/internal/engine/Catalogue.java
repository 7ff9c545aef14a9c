package dev.mainstay.internal.engine;

import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The actions of a pack by their number, with what is worked out of their rows once and for all accounts. */
final class Catalogue {

    /**
     * An action.
     *
     * @param place file and line of its row
     * @param contradicts numbers of the actions that cannot be taken together with it
     */
    record Entry(int number, ActionRow row, String place, double lever, BitSet contradicts) {}

    private final List<Entry> entries = new ArrayList<>();

    Catalogue(PackModel model, CodeBook codes, Weights weights) {
        for (ActionRow row : model.actions()) {
            entries.add(new Entry(
                    entries.size(),
                    row,
                    row.at().file() + ":" + row.at().line(),
                    weights.lever(row.lever()),
                    new BitSet()));
        }
        for (Entry entry : entries) {
            for (String excluded : entry.row.excludes()) {
                int other = codes.action(excluded);
                entry.contradicts.set(other);
                entries.get(other).contradicts.set(entry.number);
            }
        }
    }

    /** Numbers of the actions that some rule could match, by what the catalogue says of them. */
    BitSet watchedBy(List<CompiledRule> rules) {
        BitSet watched = new BitSet();
        for (CompiledRule rule : rules) {
            for (CompiledPattern pattern : rule.patterns) {
                if (pattern.source().fact() == FactType.PROPOSAL) {
                    for (Entry entry : entries) {
                        if (couldMatch(pattern, rule, new Fact.ProposalFact(null, new Proposal(entry)))) {
                            watched.set(entry.number);
                        }
                    }
                }
            }
        }
        return watched;
    }

    private static boolean couldMatch(CompiledPattern pattern, CompiledRule rule, Fact action) {
        for (Condition condition : pattern.source().conditions()) {
            if (isOfCatalogue(condition) && !rule.check(condition).holds(action)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a condition on a proposal asks for nothing but what stands in the catalogue. */
    private static boolean isOfCatalogue(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return comparison.left() instanceof Term.Property
                    && (comparison.right() instanceof Term.NumberLiteral
                            || comparison.right() instanceof Term.TextLiteral);
        }
        List<Condition> parts =
                condition instanceof Condition.AllOf all ? all.parts() : ((Condition.AnyOf) condition).parts();
        return parts.stream().allMatch(Catalogue::isOfCatalogue);
    }

    Entry entry(int action) {
        return entries.get(action);
    }

    int size() {
        return entries.size();
    }
}
