package dev.mainstay.authoring.internal.lint;

import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.lint.Pieces.Piece;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.PlaybookRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of the playbook that can never apply, and rows that change nothing beside another. */
final class PlaybookLint implements Lint {

    private static final String NEVER = "MS-407";
    private static final String NEVER_TOGETHER = "MS-408";
    private static final String REDUNDANT = "MS-406";

    @Override
    public List<String> codes() {
        return List.of(NEVER, NEVER_TOGETHER, REDUNDANT);
    }

    @Override
    public void check(Inspection pack) {
        List<PlaybookRow> rows = pack.model().playbook();
        List<PlaybookRow> applicable = new ArrayList<>();
        for (PlaybookRow row : rows) {
            if (pack.inPack().holds(pack.question(row)).isNowhere()) {
                never(pack, row);
            } else {
                applicable.add(row);
            }
        }
        for (int i = 0; i < applicable.size(); i++) {
            redundant(pack, applicable, i);
        }
    }

    private static void never(Inspection pack, PlaybookRow row) {
        Question question = pack.question(row);
        List<Piece> all = Pieces.required(question);
        List<Piece> core = new ArrayList<>(all);
        for (Piece piece : all) {
            List<Piece> fewer = new ArrayList<>(core);
            fewer.remove(piece);
            if (pack.inPack().holds(Pieces.only(question, fewer)).isNowhere()) {
                core = fewer;
            }
        }
        if (core.size() == 1 && core.get(0).condition() instanceof Condition.Comparison comparison) {
            pack.found(Finding.of(
                    NEVER, row.at(), key(row), core.get(0).text(), pack.inPack().range(comparison.left())));
        } else {
            pack.found(Finding.of(NEVER_TOGETHER, row.at(), key(row), Pieces.texts(core)));
        }
    }

    /** What else of the kind applies wherever this row does, for the same reasons, and saves no less. */
    private static void redundant(Inspection pack, List<PlaybookRow> rows, int position) {
        PlaybookRow row = rows.get(position);
        pack.look(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            PlaybookRow other = rows.get(i);
            if (i == position || !sameReasons(row, other) || other.save() < row.save()) {
                continue;
            }
            boolean implied = pack.inGeneral().implies(pack.question(row), pack.question(other));
            boolean both = implied
                    && other.save() == row.save()
                    && pack.inGeneral().implies(pack.question(other), pack.question(row));
            if (implied && (!both || i < position)) {
                pack.found(Finding.of(REDUNDANT, row.at(), key(row), row.action(), other.at())
                        .from(List.of(other.at())));
                return;
            }
        }
    }

    private static boolean sameReasons(PlaybookRow row, PlaybookRow other) {
        return row.action().equals(other.action())
                && row.cause().equals(other.cause())
                && row.risk().equals(other.risk())
                && row.signal().equals(other.signal())
                && row.commitment().equals(other.commitment())
                && row.stances().isEmpty() == other.stances().isEmpty();
    }

    /** The cells that are filled, in the order of the columns. */
    static String key(PlaybookRow row) {
        return Stream.of(
                        row.cause().stream(),
                        row.facet().stream(),
                        row.risk().stream(),
                        row.signal().stream(),
                        row.commitment().stream().map(code -> code + ":" + row.commitmentFrom()),
                        row.stances().stream().sorted(),
                        row.tiers().stream().sorted(),
                        row.kinds().stream().sorted(),
                        row.industries().stream().sorted(),
                        row.valueClasses().stream().sorted(),
                        Stream.of(row.action()))
                .flatMap(cells -> cells)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
