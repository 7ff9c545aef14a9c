package dev.mainstay.benchmarks;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.account.Complaint;
import dev.mainstay.account.Promotion;
import dev.mainstay.account.Rival;
import dev.mainstay.account.Shift;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Evidence;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Stance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/**
 * The sixty rules of the benchmark pack as most people use Drools: rule text compiled at start to an executable model, a new
 * session for each account, what rules find inserted as facts, accumulate for strengths and likelihoods, results collected
 * with getObjects. What is no rule (gaps, playbook, the weighing of actions) is the plain Java of {@link HandWritten}.
 * Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // tables by code
final class PlainDrools implements Contestant {

    private static final Comparator<Facts.Finding> GRAVEST_FIRST = Comparator.comparing(
                    Facts.Finding::severity, Comparator.reverseOrder())
            .thenComparing(Facts.Finding::confidence, Comparator.reverseOrder())
            .thenComparing(Facts.Finding::getNumber);

    private static final List<Facts.Influence> INFLUENCES = influences();

    private final Tables tables;
    private final HandWritten handWritten;
    private final KieBase rules;

    PlainDrools(Tables tables) {
        this.tables = tables;
        handWritten = new HandWritten(tables);
        rules = new KieHelper().addContent(text(), ResourceType.DRL).build(ExecutableModelProject.class);
    }

    private static String text() {
        try (InputStream stream =
                Objects.requireNonNull(PlainDrools.class.getResourceAsStream("plain.drl"), "plain.drl")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Facts.Influence> influences() {
        List<Facts.Influence> influences = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            influences.add(new Facts.Influence(cause.name(), true));
        }
        for (ConductRisk risk : ConductRisk.values()) {
            influences.add(new Facts.Influence(risk.name(), false));
        }
        influences.add(new Facts.Influence("DEFECTION", false));
        return influences;
    }

    @Override
    public Advice advise(AccountSnapshot snapshot) {
        Case account = new Case(snapshot, tables);
        KieSession session = rules.newKieSession();
        try {
            session.setGlobal("session", new Facts.Session(tables));
            insert(account, session);
            session.fireAllRules();
            signals(account, session);
            account.gaps = gaps(snapshot);
            diagnosis(account, session);
            account.stance = stance(session);
            HandWritten.propose(account);
            session.insert(new Facts.Stance(account.stance.name(), true));
            for (Commitment commitment : Commitment.values()) {
                session.insert(
                        new Facts.Commitment(commitment.name(), account.commitments[commitment.ordinal()].name()));
            }
            for (Case.Proposal proposal : account.proposals) {
                session.insert(new Facts.Proposal(proposal));
            }
            session.fireAllRules();
            guards(account, session);
        } finally {
            session.dispose();
        }
        return new Verdict(account).advice();
    }

    /** Forty more rules that find gaps would only slow it down, so it takes the gaps of the plain Java. */
    private Gaps gaps(AccountSnapshot snapshot) {
        Case account = new Case(snapshot, tables);
        handWritten.detect(account);
        return account.gaps;
    }

    private static void insert(Case account, KieSession session) {
        session.insert(new Facts.Account(account));
        for (Complaint complaint : account.snapshot.complaints().orElse(List.of())) {
            session.insert(new Facts.Complaint(complaint, account.limits));
        }
        for (Rival rival : account.snapshot.rivals().orElse(List.of())) {
            session.insert(new Facts.Rival(rival, account));
        }
        int position = 0;
        for (Shift shift : account.snapshot.shifts().orElse(List.of())) {
            session.insert(new Facts.Shift(shift, position++, account));
        }
        for (Promotion promotion : account.snapshot.promotions().orElse(List.of())) {
            session.insert(new Facts.Promotion(promotion, account.limits));
        }
        INFLUENCES.forEach(session::insert);
    }

    @SuppressWarnings("unchecked")
    private static <F> Collection<F> all(Class<F> type, KieSession session) {
        return (Collection<F>) session.getObjects(new ClassObjectFilter(type));
    }

    private static void signals(Case account, KieSession session) {
        for (Facts.Raised raised : all(Facts.Raised.class, session)) {
            List<Facts.Finding> findings = new ArrayList<>(raised.findings());
            findings.sort(GRAVEST_FIRST);
            Facts.Finding gravest = findings.get(0);
            List<Evidence> evidence = new ArrayList<>();
            for (Facts.Finding finding : findings) {
                if (finding.rule().equals(gravest.rule())) {
                    for (Evidence one : finding.evidence()) {
                        if (!evidence.contains(one)) {
                            evidence.add(one);
                        }
                    }
                }
            }
            account.raise(new Case.Raised(
                    Sign.valueOf(raised.getSign()),
                    gravest.rule(),
                    gravest.severity(),
                    gravest.confidence(),
                    raised.getStrength(),
                    evidence));
        }
        HandWritten.commitments(account);
    }

    private void diagnosis(Case account, KieSession session) {
        for (Facts.Voice voice : all(Facts.Voice.class, session)) {
            account.voices.add(new Case.Voice(
                    Sign.valueOf(voice.sign()).ordinal(),
                    Tables.influence(voice.getInfluence()),
                    voice.facet().isEmpty() ? Tables.NONE : tables.facet(voice.facet()),
                    voice.getWeight(),
                    voice.strength()));
        }
        account.voices.sort(Comparator.comparingInt(Case.Voice::sign));
        for (Facts.Likelihood likelihood : all(Facts.Likelihood.class, session)) {
            int influence = Tables.influence(likelihood.getCode());
            if (influence == Tables.DEFECTION) {
                account.behaviour = likelihood.getSupported();
                account.restraint = likelihood.getRestraint();
            } else {
                account.likelihood[influence] = likelihood.getValue();
            }
        }
        for (Facts.Risk risk : all(Facts.Risk.class, session)) {
            account.defection = risk.getDefection();
        }
        Noisy.facets(account.voices, account.facets);
    }

    private static Stance stance(KieSession session) {
        List<String> order = List.of("EXIT", "RESTRAIN", "HEDGE", "RETAIN", "DEVELOP", "MAINTAIN");
        return all(Facts.Stance.class, session).stream()
                .map(Facts.Stance::getCode)
                .min(Comparator.comparingInt(order::indexOf))
                .map(Stance::valueOf)
                .orElse(Stance.MAINTAIN);
    }

    private static void guards(Case account, KieSession session) {
        List<Facts.Guard> guards = new ArrayList<>(all(Facts.Guard.class, session));
        guards.sort(Comparator.comparingInt(guard -> RULES.indexOf(guard.rule())));
        for (Facts.Guard guard : guards) {
            Case.Proposal proposal = guard.subject().proposal();
            switch (guard.kind()) {
                case "VETO" -> proposal.veto(guard.reason(), guard.rule());
                case "POSTPONE" -> proposal.postponed = 30;
                case "PERMIT" -> proposal.permitted = true;
                default ->
                    account.exclusions.add(new Case.Exclusion(
                            guard.reason(),
                            guard.rule(),
                            proposal.action,
                            guard.loser().proposal().action));
            }
        }
    }

    /** The guardrails in their order, of which the first that vetoes gives the reason. */
    private static final List<String> RULES = List.of(
            "Collect before giving",
            "No incentives while diversion stands",
            "Fix the failure before offering money",
            "No contact campaign above the contact limit");
}
