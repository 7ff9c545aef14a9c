package dev.mainstay.internal.engine;

import dev.mainstay.pack.DiagnosisRow;
import java.util.ArrayList;
import java.util.List;

/** The rows of diagnosis.csv by signal. */
final class DiagnosisTable {

    record Entry(int influence, int facet, double weight) {}

    private final List<List<Entry>> bySignal = new ArrayList<>();

    DiagnosisTable(List<DiagnosisRow> rows, CodeBook codes) {
        codes.signals().forEach(any -> bySignal.add(new ArrayList<>()));
        for (DiagnosisRow row : rows) {
            bySignal.get(codes.signal(row.signal()))
                    .add(new Entry(
                            CodeBook.influence(row.influence()),
                            row.facet().isEmpty() ? -1 : codes.facet(row.facet()),
                            row.weight()));
        }
    }

    List<Entry> of(int signal) {
        return bySignal.get(signal);
    }
}
