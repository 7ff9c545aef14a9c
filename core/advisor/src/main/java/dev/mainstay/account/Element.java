package dev.mainstay.account;

/** An element of one of the snapshot's lists. */
public sealed interface Element permits Complaint, Rival, Shift, Promotion {

    /** What is known of it. */
    MetricValues metrics();

    /** What names it within its list; empty where such elements have no name. */
    String label();

    /** The same element with other values. */
    Element withMetrics(MetricValues replaced);
}
