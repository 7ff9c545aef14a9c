package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Limits;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Setting;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.portfolio.Portfolio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Limits nobody reads, and rows of limits that decide nothing. */
final class LimitLint implements Lint {

    private static final String UNREAD = "MS-412";
    private static final String NEVER_DECIDES = "MS-419";
    private static final String FOR_NOBODY = "MS-420";
    private static final String SAYS_THE_SAME = "MS-421";

    @Override
    public List<String> codes() {
        return List.of(UNREAD, NEVER_DECIDES, FOR_NOBODY, SAYS_THE_SAME);
    }

    @Override
    public void check(Inspection pack) {
        Map<String, List<Rule>> readers = new LinkedHashMap<>();
        for (Rule rule : pack.model().rules()) {
            Question.of(rule).limits().forEach(key -> readers.computeIfAbsent(key, any -> new ArrayList<>())
                    .add(rule));
        }
        Set<String> reported = new LinkedHashSet<>();
        for (LimitRow row : pack.model().limits()) {
            pack.look(pack.model().limits().size());
            boolean read = readers.containsKey(row.key());
            boolean readElsewhere = Portfolio.readsLimit(row.key());
            if (!read && !readElsewhere) {
                if (reported.add(row.key())) {
                    pack.found(
                            Finding.of(UNREAD, row.at(), row.key(), row.key()).in("key"));
                }
                continue;
            }
            List<Setting> decided = pack.inPack().settingsOf(row);
            if (decided.isEmpty()) {
                pack.found(
                        Finding.of(NEVER_DECIDES, row.at(), key(row), row.key()).from(others(pack, row)));
            } else if (row.specificity() > 0 || row.effectiveFrom().isPresent()) {
                if (says(pack, row, decided)) {
                    pack.found(Finding.of(SAYS_THE_SAME, row.at(), key(row), row.key())
                            .in("value")
                            .from(others(pack, row)));
                } else if (!readElsewhere && forNobody(pack, row, readers.getOrDefault(row.key(), List.of()))) {
                    pack.found(Finding.of(FOR_NOBODY, row.at(), key(row), row.key()));
                }
            }
        }
    }

    private static List<SourceRef> others(Inspection pack, LimitRow row) {
        return pack.inPack().limits().rows(row.key()).stream()
                .filter(other -> !other.equals(row))
                .map(LimitRow::at)
                .toList();
    }

    /** Whether the limit would be the same without the row. */
    private static boolean says(Inspection pack, LimitRow row, List<Setting> decided) {
        Limits limits = pack.inPack().limits();
        Limits without = limits.with(pack.model().limits().stream()
                .filter(other -> !other.equals(row))
                .toList());
        for (Setting setting : decided) {
            OptionalDouble value = without.value(row.key(), setting);
            if (!value.equals(limits.value(row.key(), setting))) {
                return false;
            }
        }
        return true;
    }

    /** Whether no rule that reads the limit can fire where the row decides. */
    private static boolean forNobody(Inspection pack, LimitRow row, List<Rule> readers) {
        for (Rule rule : readers) {
            Question question = Question.of(rule);
            for (Setting setting : pack.inPack().settingsOf(row, question)) {
                if (!pack.inPack().holds(question, setting).isNowhere()) {
                    return false;
                }
            }
        }
        return true;
    }

    static String key(LimitRow row) {
        return Stream.of(
                        Stream.of(row.key()),
                        row.account().stream(),
                        row.tier().stream(),
                        row.industry().stream(),
                        row.kind().stream(),
                        row.effectiveFrom().stream())
                .flatMap(cells -> cells)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
