package dev.mainstay.examples.crm;

import dev.mainstay.Outcome;
import dev.mainstay.account.AccountSnapshot;
import java.util.List;

/**
 * What the database told.
 *
 * @param snapshots the accounts, by customer number
 * @param failed customers whose rows contradict what is possible
 */
record Assembly(List<AccountSnapshot> snapshots, List<Outcome.Failed> failed) {

    Assembly {
        snapshots = List.copyOf(snapshots);
        failed = List.copyOf(failed);
    }
}
