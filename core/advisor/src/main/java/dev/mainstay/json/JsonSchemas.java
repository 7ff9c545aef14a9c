package dev.mainstay.json;

/**
 * JSON Schema (draft 2020-12) of what is read and written, made from the metrics and codes themselves. Thread-safe.
 */
public final class JsonSchemas {

    private static final String SNAPSHOT = SchemaText.of(SnapshotSchema.schema());
    private static final String ADVICE = SchemaText.of(AdviceSchema.schema());

    private JsonSchemas() {}

    /**
     * Schema of a snapshot, as {@link SnapshotReader} reads it with the standard limits. What it rejects is rejected by the
     * reader too; the reader also finds what a schema cannot say, such as a day after the day of the snapshot.
     */
    public static String snapshot() {
        return SNAPSHOT;
    }

    /** Schema of an advice, as {@link AdviceWriter} writes it; it admits nothing else. */
    public static String advice() {
        return ADVICE;
    }
}
