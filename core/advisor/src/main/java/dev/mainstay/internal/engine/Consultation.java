package dev.mainstay.internal.engine;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Element;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything that happens while one account is advised. Belongs to one thread and lives as long as one session. */
final class Consultation {

    private static final int FACT_TYPES = FactType.values().length;
    private static final Stance[] STANCES = Stance.values();

    /** A rule that fired, with the facts that the network matched. */
    record Firing(CompiledRule rule, Fact[] matched) {

        /** The fact of one of the patterns that match each fact, by its place among them. */
        Fact fact(int pattern) {
            int place = rule.joins.places()[pattern];
            return place == JoinPlan.ASKED ? matched[0].consultation().only(rule.joins.type(pattern)) : matched[place];
        }

        /** One of the facts that the consequence names. */
        Fact subject(int position) {
            return fact(rule.subjects[position]);
        }
    }

    final PackEngine engine;
    final AccountSnapshot snapshot;
    final Budget budget;
    final LimitTable.Resolved limits;
    final Fact.Account account;
    final List<Firing> raised = new ArrayList<>();
    final List<Firing> weighed = new ArrayList<>(0);
    final List<Firing> guarded = new ArrayList<>(0);
    private final long day;
    private final Fact findingsFact = new Fact.FindingsFact(this);
    private final Fact diagnosisFact = new Fact.DiagnosisFact(this);
    private final Fact planFact = new Fact.PlanFact(this);
    private final @Nullable Listed[] lists = new Listed[FACT_TYPES];
    private @Nullable Findings findings;
    private @Nullable Diagnosis diagnosis;
    private List<Proposal> proposals = List.of();
    private Stance stance = Stance.MAINTAIN;
    private PastActions past = PastActions.NONE;

    /** The facts made of one of the snapshot's lists; {@code known} is false where nothing is known of the list. */
    record Listed(boolean known, List<Fact.Listed> facts) {}

    Consultation(PackEngine engine, AccountSnapshot snapshot, Budget budget) {
        this.engine = engine;
        this.snapshot = snapshot;
        this.budget = budget;
        limits = engine.limits.of(snapshot);
        day = snapshot.asOf().toEpochDay();
        account = new Fact.Account(this);
    }

    /** Takes down what a rule says; called by the consequence of every rule. */
    void fired(CompiledRule rule, Fact... facts) {
        budget.spender(rule);
        budget.spend(Budget.MATCH);
        if (!inUse(rule)) {
            return;
        }
        switch (rule.call) {
            case RAISE -> raised.add(new Firing(rule, facts));
            case WEIGH -> weighed.add(new Firing(rule, facts));
            case TAKE -> take(STANCES[rule.code]);
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
            list = read(type, snapshot.elements(type).orElse(null));
            lists[type.ordinal()] = list;
        }
        return list;
    }

    private Listed read(FactType type, @Nullable List<? extends Element> elements) {
        if (elements == null) {
            return new Listed(false, List.of(Fact.Listed.of(this, type, null, 0)));
        }
        List<Fact.Listed> facts = new ArrayList<>(elements.size());
        for (Element element : elements) {
            facts.add(Fact.Listed.of(this, type, element, facts.size()));
        }
        return new Listed(true, facts);
    }

    /** The account's only fact of a type that is neither an element of a list nor a proposal. */
    Fact only(FactType type) {
        return switch (type) {
            case ACCOUNT -> account;
            case FINDINGS -> findingsFact;
            case DIAGNOSIS -> diagnosisFact;
            case PLAN -> planFact;
            case COMPLAINT, RIVAL, SHIFT, PROMOTION, PROPOSAL ->
                throw new IllegalArgumentException("an account can have more than one " + type);
        };
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

    PastActions past() {
        return past;
    }

    void past(PastActions known) {
        past = known;
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
