package dev.mainstay.authoring.internal.interval;

/**
 * What may still be done to find out about one pack, counted in steps and not in time, so that it ends at the same place
 * everywhere. A step is about what it takes to compare two rows, to resolve a limit, or to narrow one variable. Not
 * thread-safe.
 */
public final class Work {

    /** More was to be done than may be done. */
    public static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsedUp() {
            super("too much work", null, false, false);
        }
    }

    private long left;

    private Work(long left) {
        this.left = left;
    }

    /** As much as it takes. */
    public static Work unbounded() {
        return new Work(Long.MAX_VALUE);
    }

    /** So many steps. */
    public static Work of(long steps) {
        return new Work(steps);
    }

    /**
     * Does so many steps.
     *
     * @throws UsedUp if they are more than is left
     */
    public void spend(long steps) {
        if (steps > left) {
            left = 0;
            throw new UsedUp();
        }
        left -= steps;
    }
}
