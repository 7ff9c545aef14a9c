package dev.mainstay.cli;

import dev.mainstay.advice.AdviceDelta;
import dev.mainstay.advice.Change;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** One way to write what changed; each account is written when it is met. */
interface DeltaFormat {

    /** An account of the last run that was there before. */
    void compared(AdviceDelta delta) throws IOException;

    /** An account that only the last run has. */
    void appeared(String account) throws IOException;

    /** An account that the last run does not have. */
    void gone(String account) throws IOException;

    /** All together, when there is nothing more. */
    void end(Totals totals) throws IOException;

    /** How many of what; counted as the accounts are met. */
    final class Totals {

        private final Map<Change.Status, Integer> changes = new EnumMap<>(Change.Status.class);
        private int compared;
        private int changed;
        private int appeared;
        private int gone;

        void compared(AdviceDelta delta) {
            compared++;
            changed += delta.news().isEmpty() ? 0 : 1;
            delta.news().forEach(change -> changes.merge(change.status(), 1, Integer::sum));
        }

        void appeared() {
            appeared++;
        }

        void gone() {
            gone++;
        }

        /** Accounts of the last run. */
        int accounts() {
            return compared + appeared;
        }

        /** Accounts with news. */
        int changed() {
            return changed;
        }

        int inLastOnly() {
            return appeared;
        }

        int notInLast() {
            return gone;
        }

        /** How many changes of each kind. */
        Map<Change.Status, Integer> changes() {
            return changes;
        }
    }
}
