package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Action;
import dev.mainstay.advice.Withheld;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which proposals become actions, in which order, and why the others do not.
 *
 * @param candidates all proposals that no guardrail bars, obligations first, then by score, then by code
 * @param actions what is recommended
 * @param withheld what is not, and why
 */
public record Verdict(List<Candidate> candidates, List<Action> actions, List<Withheld> withheld) {

    /**
     * A proposal and what it is worth.
     *
     * @param proposal the proposal
     * @param because why it is proposed
     * @param worth what it is worth
     */
    public record Candidate(Proposal proposal, List<String> because, Worth worth) {

        String code() {
            return proposal.action().code();
        }

        boolean obligation() {
            return proposal.action().obligation();
        }
    }

    private static final Comparator<Candidate> FIRST_THINGS_FIRST = Comparator.comparing(
                    (Candidate candidate) -> !candidate.obligation())
            .thenComparing(candidate -> -candidate.worth.score())
            .thenComparing(Candidate::code);

    /** A selection among the candidates. */
    private record Selection(List<Candidate> chosen, List<Withheld> refused) {}

    static Verdict of(
            AccountSnapshot account,
            List<Proposal> proposals,
            Guards guards,
            java.util.function.Function<Proposal, Candidate> appraise,
            int most,
            Texts texts) {
        List<Candidate> candidates = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        for (Proposal proposal : proposals) {
            Optional<Withheld> barred = guards.bars(proposal.action());
            if (barred.isPresent()) {
                withheld.add(barred.get());
            } else {
                candidates.add(appraise.apply(proposal));
            }
        }
        List<Candidate> worthwhile = candidates.stream()
                .filter(candidate -> candidate.worth.score() > 0 || candidate.obligation())
                .sorted(FIRST_THINGS_FIRST)
                .toList();
        Selection selection = select(worthwhile, guards, most);
        withheld.addAll(selection.refused);
        candidates.stream()
                .filter(candidate -> !worthwhile.contains(candidate))
                .map(candidate -> because(candidate.proposal.action(), "COSTS_MORE_THAN_IT_PROTECTS"))
                .forEach(withheld::add);
        List<Action> actions = new ArrayList<>();
        for (Candidate candidate : selection.chosen) {
            actions.add(action(candidate, actions.size() + 1, account, guards, texts));
        }
        return new Verdict(candidates.stream().sorted(FIRST_THINGS_FIRST).toList(), actions, withheld);
    }

    /**
     * An exclusion by a guardrail counts only while its winner is itself chosen: where a winner was not, the selection is made
     * again without it.
     */
    private static Selection select(List<Candidate> candidates, Guards guards, int most) {
        Set<String> winners = candidates.stream()
                .map(Candidate::code)
                .filter(guards::isWinner)
                .collect(Collectors.toSet());
        while (true) {
            Selection selection = select(candidates, guards, winners, most);
            Set<String> chosen = selection.chosen.stream().map(Candidate::code).collect(Collectors.toSet());
            if (chosen.containsAll(winners)) {
                return selection;
            }
            winners.retainAll(chosen);
        }
    }

    private static Selection select(List<Candidate> candidates, Guards guards, Set<String> winners, int most) {
        Map<String, Candidate> chosen = new LinkedHashMap<>();
        List<Withheld> refused = new ArrayList<>();
        for (Candidate candidate : candidates) {
            ActionRow action = candidate.proposal.action();
            Optional<Withheld> excluded = guards.excludes(action.code(), winners);
            if (excluded.isPresent()) {
                refused.add(excluded.get());
            } else if (chosen.values().stream().anyMatch(other -> contradict(other.proposal.action(), action))) {
                refused.add(because(action, "EXCLUDED"));
            } else if (chosen.size() >= most && !action.obligation()) {
                refused.add(because(action, "BEYOND_CAPACITY"));
            } else {
                chosen.put(action.code(), candidate);
            }
        }
        return new Selection(List.copyOf(chosen.values()), refused);
    }

    private static boolean contradict(ActionRow one, ActionRow other) {
        return one.excludes().contains(other.code()) || other.excludes().contains(one.code());
    }

    private static Withheld because(ActionRow action, String reason) {
        return new Withheld(action.code(), reason, place(action), List.of());
    }

    /** File and line of an action. */
    static String place(ActionRow action) {
        return action.at().file() + ":" + action.at().line();
    }

    private static Action action(Candidate candidate, int rank, AccountSnapshot account, Guards guards, Texts texts) {
        ActionRow row = candidate.proposal.action();
        List<String> because = new ArrayList<>(candidate.because);
        because.addAll(guards.reasonsForDelay(row.code()));
        String quarter = account.asOf().getYear() + "-Q" + (account.asOf().getMonthValue() + 2) / 3;
        return new Action(
                rank,
                row.code(),
                String.join("/", account.id(), row.code(), candidate.because.get(0), quarter),
                row.owner(),
                account.asOf().plusDays((long) row.dueDays() + guards.delay(row.code())),
                row.obligation(),
                candidate.worth.score(),
                candidate.worth.factors(),
                because,
                row.success(),
                row.stop(),
                texts);
    }
}
