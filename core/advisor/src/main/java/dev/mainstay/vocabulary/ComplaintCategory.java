package dev.mainstay.vocabulary;

/** What a complaint is about. */
public enum ComplaintCategory {
    /** The product or its quality. */
    PRODUCT,

    /** Service before or after the sale. */
    SERVICE,

    /** Lateness, shortage, damage in transit. */
    DELIVERY,

    /** Invoices, prices, credits. */
    BILLING,

    /** A conflict with other dealers or with our own sales. */
    CHANNEL_CONFLICT,

    /** Anything else. */
    OTHER
}
