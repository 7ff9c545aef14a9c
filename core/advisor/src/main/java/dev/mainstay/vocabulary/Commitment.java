package dev.mainstay.vocabulary;

/** The seven things a supplier keeps up with a key account: one communication, two alignments, four guarantees. */
public enum Commitment {
    /** One communication: known people, regular deep contact. */
    COMMUNICATION("communication"),

    /** Products in line with the account's needs. */
    PRODUCT_ALIGNMENT("product"),

    /** Strategy in line with the account's. */
    STRATEGY_ALIGNMENT("strategy"),

    /** Product quality, always. */
    QUALITY("quality"),

    /** Service quality. */
    SERVICE("service"),

    /** On time and in full, urgent orders included. */
    DELIVERY("delivery"),

    /** More value than the rival gives. */
    VALUE("benefit");

    private final String group;

    Commitment(String group) {
        this.group = group;
    }

    /** The group of the account's metrics that measure how it is kept. */
    public String group() {
        return group;
    }
}
