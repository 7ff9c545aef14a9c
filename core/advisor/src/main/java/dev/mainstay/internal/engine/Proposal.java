package dev.mainstay.internal.engine;

import dev.mainstay.pack.ActionRow;
import java.util.ArrayList;
import java.util.List;

/** An action that the playbook proposes for one account, with the rows that propose it; an account has one for an action. */
final class Proposal {

    private final Catalogue.Entry action;
    private final List<PlaybookTable.Entry> entries = new ArrayList<>(2);

    Proposal(Catalogue.Entry action) {
        this.action = action;
    }

    /** Number of the action. */
    int action() {
        return action.number();
    }

    ActionRow row() {
        return action.row();
    }

    Catalogue.Entry catalogued() {
        return action;
    }

    List<PlaybookTable.Entry> entries() {
        return entries;
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
