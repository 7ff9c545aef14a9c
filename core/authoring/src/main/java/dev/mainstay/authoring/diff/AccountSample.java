package dev.mainstay.authoring.diff;

import dev.mainstay.account.AccountSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * So many of the accounts of a stream whose length nobody knows. Which ones depends on their ids only, not on their order, and
 * is as good as chance. Not thread-safe.
 */
public final class AccountSample {

    private final int size;
    private final TreeMap<Ticket, AccountSnapshot> drawn =
            new TreeMap<>(Comparator.comparingLong(Ticket::number).thenComparing(Ticket::id));
    private long seen;

    /** What an account is drawn by. */
    private record Ticket(long number, String id) {}

    /** At most that many accounts. */
    public AccountSample(int size) {
        this.size = size;
    }

    /** Another account; the first of two with the same id counts. */
    public void add(AccountSnapshot account) {
        seen++;
        Ticket ticket = new Ticket(number(account.id()), account.id());
        if (drawn.size() < size || (size > 0 && drawn.comparator().compare(ticket, drawn.lastKey()) < 0)) {
            drawn.putIfAbsent(ticket, account);
            if (drawn.size() > size) {
                drawn.pollLastEntry();
            }
        }
    }

    /** How many accounts there were. */
    public long seen() {
        return seen;
    }

    /** The accounts drawn, ordered by id. */
    public List<AccountSnapshot> accounts() {
        List<AccountSnapshot> accounts = new ArrayList<>(drawn.values());
        accounts.sort(Comparator.comparing(AccountSnapshot::id));
        return accounts;
    }

    private static long number(String id) {
        CRC32C sum = new CRC32C();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        long mixed = sum.getValue() * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }
}
