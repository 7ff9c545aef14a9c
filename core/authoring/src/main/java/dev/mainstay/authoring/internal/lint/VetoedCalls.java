package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import java.util.List;

/** Guardrails that contradict each other: what one permits, puts off or excludes, another vetoes in any case. */
final class VetoedCalls implements Lint {

    private static final String VETOED = "MS-416";
    private static final String EACH_OTHER = "MS-417";

    @Override
    public List<String> codes() {
        return List.of(VETOED, EACH_OTHER);
    }

    @Override
    public void check(Inspection pack) {
        List<Rule> vetoes = pack.rules(BoardCall.VETO);
        for (BoardCall call : List.of(BoardCall.PERMIT, BoardCall.POSTPONE, BoardCall.EXCLUDE)) {
            for (Rule rule : pack.rules(call)) {
                vetoes.stream()
                        .filter(veto -> alwaysVetoed(pack, rule, veto))
                        .findFirst()
                        .ifPresent(veto -> pack.found(
                                Finding.of(VETOED, rule.at(), rule.name(), rule.name(), veto.name(), veto.at())
                                        .from(List.of(veto.at()))));
            }
        }
        eachOther(pack);
    }

    /** Wherever the rule fires, the action it is about is vetoed, or one of the two it is about. */
    private static boolean alwaysVetoed(Inspection pack, Rule rule, Rule veto) {
        Question question = Question.of(rule);
        for (int subject : question.subjects()) {
            Question about = new Question(question.patterns(), List.of(subject), false, question.switchedOff());
            if (pack.inGeneral().implies(about, Question.of(veto))
                    && !pack.inGeneral().holds(about).isNowhere()) {
                return true;
            }
        }
        return false;
    }

    /** Of two actions each gives way to the other, wherever the one rule fires. */
    private static void eachOther(Inspection pack) {
        List<Rule> exclusions = pack.rules(BoardCall.EXCLUDE);
        for (int i = 0; i < exclusions.size(); i++) {
            pack.look(exclusions.size());
            for (int j = i + 1; j < exclusions.size(); j++) {
                Rule one = exclusions.get(i);
                Rule other = exclusions.get(j);
                Question reversed = reversed(Question.of(other));
                if (!pack.inPack().holds(Question.of(one)).isNowhere()
                        && (pack.inPack().implies(Question.of(one), reversed)
                                || pack.inPack().implies(reversed, Question.of(one)))
                        && !pack.inPack().holds(reversed).isNowhere()) {
                    pack.found(Finding.of(
                                    EACH_OTHER,
                                    other.at(),
                                    one.name() + " / " + other.name(),
                                    other.name(),
                                    one.name(),
                                    one.at())
                            .from(List.of(one.at())));
                }
            }
        }
    }

    private static Question reversed(Question question) {
        return new Question(
                question.patterns(),
                List.of(question.subjects().get(1), question.subjects().get(0)),
                question.distinct(),
                question.switchedOff());
    }
}
