package dev.mainstay.authoring.internal.overlay;

import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.vocabulary.CommitmentStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes two rows of a table the same row: the cells by which its author finds it again, in the order of the columns. */
public final class RowKeys {

    private RowKeys() {}

    /** Whom the limit is for; the day is not part of it. */
    public static List<String> limit(LimitRow row) {
        return List.of(row.key(), text(row.account()), text(row.tier()), text(row.industry()), text(row.kind()));
    }

    public static List<String> diagnosis(DiagnosisRow row) {
        return List.of(row.signal(), row.influence(), row.facet());
    }

    /** When the row applies and what it proposes; how much must be likely and how much it saves is not part of it. */
    public static List<String> play(PlaybookRow row) {
        String commitment = text(row.commitment());
        return List.of(
                text(row.cause()),
                text(row.facet()),
                text(row.risk()),
                text(row.signal()),
                commitment.isEmpty() || row.commitmentFrom() == CommitmentStatus.BROKEN
                        ? commitment
                        : commitment + ":" + row.commitmentFrom(),
                sorted(row.stances(), " "),
                sorted(row.tiers(), " "),
                sorted(row.kinds(), " "),
                sorted(row.industries(), "|"),
                sorted(row.valueClasses(), " "),
                row.action());
    }

    /** As a message names it: the cells that are not empty. */
    public static String shown(List<String> key) {
        return key.stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String text(Optional<?> cell) {
        return cell.map(Object::toString).orElse("");
    }

    private static String sorted(Collection<?> codes, String separator) {
        Stream<String> words = codes.stream().map(Object::toString).sorted();
        return words.collect(Collectors.joining(separator));
    }
}
