package dev.mainstay.internal.engine;

import dev.mainstay.advice.Evidence;
import dev.mainstay.internal.engine.CompiledRule.CompiledPattern;
import dev.mainstay.internal.engine.Consultation.Firing;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Accumulation;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.vocabulary.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derives evidence from the conditions of the rule that fired: nobody writes it twice, so it cannot differ. */
final class EvidenceWriter {

    private final Consultation consultation;

    EvidenceWriter(Consultation consultation) {
        this.consultation = consultation;
    }

    /** The evidence of all firings of the rule that raised the signal most gravely. */
    List<Evidence> of(List<Firing> firings) {
        List<Evidence> evidence = new ArrayList<>(2);
        CompiledRule rule = firings.get(0).rule();
        for (Firing firing : firings) {
            if (firing.rule() == rule) {
                write(firing, evidence);
            }
        }
        return evidence;
    }

    private void write(Firing firing, List<Evidence> evidence) {
        consultation.budget.spender(firing.rule());
        consultation.budget.spend(Budget.MATCH + evidence.size());
        int matched = 0;
        for (CompiledPattern pattern : firing.rule().patterns) {
            if (pattern.source().quantifier() == Quantifier.EACH) {
                tell(pattern, firing.fact(matched++), evidence);
            } else {
                writeTogether(pattern, firing, evidence);
            }
        }
    }

    private static void tell(CompiledPattern pattern, Fact fact, List<Evidence> evidence) {
        for (Testimony testimony : pattern.testimonies()) {
            testimony.tell(fact, evidence);
        }
    }

    private void writeTogether(CompiledPattern pattern, Firing firing, List<Evidence> evidence) {
        Pattern source = pattern.source();
        List<Fact.Listed> facts = consultation.list(source.fact()).facts();
        switch (source.quantifier()) {
            case EXISTS -> {
                for (Fact fact : facts) {
                    if (pattern.whole().holds(fact)) {
                        tell(pattern, fact, evidence);
                        return;
                    }
                }
            }
            case NOT ->
                Testimony.add(
                        evidence,
                        new Evidence(
                                source.fact().listPath(),
                                "none",
                                "not",
                                text(source.conditions()),
                                Optional.empty(),
                                Optional.empty()));
            default -> {
                Accumulation accumulation = source.accumulation().orElseThrow();
                String of = accumulation.metric().map(Metric::name).orElse("");
                String name =
                        source.fact().listPath() + "." + accumulation.fold().ruleName() + "(" + of + ")";
                double total = Question.total(accumulation, facts, pattern.whole()::holds);
                Testimony.add(
                        evidence,
                        Testimony.Against.of(accumulation.operator().symbol(), accumulation.threshold(), firing.rule())
                                .evidence(name, new Testimony.Rounded(account -> total), firing.fact(0)));
            }
        }
    }

    private static String text(List<Condition> conditions) {
        return String.join(", ", conditions.stream().map(Condition::text).toList());
    }
}
