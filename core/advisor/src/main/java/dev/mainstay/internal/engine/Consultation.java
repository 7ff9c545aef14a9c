package dev.mainstay.internal.engine;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that happens while one account is advised. Belongs to one thread and lives as long as one session. */
final class Consultation {

    /** A rule that fired, with the facts it matched. */
    record Firing(CompiledRule rule, Fact[] facts) {

        Fact subject(int position) {
            return facts[rule.subjects[position]];
        }
    }

    final PackEngine engine;
    final AccountSnapshot snapshot;
    final LimitTable.Resolved limits;
    final Fact.Account account;
    private final long day;
    final List<Firing> raised = new ArrayList<>();
    final List<Firing> weighed = new ArrayList<>(0);
    final List<Firing> guarded = new ArrayList<>(0);
    private final @Nullable Listed[] lists = new Listed[FactType.values().length];
    private @Nullable Findings findings;
    private @Nullable Diagnosis diagnosis;
    private List<Proposal> proposals = List.of();
    private Stance stance = Stance.MAINTAIN;
    private @Nullable CompiledRule lastFired;

    /** The facts made of one of the snapshot's lists; {@code known} is false where nothing is known of the list. */
    record Listed(boolean known, List<Fact.Listed> facts) {}

    Consultation(PackEngine engine, AccountSnapshot snapshot) {
        this.engine = engine;
        this.snapshot = snapshot;
        limits = engine.limits.of(snapshot);
        day = snapshot.asOf().toEpochDay();
        account = new Fact.Account(this);
    }

    /** Takes down what a rule says; called by the consequence of every rule. */
    void fired(CompiledRule rule, Fact... facts) {
        lastFired = rule;
        if (!inUse(rule)) {
            return;
        }
        switch (rule.rule.consequence().call()) {
            case RAISE -> raised.add(new Firing(rule, facts));
            case WEIGH -> weighed.add(new Firing(rule, facts));
            case TAKE -> take(Stance.valueOf(rule.rule.consequence().code()));
            case VETO, POSTPONE, EXCLUDE, PERMIT -> guarded.add(new Firing(rule, facts));
        }
    }

    /** Whether the rule takes part on the snapshot's day. */
    boolean inUse(CompiledRule rule) {
        return day > rule.offUntil;
    }

    private void take(Stance candidate) {
        if (engine.weights.stanceOrder(candidate) < engine.weights.stanceOrder(stance)) {
            stance = candidate;
        }
    }

    @SuppressWarnings("EnumOrdinal") // a table by fact type
    Listed list(FactType type) {
        Listed list = lists[type.ordinal()];
        if (list == null) {
            Optional<List<? extends Element>> elements = snapshot.elements(type);
            List<Fact.Listed> facts = new ArrayList<>(elements.map(List::size).orElse(1));
            if (elements.isEmpty()) {
                facts.add(Fact.Listed.of(this, type, null, 0));
            } else {
                for (Element element : elements.get()) {
                    facts.add(Fact.Listed.of(this, type, element, facts.size()));
                }
            }
            list = new Listed(elements.isPresent(), facts);
            lists[type.ordinal()] = list;
        }
        return list;
    }

    String lastRule() {
        return lastFired == null ? "" : lastFired.rule.name();
    }

    Rule rule(int index) {
        return engine.rules.get(index).rule;
    }

    Findings findings() {
        return Objects.requireNonNull(findings);
    }

    void findings(Findings found) {
        findings = found;
    }

    Diagnosis diagnosis() {
        return Objects.requireNonNull(diagnosis);
    }

    void diagnosis(Diagnosis made) {
        diagnosis = made;
    }

    Stance stance() {
        return stance;
    }

    List<Proposal> proposals() {
        return proposals;
    }

    void proposals(List<Proposal> proposed) {
        proposals = proposed;
    }

    boolean proposes(int action) {
        for (Proposal proposal : proposals) {
            if (proposal.action() == action) {
                return true;
            }
        }
        return false;
    }
}
