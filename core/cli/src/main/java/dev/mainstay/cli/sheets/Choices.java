package dev.mainstay.cli.sheets;

import dev.mainstay.vocabulary.AccountKind;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Lever;
import dev.mainstay.vocabulary.Stance;
import dev.mainstay.vocabulary.Tier;
import dev.mainstay.vocabulary.Unit;
import dev.mainstay.vocabulary.ValueClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Worksheet;

/** What may stand in a column, for its drop-down: the words of the vocabulary. */
final class Choices {

    /** The hidden sheet with the lists. */
    static final String SHEET = "lists";

    private static final List<String> GRADES = List.of("A", "B", "C", "J");
    private static final List<String> CHANGES = List.of("add", "replace", "remove");

    private final List<String> columns = new ArrayList<>();
    private final Map<String, List<String>> byColumn;

    private Choices(Map<String, List<String>> byColumn) {
        this.byColumn = byColumn;
        columns.addAll(byColumn.keySet());
    }

    static Choices ofVocabulary() {
        Map<String, List<String>> lists = new TreeMap<>();
        lists.put("tier", words(Tier.values()));
        lists.put("kind", words(AccountKind.values()));
        lists.put(
                "unit",
                Arrays.stream(Unit.values())
                        .filter(Unit::numeric)
                        .map(Unit::name)
                        .toList());
        lists.put("risk", words(ConductRisk.values()));
        lists.put("commitment", words(Commitment.values()));
        lists.put("stance", words(Stance.values()));
        lists.put("valueClass", words(ValueClass.values()));
        lists.put("lever", words(Lever.values()));
        lists.put("grade", GRADES);
        lists.put("change", CHANGES);
        return new Choices(lists);
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** Writes the lists, one a column. */
    void write(Worksheet sheet) {
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column));
            List<String> words = byColumn.getOrDefault(columns.get(column), List.of());
            for (int row = 0; row < words.size(); row++) {
                sheet.value(row + 1, column, words.get(row));
            }
        }
    }

    /** Gives the cells of a column below the header their drop-down. It offers and does not force: some hold several words. */
    void offer(String column, int rows, int index, Worksheet sheet) {
        List<String> words = byColumn.getOrDefault(column, List.of());
        if (!words.isEmpty()) {
            String letters = Book.cell(0, columns.indexOf(column)).replaceAll("[0-9]+", "");
            sheet.range(1, index, rows, index)
                    .validateWithListByFormula(SHEET + "!$" + letters + "$2:$" + letters + "$" + (words.size() + 1))
                    .showErrorMessage(false);
        }
    }
}
