package dev.mainstay.internal.engine;

import dev.mainstay.pack.ActionRow;
import java.util.ArrayList;
import java.util.List;

/** An action that the playbook proposes for one account, with the rows that propose it. */
record Proposal(int action, ActionRow row, List<PlaybookTable.Entry> entries) {

    Proposal(int action, ActionRow row) {
        this(action, row, new ArrayList<>(2));
    }

    /** Whether it answers a cause or conduct risk. */
    boolean answers(int influence) {
        for (PlaybookTable.Entry entry : entries) {
            if (entry.influence() == influence) {
                return true;
            }
        }
        return false;
    }
}
