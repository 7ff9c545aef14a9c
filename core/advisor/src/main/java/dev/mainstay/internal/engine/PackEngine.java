package dev.mainstay.internal.engine;

import dev.mainstay.AdviceLimits;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.ActionHistory;
import dev.mainstay.advice.Advice;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Texts;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * A pack made ready to run: one rule base shared by all threads, one short session for each account. Facts of a later phase
 * enter the session only when the phase before it is over, so no rule needs a priority. Immutable and thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // codes are numbered by their declaration
public final class PackEngine {

    final CodeBook codes;
    final LimitTable limits;
    final Weights weights;
    final DiagnosisTable diagnosis;
    final GapTable gaps;
    final List<CompiledRule> rules;
    final Texts texts;
    final PackId id;
    final Map<String, WeightRow> cooldowns;
    private final Catalogue catalogue;
    private final PlaybookTable playbook;
    private final Optional<KieBase> rulesBase;
    private final Set<Phase> phases = EnumSet.noneOf(Phase.class);
    private final Set<FactType> matched = EnumSet.noneOf(FactType.class);
    /** How many patterns of the network match each type of fact. */
    private final int[] matching = new int[FactType.values().length];

    private final BitSet watched;

    /** Makes a pack ready; the model must have passed the checks of a build. */
    public PackEngine(PackModel model, PackId id) {
        this(model, id, Optional.empty(), true);
    }

    /** Makes a pack ready with what it has in common with another, above all the network of the rules. */
    public PackEngine(PackModel model, PackId id, PackEngine other) {
        this(model, id, Optional.of(other), true);
    }

    /** An engine that never runs its rules may do without the network, which takes the most time to make. */
    PackEngine(PackModel model, PackId id, Optional<PackEngine> other, boolean runs) {
        this.id = id;
        texts = model.texts();
        codes = new CodeBook(model);
        limits = new LimitTable(model.limits());
        weights = new Weights(model.weightValues(), codes);
        diagnosis = new DiagnosisTable(model.diagnosis(), codes);
        cooldowns = model.weights();
        catalogue = new Catalogue(model, codes, weights);
        playbook = new PlaybookTable(model, codes, catalogue, weights);
        Optional<PackEngine> like = other.filter(engine -> engine.rulesBase.isPresent()
                && engine.codes.numbersAs(codes)
                && engine.limits.numbersAs(limits)
                && engine.ruleSources().equals(model.rules()));
        rules = like.map(engine -> engine.rules).orElseGet(() -> compiled(model));
        for (CompiledRule rule : rules) {
            phases.add(rule.rule.phase());
            rule.joins.matched().forEach(pattern -> {
                matched.add(pattern.source().fact());
                matching[pattern.source().fact().ordinal()]++;
            });
        }
        watched = catalogue.watchedBy(rules);
        gaps = like.map(engine -> engine.gaps).orElseGet(() -> new GapTable(rules, codes, limits));
        rulesBase = like.isPresent()
                ? like.get().rulesBase
                : runs ? Optional.of(RuleNetwork.build(rules)) : Optional.empty();
    }

    private List<CompiledRule> compiled(PackModel model) {
        List<CompiledRule> compiled = new ArrayList<>();
        for (Rule rule : model.rules()) {
            compiled.add(new CompiledRule(compiled.size(), rule, codes, limits));
        }
        return compiled;
    }

    private List<Rule> ruleSources() {
        return rules.stream().map(compiled -> compiled.rule).toList();
    }

    /** The action with that code, if the pack has it. */
    Optional<Catalogue.Entry> action(String code) {
        return codes.findAction(code).map(catalogue::entry);
    }

    /**
     * Advises one account, of whose past actions nothing is known, within the standard limits.
     *
     * @throws ConsultationException if a limit was passed
     */
    public Advice advise(AccountSnapshot snapshot) {
        return advise(snapshot, ActionHistory.none(), AdviceLimits.standard());
    }

    /**
     * Advises one account, of whose past actions this is known.
     *
     * @throws ConsultationException if a limit was passed
     */
    public Advice advise(AccountSnapshot snapshot, ActionHistory history, AdviceLimits within) {
        Budget budget = new Budget(within, rules);
        budget.admit(snapshot);
        try {
            Consultation consultation = new Consultation(this, snapshot, budget);
            consultation.past(PastActions.of(history, snapshot.asOf(), this));
            consult(consultation);
            return new AdviceMaker(consultation).advice();
        } catch (ConsultationException overrun) {
            throw overrun;
        } catch (RuntimeException failure) {
            // a failure inside a condition comes out of the network as one of its own
            throw budget.overrun()
                    .<RuntimeException>map(ConsultationException::new)
                    .orElse(failure);
        }
    }

    private void consult(Consultation consultation) {
        KieSession session = rulesBase.orElseThrow().newKieSession();
        try {
            int left = consultation.budget.firings();
            insertObserved(session, consultation);
            left = fire(session, consultation, left);
            consultation.findings(new Findings(consultation));
            insertOnly(FactType.FINDINGS, session, consultation);
            if (phases.contains(Phase.DIAGNOSIS)) {
                left = fire(session, consultation, left);
            }
            consultation.diagnosis(new Diagnosis(consultation));
            insertOnly(FactType.DIAGNOSIS, session, consultation);
            if (phases.contains(Phase.STANCE)) {
                left = fire(session, consultation, left);
            }
            consultation.proposals(playbook.propose(consultation));
            if (insertProposals(session, consultation)) {
                fire(session, consultation, left);
            }
        } finally {
            session.dispose();
        }
    }

    private void insertObserved(KieSession session, Consultation consultation) {
        insertOnly(FactType.ACCOUNT, session, consultation);
        for (FactType type : matched) {
            if (type.isElement() && consultation.list(type).known()) {
                for (Fact fact : consultation.list(type).facts()) {
                    consultation.budget.spender(type);
                    consultation.budget.spend(Budget.MATCH * matching[type.ordinal()]);
                    session.insert(fact);
                }
            }
        }
    }

    private void insertOnly(FactType type, KieSession session, Consultation consultation) {
        if (matched.contains(type)) {
            session.insert(consultation.only(type));
        }
    }

    /** Every guardrail names a proposal, so without one that a guardrail could match there is nothing to fire. */
    private boolean insertProposals(KieSession session, Consultation consultation) {
        boolean any = false;
        for (Proposal proposal : consultation.proposals()) {
            if (watched.get(proposal.action())) {
                consultation.budget.spenderPlaybook();
                consultation.budget.spend(Budget.MATCH * matching[FactType.PROPOSAL.ordinal()]);
                session.insert(new Fact.ProposalFact(consultation, proposal));
                any = true;
            }
        }
        return any;
    }

    /** Fires what is to fire; returns how often rules may still fire. */
    private static int fire(KieSession session, Consultation consultation, int left) {
        int fired = session.fireAllRules(left + 1);
        if (fired > left) {
            throw consultation.budget.firedTooOften(consultation);
        }
        return left - fired;
    }
}
