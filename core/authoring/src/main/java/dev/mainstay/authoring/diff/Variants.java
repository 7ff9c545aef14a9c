package dev.mainstay.authoring.diff;

import dev.mainstay.AdviceLimits;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.internal.engine.ConsultationException;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packs between two packs, made ready when they are first asked for; the least recently used are forgotten. Thread-safe.
 */
final class Variants {

    private static final Logger LOG = LoggerFactory.getLogger(Variants.class);

    private static final PackId UNNAMED = new PackId("", "", "");

    private final Composition composition;
    private final RulePack before;
    private final RulePack after;
    private final Map<String, ActionHistory> histories;
    private final Map<BitSet, Optional<Ready>> ready;
    private @Nullable PackEngine oldRules;
    private @Nullable PackEngine newRules;

    Variants(Composition composition, RulePack before, RulePack after, Map<String, ActionHistory> histories, int most) {
        this.composition = composition;
        this.before = before;
        this.after = after;
        this.histories = histories;
        ready = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<BitSet, Optional<Ready>> eldest) {
                return size() > most;
            }
        };
    }

    private record Ready(PackInfo info, PackEngine engine) {}

    /** What the old pack with these changes advises; empty where it advises nothing. */
    Optional<Advice> advise(BitSet applied, AccountSnapshot account) {
        Optional<Ready> pack = ready(applied);
        if (pack.isEmpty() || !pack.get().info.effectiveOn(account.asOf())) {
            return Optional.empty();
        }
        try {
            return Optional.of(pack.get()
                    .engine
                    .advise(
                            account,
                            histories.getOrDefault(account.id(), ActionHistory.none()),
                            AdviceLimits.standard()));
        } catch (ConsultationException bound) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.debug("Advising {} failed", account.id(), defect);
            return Optional.empty();
        }
    }

    private Optional<Ready> ready(BitSet applied) {
        synchronized (ready) {
            Optional<Ready> known = ready.get(applied);
            if (known == null) {
                known = make(applied);
                ready.put((BitSet) applied.clone(), known);
            }
            return known;
        }
    }

    /** Most changes are few against either the old pack or the new, and the nearer lends its rules. */
    private Optional<Ready> make(BitSet applied) {
        boolean young = applied.cardinality() * 2 > composition.changes().size();
        PackModel model = composition.model(applied, young);
        try {
            return Optional.of(new Ready(model.info(), new PackEngine(model, UNNAMED, nearest(young))));
        } catch (IllegalArgumentException partsDoNotFit) {
            LOG.debug("Changes {} make no pack", applied);
            return Optional.empty();
        }
    }

    /** Made when it is first needed, which is never where the packs advise alike. */
    private PackEngine nearest(boolean young) {
        PackEngine known = young ? newRules : oldRules;
        if (known == null) {
            known = new PackEngine((young ? after : before).model(), UNNAMED);
            if (young) {
                newRules = known;
            } else {
                oldRules = known;
            }
        }
        return known;
    }
}
