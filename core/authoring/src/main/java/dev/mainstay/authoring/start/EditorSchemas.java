package dev.mainstay.authoring.start;

/**
 * JSON Schema (draft 7, which editors know best) of the YAML files of a pack. Made from the vocabulary and from the tables
 * that the readers go by; what a schema rejects is rejected by the readers too.
 *
 * <p>Thread-safe.
 */
public final class EditorSchemas {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private EditorSchemas() {}

    /** Schema of {@code pack.yaml}. */
    public static String pack() {
        return JsonText.of(PackSchema.schema(DRAFT));
    }

    /** Schema of the files of {@code scenarios/}. */
    public static String scenarios() {
        return JsonText.of(ScenarioSchema.schema(DRAFT));
    }
}
