package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.vocabulary.Stance;
import java.util.List;
import java.util.Optional;

/**
 * What a pack says of one account, and why.
 *
 * @param account the account
 * @param limits its limits
 * @param rules every rule of the pack held against it, in their order, those out of use on the day included
 * @param findings the signals
 * @param diagnosis the likelihoods
 * @param stance the stance
 * @param proposals what the playbook proposes
 * @param verdict what becomes of it
 * @param advice all of it as the advisor would say it
 */
public record Interpretation(
        AccountSnapshot account,
        Limits limits,
        List<RuleJudgement> rules,
        Findings findings,
        Diagnosis diagnosis,
        Stance stance,
        List<Proposal> proposals,
        Verdict verdict,
        Advice advice) {

    /** The rule of that name held against the account. */
    public Optional<RuleJudgement> rule(String name) {
        return rules.stream()
                .filter(judgement -> judgement.rule().name().equals(name))
                .findFirst();
    }
}
