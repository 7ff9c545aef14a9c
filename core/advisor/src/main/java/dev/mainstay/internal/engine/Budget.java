package dev.mainstay.internal.engine;

import dev.mainstay.AdviceLimits;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one account may still take. Work is counted where it is done, above all where a fact is read, and the clock is looked at
 * once for each portion of it, so that counting costs next to nothing. Each portion is put down to whom it was spent for.
 * Belongs to one thread.
 */
@SuppressWarnings("EnumOrdinal") // lists are numbered by the declaration of their facts
final class Budget {

    /** Work between two looks at the clock. */
    private static final int PORTION = 2_048;

    /** What the network keeps of a match, in work. */
    static final int MATCH = 8;
    /** What it keeps of a combination of matches. */
    static final int JOIN = 64;

    private static final FactType[] LISTS = FactType.values();
    private static final int DIAGNOSIS = LISTS.length;
    private static final int PLAYBOOK = DIAGNOSIS + 1;
    private static final int PLACES = PLAYBOOK + 1;

    private final AdviceLimits limits;
    private final List<CompiledRule> rules;
    private final long begun = System.nanoTime();
    private final long nanos;
    private int credit;
    private long left;
    private int spender = PLAYBOOK;
    /** Portions by who spent them; none before the first. */
    private int @Nullable [] portions;

    private @Nullable Problem overrun;

    Budget(AdviceLimits limits, List<CompiledRule> rules) {
        this.limits = limits;
        this.rules = rules;
        nanos = limits.time().toNanos();
        credit = (int) Math.min(PORTION, limits.matches());
        left = limits.matches() - credit;
    }

    /**
     * Lets only accounts in whose lists are not longer than admitted.
     *
     * @throws ConsultationException if they are
     */
    void admit(AccountSnapshot snapshot) {
        long count = 0;
        for (FactType type : LISTS) {
            if (type.isElement()) {
                count += size(snapshot, type);
            }
        }
        if (count > limits.elements()) {
            FactType longest = FactType.COMPLAINT;
            for (FactType type : LISTS) {
                if (type.isElement() && size(snapshot, type) > size(snapshot, longest)) {
                    longest = type;
                }
            }
            throw new ConsultationException(
                    Problem.of("MS-233", "$." + longest.listPath(), count, limits.elements(), longest.listPath()));
        }
    }

    private static int size(AccountSnapshot snapshot, FactType type) {
        return snapshot.elements(type).map(List::size).orElse(0);
    }

    /** From now on it is spent for this rule. */
    void spender(CompiledRule rule) {
        spender = PLACES + rule.index;
    }

    /** From now on it is spent for a list of the account. */
    void spender(FactType list) {
        spender = list.ordinal();
    }

    /** From now on it is spent for the table that weighs signals. */
    void spenderDiagnosis() {
        spender = DIAGNOSIS;
    }

    /** From now on it is spent for the table that proposes actions. */
    void spenderPlaybook() {
        spender = PLAYBOOK;
    }

    /** Spends the work of reading one value. */
    void spend() {
        if (--credit < 0) {
            refill();
        }
    }

    /** Spends this much work at once. */
    void spend(int work) {
        credit -= work;
        if (credit < 0) {
            refill();
        }
    }

    private void refill() {
        left += credit;
        if (portions == null) {
            portions = new int[PLACES + rules.size()];
        }
        portions[spender] += 1 - credit / PORTION;
        credit = 0;
        if (left < 0) {
            fail("MS-234", limits.matches());
        }
        if (System.nanoTime() - begun > nanos) {
            fail("MS-235", limits.time().toMillis());
        }
        credit = (int) Math.min(PORTION, left);
        left -= credit;
    }

    private void fail(String code, long limit) {
        left = 0;
        throw overrun(Problem.of(code, "", limit, most(portions)));
    }

    private String most(int @Nullable [] counts) {
        int most = spender;
        for (int i = 0; counts != null && i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        if (most >= PLACES) {
            return rules.get(most - PLACES).rule.name();
        }
        return most == DIAGNOSIS ? "diagnosis.csv" : most == PLAYBOOK ? "playbook.csv" : LISTS[most].listPath();
    }

    /** How often rules may fire. */
    int firings() {
        return limits.firings();
    }

    /** The failure that rules fire more often than they may; names the one that fired the most. */
    ConsultationException firedTooOften(Consultation consultation) {
        Map<CompiledRule, Integer> fired = new HashMap<>();
        for (List<Consultation.Firing> firings :
                List.of(consultation.raised, consultation.weighed, consultation.guarded)) {
            firings.forEach(firing -> fired.merge(firing.rule(), 1, Integer::sum));
        }
        String most = rules.stream()
                .max((one, other) -> Integer.compare(fired.getOrDefault(one, 0), fired.getOrDefault(other, 0)))
                .map(rule -> rule.rule.name())
                .orElse("");
        return overrun(Problem.of("MS-231", "", limits.firings(), most));
    }

    private ConsultationException overrun(Problem problem) {
        if (overrun == null) {
            overrun = problem;
        }
        return new ConsultationException(overrun);
    }

    /** The limit that was passed, if one was; the engine may have hidden the failure in one of its own. */
    Optional<Problem> overrun() {
        return Optional.ofNullable(overrun);
    }
}
