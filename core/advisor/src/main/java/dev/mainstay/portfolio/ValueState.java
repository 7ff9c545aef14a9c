package dev.mainstay.portfolio;

/** What an account ordered in a year, compared with what accounts of the portfolio order in a year; lowest first. */
public enum ValueState {
    /** Nothing. */
    NONE,
    /** As much as the lowest third of the years with orders. */
    LOW,
    /** As much as the middle third. */
    MIDDLE,
    /** As much as the highest third. */
    HIGH
}
