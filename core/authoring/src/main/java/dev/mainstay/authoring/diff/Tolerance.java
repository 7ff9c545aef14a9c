package dev.mainstay.authoring.diff;

/**
 * From where on a number counts as another.
 *
 * @param likelihood by how much a likelihood may differ, 0 to 1
 * @param score by which share of the greater a score may differ, 0 to 1
 */
public record Tolerance(double likelihood, double score) {

    /** Five points of likelihood, five in a hundred of score: what people act on, and not what rounding leaves. */
    public static final Tolerance USUAL = new Tolerance(0.05, 0.05);

    /** Checks the ranges. */
    public Tolerance {
        if (!(likelihood >= 0 && likelihood <= 1 && score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a tolerance lies between 0 and 1");
        }
    }

    boolean likelihoodsDiffer(double before, double after) {
        return Math.abs(before - after) > likelihood + 1e-9;
    }

    boolean scoresDiffer(double before, double after) {
        return Math.abs(before - after) > score * Math.max(Math.abs(before), Math.abs(after)) + 1e-9;
    }
}
