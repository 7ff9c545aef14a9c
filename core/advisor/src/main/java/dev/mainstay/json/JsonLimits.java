package dev.mainstay.json;

/**
 * How much input one account may have. More is reported as a problem and never held in memory.
 *
 * @param characters most characters of one account's JSON
 * @param depth most levels of nested objects and arrays, at most 1,000
 * @param textLength most characters of one text or field name
 * @param elements most elements of one list
 */
public record JsonLimits(int characters, int depth, int textLength, int elements) {

    private static final JsonLimits STANDARD = new JsonLimits(1024 * 1024, 20, 10_000, 10_000);

    private static final int MAX_DEPTH = 1_000;

    /** Checks that every limit admits something, and no more levels than a thread's stack holds. */
    public JsonLimits {
        if (characters < 1 || depth < 1 || textLength < 1 || elements < 1) {
            throw new IllegalArgumentException("every limit is 1 or more");
        }
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("the limit of depth is at most " + MAX_DEPTH + ", not " + depth);
        }
    }

    /** 1,048,576 characters, 20 levels, texts of 10,000 characters, lists of 10,000 elements. */
    public static JsonLimits standard() {
        return STANDARD;
    }

    /** The same limits with another number of characters. */
    public JsonLimits withCharacters(int most) {
        return new JsonLimits(most, depth, textLength, elements);
    }

    /** The same limits with another number of levels. */
    public JsonLimits withDepth(int most) {
        return new JsonLimits(characters, most, textLength, elements);
    }

    /** The same limits with another length of texts. */
    public JsonLimits withTextLength(int most) {
        return new JsonLimits(characters, depth, most, elements);
    }

    /** The same limits with another number of elements. */
    public JsonLimits withElements(int most) {
        return new JsonLimits(characters, depth, textLength, most);
    }

    /** No text within the limit of characters has more bytes than this in UTF-8. */
    int bytes() {
        return (int) Math.min(Integer.MAX_VALUE - 64L, 3L * characters);
    }
}
