package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Bands;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.interval.Search;
import dev.mainstay.authoring.internal.interval.Setting;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.BoardCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that raise one signal at different severities: for some accounts the graver begins before the milder, or between two
 * of them something is left out.
 */
final class BandLint implements Lint {

    private static final String CROSSED = "MS-409";
    private static final String GAP = "MS-426";

    @Override
    public List<String> codes() {
        return List.of(CROSSED, GAP);
    }

    @Override
    public void check(Inspection pack) {
        Map<String, List<Rule>> bySignal = new LinkedHashMap<>();
        for (Rule rule : pack.rules(BoardCall.RAISE)) {
            bySignal.computeIfAbsent(rule.consequence().code(), any -> new ArrayList<>())
                    .add(rule);
        }
        for (List<Rule> rules : bySignal.values()) {
            for (Rule mild : rules) {
                pack.look(rules.size());
                rules.stream()
                        .filter(grave -> grave.severity().compareTo(mild.severity()) > 0)
                        .forEach(grave -> crossed(pack, mild, grave));
            }
            gaps(pack, rules);
        }
    }

    /** In most settings the milder goes further, in one the graver does: there the milder never decides. */
    private static void crossed(Inspection pack, Rule mild, Rule grave) {
        Reasoner reasoner = pack.inGeneral();
        Question mildly = Question.of(mild);
        Question gravely = Question.of(grave);
        List<Setting> settings = reasoner.settings(mildly, gravely);
        Optional<Setting> against = Optional.empty();
        Optional<Search> shown = Optional.empty();
        boolean asMeant = false;
        for (Setting setting : settings) {
            Search onlyMild = reasoner.apart(mildly, gravely, setting);
            Search onlyGrave = reasoner.apart(gravely, mildly, setting);
            if (onlyMild instanceof Search.Found && onlyGrave.isNowhere()) {
                asMeant = true;
            } else if (onlyMild.isNowhere() && onlyGrave instanceof Search.Found && against.isEmpty()) {
                against = Optional.of(setting);
                shown = Optional.of(onlyGrave);
            }
        }
        if (asMeant && against.isPresent()) {
            Setting setting = against.get();
            List<LimitRow> rows = new ArrayList<>();
            for (Question question : List.of(mildly, gravely)) {
                question.limits()
                        .forEach(key -> reasoner.limits().row(key, setting).ifPresent(rows::add));
            }
            SourceRef at = rows.stream()
                    .max(Comparator.comparingInt(LimitRow::specificity))
                    .map(LimitRow::at)
                    .orElse(grave.at());
            pack.found(Finding.of(
                            CROSSED,
                            at,
                            mild.name() + " / " + grave.name(),
                            setting.text().isEmpty() ? Problem.word("others") : setting.text(),
                            grave.name(),
                            mild.name())
                    .in("value")
                    .from(rows.stream().map(LimitRow::at).toList())
                    .shownBy(shown.flatMap(Search::witness)));
        }
    }

    private static void gaps(Inspection pack, List<Rule> rules) {
        for (Bands.Gap gap : new Bands(pack.inGeneral(), rules).gaps()) {
            pack.found(Finding.of(
                            GAP,
                            gap.above().at(),
                            gap.below().name() + " / " + gap.above().name(),
                            gap.below().name(),
                            gap.above().name(),
                            gap.metric().name(),
                            gap.value())
                    .from(List.of(gap.below().at()))
                    .shownBy(Optional.of(gap.witness())));
        }
    }
}
