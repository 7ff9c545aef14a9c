package dev.mainstay.testkit.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Few combinations of yes and no in which every two places show all four pairs. */
final class Pairs {

    private static final int MOST = 16;

    private Pairs() {}

    /** What two places are to show together. */
    private record Pair(int one, int other, boolean ofOne, boolean ofOther) {

        boolean shows(boolean[] row) {
            return row[one] == ofOne && row[other] == ofOther;
        }
    }

    /** Such combinations for that many places; the first is all yes. None where there are too many places. */
    static List<boolean[]> covering(int places) {
        if (places < 1 || places > MOST) {
            return List.of();
        }
        Set<Pair> open = new LinkedHashSet<>();
        for (int i = 0; i < places; i++) {
            for (int j = i + 1; j < places; j++) {
                for (int values = 0; values < 4; values++) {
                    open.add(new Pair(i, j, (values & 1) == 0, (values & 2) == 0));
                }
            }
        }
        List<boolean[]> rows = new ArrayList<>();
        rows.add(filled(places, true));
        close(open, rows.get(0));
        if (places == 1) {
            rows.add(filled(places, false));
        }
        while (!open.isEmpty()) {
            boolean[] row = best(places, open);
            rows.add(row);
            close(open, row);
        }
        return rows;
    }

    private static boolean[] filled(int places, boolean value) {
        boolean[] row = new boolean[places];
        Arrays.fill(row, value);
        return row;
    }

    /** Closes at least one pair, and of the rest as many as choosing place by place gives. */
    private static boolean[] best(int places, Set<Pair> open) {
        Pair first = open.iterator().next();
        boolean[] row = new boolean[places];
        boolean[] set = new boolean[places];
        put(row, set, first.one(), first.ofOne());
        put(row, set, first.other(), first.ofOther());
        for (int place = 0; place < places; place++) {
            if (!set[place]) {
                put(row, set, place, true);
                int yes = closed(open, row, set);
                row[place] = false;
                if (closed(open, row, set) < yes) {
                    row[place] = true;
                }
            }
        }
        return row;
    }

    private static void put(boolean[] row, boolean[] set, int place, boolean value) {
        row[place] = value;
        set[place] = true;
    }

    private static int closed(Set<Pair> open, boolean[] row, boolean[] set) {
        int closed = 0;
        for (Pair pair : open) {
            if (set[pair.one()] && set[pair.other()] && pair.shows(row)) {
                closed++;
            }
        }
        return closed;
    }

    private static void close(Set<Pair> open, boolean[] row) {
        open.removeIf(pair -> pair.shows(row));
    }
}
