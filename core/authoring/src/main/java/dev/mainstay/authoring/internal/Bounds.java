package dev.mainstay.authoring.internal;

/**
 * The bounds of a pack's sources. Each is far above what people write and far below what would harm the machine that reads
 * it; they hold without being asked for.
 */
final class Bounds {

    /** Files and folders in a pack's folder. */
    static final int FILES = 1_000;
    /** Size of a table or YAML file. */
    static final int TABLE_BYTES = 4 << 20;
    /** Size of a rule file; what the parser makes of it is a thousand times as large. */
    static final int RULE_BYTES = 256 << 10;
    /** Words and signs of a rule file. */
    static final int RULE_TOKENS = 50_000;
    /** Characters of a rule file without a blank between. */
    static final int WORD = 500;
    /** Brackets within brackets in a rule file. */
    static final int NESTING = 20;
    /** Rules of a pack. */
    static final int RULES = 5_000;
    /** Facts a rule matches one by one. */
    static final int FACTS = 3;
    /** Comparisons in one rule, each alternative counted. */
    static final int COMPARISONS = 200;
    /** Columns of a table. */
    static final int COLUMNS = 200;
    /** Rows of a table. */
    static final int ROWS = 50_000;
    /** Characters of a cell, of a text in a rule, of a value in YAML. */
    static final int TEXT = 2_000;
    /** Characters of a rule's name, a code or a key. */
    static final int NAME = 120;
    /** Lists and fields within one another in YAML. */
    static final int YAML_DEPTH = 12;
    /** Scenarios of a pack. */
    static final int SCENARIOS = 10_000;
    /** Characters of the accounts of all scenarios, each written out. */
    static final int SCENARIO_CHARACTERS = 16 << 20;
    /** Characters that a value in an account counts as at least; reading a short one takes no less than reading these. */
    static final int VALUE_CHARACTERS = 32;
    /** Problems that are reported; who has more starts with these. */
    static final int PROBLEMS = 500;

    private Bounds() {}
}
