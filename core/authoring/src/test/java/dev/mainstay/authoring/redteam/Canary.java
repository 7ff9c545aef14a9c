package dev.mainstay.authoring.redteam;

/** Stands on the class path for every payload to call. Whoever loads it has run, or looked for, what an author wrote. */
public final class Canary {

    /** Its name; to ask the class for it would load it. */
    public static final String NAME = "dev.mainstay.authoring.redteam.Canary";

    /** What a file that a payload would write is called. */
    public static final String FILE = "canary-file";

    /** A system property that a payload would set. */
    public static final String PROPERTY = "mainstay.canary";

    /** Set by every call, and by loading the class. */
    public static volatile boolean sang = true;

    static {
        System.setProperty(PROPERTY, "awake");
    }

    private Canary() {}

    /** What a payload calls; usable wherever a rule language wants a value. */
    public static boolean sing(Object... any) {
        sang = true;
        System.setProperty(PROPERTY, "sang");
        return true;
    }
}
