package dev.mainstay.authoring.diff;

import dev.mainstay.AdviceLimits;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.account.PastAction;
import dev.mainstay.advice.Advice;
import dev.mainstay.internal.engine.ConsultationException;
import dev.mainstay.internal.engine.PackEngine;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packs between two packs, made ready when they are first asked for; the least recently used are forgotten. What takes the
 * time and the memory, the network of the rules, is one for all packs of the same rules. Thread-safe.
 */
final class Variants {

    private static final Logger LOG = LoggerFactory.getLogger(Variants.class);

    private static final PackId UNNAMED = new PackId("", "", "");

    private final Composition composition;
    private final Map<String, ActionHistory> histories;
    private final Set<String> past;
    private final Map<BitSet, Optional<Ready>> ready;

    Variants(Composition composition, Map<String, ActionHistory> histories, int most) {
        this.composition = composition;
        this.histories = histories;
        past = histories.values().stream()
                .flatMap(history -> history.actions().stream())
                .map(PastAction::code)
                .collect(Collectors.toUnmodifiableSet());
        ready = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<BitSet, Optional<Ready>> eldest) {
                return size() > most;
            }
        };
    }

    /** Codes of actions that are known to have been recommended to anybody before. */
    Set<String> past() {
        return past;
    }

    /** A pack, with those of its changes that make its rules. */
    private record Ready(PackInfo info, BitSet rules, PackEngine engine) {}

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
                BitSet padded = composition.padded(applied, past);
                known = ready.get(padded);
                if (known == null) {
                    known = make(padded);
                    ready.put(padded, known);
                }
                ready.put((BitSet) applied.clone(), known);
            }
            return known;
        }
    }

    private Optional<Ready> make(BitSet applied) {
        PackModel model = composition.model(applied);
        BitSet rules = composition.ofRules(applied);
        try {
            PackEngine engine = ready.values().stream()
                    .flatMap(Optional::stream)
                    .filter(other -> other.rules.equals(rules))
                    .findFirst()
                    .map(other -> new PackEngine(model, UNNAMED, other.engine))
                    .orElseGet(() -> new PackEngine(model, UNNAMED));
            return Optional.of(new Ready(model.info(), rules, engine));
        } catch (IllegalArgumentException partsDoNotFit) {
            LOG.debug("Changes {} make no pack", applied);
            return Optional.empty();
        }
    }
}
