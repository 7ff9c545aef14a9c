package dev.mainstay.authoring.internal.meaning;

import dev.mainstay.advice.Withheld;
import dev.mainstay.advice.Withheld.Precondition;
import dev.mainstay.authoring.internal.meaning.RuleJudgement.Firing;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the guardrail rules that fired say of the proposals. */
final class Guards {

    /**
     * One thing a rule said.
     *
     * @param rule the rule
     * @param action the action it is said of; of an exclusion, the winner
     * @param loser of an exclusion, the loser
     */
    private record Said(Rule rule, String action, Optional<String> loser) {

        static Said of(Firing firing) {
            return new Said(
                    firing.rule(),
                    action(firing, 0),
                    firing.rule().consequence().call() == BoardCall.EXCLUDE
                            ? Optional.of(action(firing, 1))
                            : Optional.empty());
        }

        private static String action(Firing firing, int position) {
            return ((Subject.Proposed) firing.subject(position))
                    .proposal()
                    .action()
                    .code();
        }

        String reason() {
            return rule.consequence().code();
        }

        Withheld of(String withheld) {
            return new Withheld(withheld, reason(), rule.name(), List.of());
        }
    }

    private final Map<BoardCall, List<Said>> said;

    /** The firings in the order of rules and, within a rule, of the catalogue. */
    Guards(List<Firing> firings) {
        said = firings.stream()
                .map(Said::of)
                .collect(Collectors.groupingBy(one -> one.rule.consequence().call()));
    }

    private Stream<Said> said(BoardCall call) {
        return said.getOrDefault(call, List.of()).stream();
    }

    private Stream<Said> said(BoardCall call, String action) {
        return said(call).filter(one -> one.action.equals(action));
    }

    /** Why the action is barred whatever it is worth: a veto or, without one, a permit that nobody grants. */
    Optional<Withheld> bars(ActionRow action) {
        Optional<Withheld> veto =
                said(BoardCall.VETO, action.code()).findFirst().map(one -> one.of(action.code()));
        if (veto.isPresent()) {
            return veto;
        }
        List<Precondition> preconditions = action.requires().stream()
                .map(permit -> new Precondition(
                        permit, said(BoardCall.PERMIT, action.code()).anyMatch(one -> one.reason()
                                .equals(permit))))
                .toList();
        return preconditions.stream().allMatch(Precondition::met)
                ? Optional.empty()
                : Optional.of(
                        new Withheld(action.code(), "MISSING_PRECONDITION", Verdict.place(action), preconditions));
    }

    /** Why the action gives way to one of these, if it does. */
    Optional<Withheld> excludes(String loser, Set<String> winners) {
        return said(BoardCall.EXCLUDE)
                .filter(one -> one.loser.equals(Optional.of(loser)))
                .filter(one -> !one.action.equals(loser) && winners.contains(one.action))
                .findFirst()
                .map(one -> one.of(loser));
    }

    /** Whether others give way to the action. */
    boolean isWinner(String action) {
        return said(BoardCall.EXCLUDE, action).findAny().isPresent();
    }

    /** Days by which the action is put off: the longest delay. */
    int delay(String action) {
        return said(BoardCall.POSTPONE, action)
                .mapToInt(one -> (int) one.rule.consequence().number())
                .max()
                .orElse(0);
    }

    /** Why the action is put off. */
    List<String> reasonsForDelay(String action) {
        return said(BoardCall.POSTPONE, action).map(Said::reason).toList();
    }
}
