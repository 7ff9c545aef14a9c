package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.vocabulary.BoardCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What speaks for a cause and against it at once: two rows for a signal, or two rules that fire on the same accounts. */
final class ContraryRows implements Lint {

    private static final String ROWS = "MS-423";
    private static final String RULES = "MS-424";

    @Override
    public List<String> codes() {
        return List.of(ROWS, RULES);
    }

    @Override
    public void check(Inspection pack) {
        Map<List<String>, DiagnosisRow> seen = new HashMap<>();
        for (DiagnosisRow row : pack.model().diagnosis()) {
            List<String> key = List.of(row.signal(), row.influence());
            DiagnosisRow other = seen.putIfAbsent(key, row);
            if (other != null && other.weight() * row.weight() < 0) {
                pack.found(Finding.of(
                                ROWS,
                                row.at(),
                                String.join(", ", row.signal(), row.influence(), row.facet()),
                                row.signal(),
                                row.influence(),
                                other.at())
                        .in("weight")
                        .from(List.of(other.at())));
            }
        }
        rules(pack);
    }

    private static void rules(Inspection pack) {
        List<Rule> rules = pack.rules(BoardCall.WEIGH);
        for (int i = 0; i < rules.size(); i++) {
            pack.look(rules.size());
            for (int j = i + 1; j < rules.size(); j++) {
                Rule one = rules.get(i);
                Rule other = rules.get(j);
                if (one.consequence().code().equals(other.consequence().code())
                        && (one.consequence().codes().equals(other.consequence().codes())
                                || one.consequence().number()
                                                * other.consequence().number()
                                        < 0)
                        && pack.inGeneral().equivalent(Question.of(one), Question.of(other))
                        && !pack.inGeneral().holds(Question.of(one)).isNowhere()) {
                    pack.found(Finding.of(
                                    RULES,
                                    other.at(),
                                    one.name() + " / " + other.name(),
                                    other.name(),
                                    one.name(),
                                    other.consequence().code(),
                                    one.at())
                            .from(List.of(one.at())));
                }
            }
        }
    }
}
