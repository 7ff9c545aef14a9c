package dev.mainstay.internal.engine;

import dev.mainstay.AdviceLimits;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern.Quantifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of the signal rules of a pack, without running them, whether they fire for an account. Immutable and thread-safe. */
public final class RuleChances {

    private final PackEngine engine;

    /** Asks the rules of this pack. */
    public RuleChances(PackModel model) {
        engine = new PackEngine(model, new PackId("", "", ""), Optional.empty(), false);
    }

    /** Whether a rule fires for an account. */
    public enum Chance {
        /** It does not, whatever else were known. */
        NONE,
        /** It does not, but might if more were known of the account itself, or anything of a list of which nothing is. */
        OPEN,
        /** It fires, or may fire as it is; of elements of a known list this is not asked in detail. */
        POSSIBLE
    }

    /** The chance of each rule by its name; a rule that is not in use on the snapshot's day has none. */
    public Map<String, Chance> of(AccountSnapshot snapshot) {
        Consultation consultation =
                new Consultation(engine, snapshot, new Budget(AdviceLimits.standard(), engine.rules));
        Map<String, Chance> chances = new HashMap<>();
        for (CompiledRule rule : engine.rules) {
            chances.put(rule.rule.name(), consultation.inUse(rule) ? bounded(rule, consultation) : Chance.NONE);
        }
        return chances;
    }

    /** What takes too long to be found out is possible. */
    private static Chance bounded(CompiledRule rule, Consultation consultation) {
        try {
            return chance(rule, consultation);
        } catch (ConsultationException overrun) {
            return Chance.POSSIBLE;
        }
    }

    private static Chance chance(CompiledRule rule, Consultation consultation) {
        Chance chance = Chance.POSSIBLE;
        boolean asItIs = false;
        for (CompiledPattern pattern : rule.patterns) {
            Chance each = pattern.source().fact().isElement()
                    ? ofList(pattern, consultation)
                    : ofAccount(pattern, consultation.account);
            if (each == Chance.NONE) {
                return each;
            }
            chance = each == Chance.OPEN ? each : chance;
            asItIs |= each == Chance.POSSIBLE && pattern.source().fact().isElement();
        }
        return asItIs ? Chance.POSSIBLE : chance;
    }

    private static Chance ofAccount(CompiledPattern pattern, Fact.Account account) {
        if (pattern.source().quantifier() != Quantifier.EACH || pattern.whole().holds(account)) {
            return Chance.POSSIBLE;
        }
        return pattern.whole().mayHold(account) ? Chance.OPEN : Chance.NONE;
    }

    private static Chance ofList(CompiledPattern pattern, Consultation consultation) {
        Consultation.Listed list = consultation.list(pattern.source().fact());
        List<Fact.Listed> facts = list.facts();
        return switch (pattern.source().quantifier()) {
            case NOT -> list.known() && facts.stream().anyMatch(pattern.whole()::holds) ? Chance.NONE : Chance.POSSIBLE;
            case EACH, EXISTS -> {
                if (!list.known()) {
                    yield Chance.OPEN;
                }
                yield facts.stream().anyMatch(pattern.whole()::mayHold) ? Chance.POSSIBLE : Chance.NONE;
            }
            case ACCUMULATE -> list.known() ? Chance.POSSIBLE : Chance.OPEN;
        };
    }
}
