package dev.mainstay.pack;

/**
 * One row of diagnosis.csv: a signal speaks for or against a cause, a conduct risk, or defection as such.
 *
 * @param signal the signal
 * @param influence a cause, a conduct risk, or {@code DEFECTION}
 * @param facet facet of the cause it points to; empty where none
 * @param weight -1 to 1; negative speaks against
 * @param at where it stands
 */
public record DiagnosisRow(String signal, String influence, String facet, double weight, SourceRef at) {}
