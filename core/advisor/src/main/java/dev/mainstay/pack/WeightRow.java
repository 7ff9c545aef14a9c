package dev.mainstay.pack;

/**
 * One row of weights.csv: a number behind likelihoods and the ranking.
 *
 * @param key what it is called
 * @param value the number
 * @param at where it stands
 */
public record WeightRow(String key, double value, SourceRef at) {}
