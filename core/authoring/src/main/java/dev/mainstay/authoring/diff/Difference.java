package dev.mainstay.authoring.diff;

/**
 * One thing that differs between two advices for an account.
 *
 * @param aspect what it is a difference of
 * @param code code of the signal, cause, conduct risk, commitment or action; empty for stance and risk
 * @param before the old value: a code, a number, a day, {@code RECOMMENDED}, {@code WITHHELD REASON} or, of an order, {@code
 *     AFTER ACTION}; empty where there was none
 * @param after the new value, the same; of an order {@code BEFORE ACTION}
 */
public record Difference(Aspect aspect, String code, String before, String after) {

    /** Whether the other is the same difference: to the same value or, for numbers, the same way. */
    boolean sameWay(Difference other) {
        if (aspect != other.aspect || !code.equals(other.code)) {
            return false;
        }
        if (!aspect.numeric()) {
            return after.equals(other.after);
        }
        if (before.isEmpty() || after.isEmpty() || other.before.isEmpty() || other.after.isEmpty()) {
            return after.isEmpty() == other.after.isEmpty() && before.isEmpty() == other.before.isEmpty();
        }
        return rises() == other.rises();
    }

    private boolean rises() {
        return Double.parseDouble(after) > Double.parseDouble(before);
    }

    /** Such as {@code ACTION OFFER_INCENTIVE: RECOMMENDED -> WITHHELD COLLECT_FIRST}. */
    @Override
    public String toString() {
        return aspect + (code.isEmpty() ? "" : " " + code) + ": " + before + " -> " + after;
    }
}
