package dev.mainstay.vocabulary;

/** What sort of organisation an account is. */
public enum AccountKind {
    /** Distributes to dealers. */
    DISTRIBUTOR,

    /** Sells to end customers. */
    RESELLER,

    /** Builds our product into its own. */
    MANUFACTURER,

    /** Uses our product to render services. */
    SERVICE,

    /** A public body. */
    GOVERNMENT,

    /** Anything else. */
    OTHER
}
