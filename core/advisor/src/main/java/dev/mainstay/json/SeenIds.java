package dev.mainstay.json;

import java.util.Arrays;

/**
 * Remembers of many accounts where each stood first. Keeps 128 bits of hash for an identity instead of its text, so that
 * millions of accounts cost little; that two differ and share all bits does not happen by chance.
 */
final class SeenIds {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long ODD_1 = 0x9E3779B97F4A7C15L;
    private static final long ODD_2 = 0xC2B2AE3D27D4EB4FL;

    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    private long[] places = new long[FIRST_CAPACITY];
    private int size;

    /** Where the identity stood first, or 0 if this is the first time, which is then remembered; a place is 1 or more. */
    long firstPlace(String id, long place) {
        if (3L * size >= 2L * places.length) {
            grow();
        }
        long one = hash(id, ODD_1);
        long other = hash(id, ODD_2);
        int slot = slot(one, other);
        if (places[slot] != 0) {
            return places[slot];
        }
        set(slot, one, other, place);
        size++;
        return 0;
    }

    private int slot(long one, long other) {
        int mask = places.length - 1;
        int slot = (int) one & mask;
        while (places[slot] != 0 && (high[slot] != one || low[slot] != other)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void set(int slot, long one, long other, long place) {
        high[slot] = one;
        low[slot] = other;
        places[slot] = place;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldPlaces = places;
        high = new long[2 * oldPlaces.length];
        low = Arrays.copyOf(high, high.length);
        places = Arrays.copyOf(high, high.length);
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != 0) {
                set(slot(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldPlaces[i]);
            }
        }
    }

    private static long hash(String text, long odd) {
        long hash = odd ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * odd;
            hash ^= hash >>> 29;
        }
        hash *= ODD_2;
        return hash ^ (hash >>> 32);
    }
}
