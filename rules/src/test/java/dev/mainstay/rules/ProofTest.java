package dev.mainstay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.authoring.RulePackCompiler;
import dev.mainstay.authoring.diff.Comparison;
import dev.mainstay.authoring.diff.PackDiff;
import dev.mainstay.authoring.diff.Proof;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.RulePack;
import dev.mainstay.rules.Rewritings.Place;
import dev.mainstay.rules.Rewritings.Rewriting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules of the standard pack are written otherwise. What is proven alike is tried on random accounts that lie at the limits of
 * both packs; what is told apart is told apart by an account that is advised differently when it is run.
 *
 * <p>{@code -Dmainstay.proofs=2000} tries more.
 */
class ProofTest {

    private static final int PROOFS = Integer.getInteger("mainstay.proofs", 20);
    private static final long SEED = Long.getLong("mainstay.proofs.seed", 20261129);
    private static final int ACCOUNTS = 300;

    private final RulePack standard = RulePackCompiler.compile(Path.of("standard"));
    private final RetentionAdvisor released = RetentionAdvisor.of(standard);
    private final Map<String, Integer> counts = new TreeMap<>();
    private int accounts;

    @Test
    void what_is_proven_alike_is_alike_and_what_is_told_apart_is_advised_differently() {
        Random random = new Random(SEED);
        int tried = 0;
        while (tried < PROOFS) {
            Rewritings rewritings = new Rewritings(standard.model(), random);
            List<Place> places = rewritings.places();
            List<Rewriting> all = rewritings.all();
            Rewriting rewriting = all.get(tried % all.size());
            Optional<PackModel> written = rewriting.write().apply(places.get(random.nextInt(places.size())));
            if (written.isPresent()) {
                hold(rewriting, written.get(), SEED + tried);
                tried++;
            }
        }
        System.out.println(
                "packs written otherwise: " + tried + " " + counts + ", proofs tried on " + accounts + " accounts");
        assertThat(counts.getOrDefault("same: ALIKE", 0)).isGreaterThan(PROOFS / 3);
        assertThat(counts.getOrDefault("other: TOLD_APART", 0)).isGreaterThan(PROOFS / 5);
    }

    private void hold(Rewriting rewriting, PackModel model, long seed) {
        PackDiff diff = PackDiff.between(standard, RulePack.of(model));
        assertThat(diff.changes()).as(rewriting.name()).isNotEmpty();
        Proof proof = diff.proof();
        counts.merge((rewriting.same() ? "same: " : "other: ") + proof.verdict(), 1, Integer::sum);
        String what = rewriting.name() + " " + diff.changes();
        RetentionAdvisor written = RetentionAdvisor.of(diff.after());
        if (proof.verdict() == Proof.Verdict.ALIKE) {
            Stream.concat(
                            new RandomAccounts(model, seed).stream(ACCOUNTS),
                            new RandomAccounts(standard.model(), seed).stream(ACCOUNTS))
                    .forEach(account -> {
                        accounts++;
                        assertThat(said(written, account)).as(what).isEqualTo(said(released, account));
                    });
        } else if (rewriting.same()) {
            assertThat(proof.verdict()).as(what).isEqualTo(Proof.Verdict.UNDECIDED);
        }
        proof.counterexample().ifPresent(example -> {
            AccountSnapshot account = example.account();
            assertThat(said(written, account)).as(what).isNotEqualTo(said(released, account));
            assertThat(SnapshotTree.smallest(account, smaller -> differs(diff, smaller)))
                    .as(what)
                    .isEqualTo(account);
        });
    }

    private static boolean differs(PackDiff diff, AccountSnapshot account) {
        return diff.compare(account) instanceof Comparison.Compared compared
                && compared.difference().isPresent();
    }

    /** All of an advice that anybody acts upon. */
    private static List<Object> said(RetentionAdvisor advisor, AccountSnapshot account) {
        Advice advice = advisor.advise(account);
        return List.of(
                advice.stance(),
                advice.risk(),
                advice.commitments(),
                advice.signals().stream()
                        .map((Signal signal) -> signal.code() + signal.severity())
                        .toList(),
                advice.causes().stream()
                        .map(cause -> cause.code() + " " + cause.likelihood())
                        .toList(),
                advice.conduct().stream()
                        .map(risk -> risk.code() + " " + risk.likelihood())
                        .toList(),
                advice.actions().stream()
                        .map((Action action) -> action.code() + action.score() + action.dueOn() + action.because())
                        .toList(),
                advice.withheld().stream()
                        .map((Withheld withheld) -> withheld.code() + withheld.reason())
                        .toList());
    }
}
