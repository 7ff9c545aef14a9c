package dev.mainstay.pack;

import java.time.LocalDate;

/**
 * A rule is out of use for a time. The day that counts is the snapshot's, so advice stays a pure function.
 *
 * @param reason why
 * @param until last day it is out of use; from the next on it applies again
 * @param owner role that answers for it
 * @param at where it stands
 */
public record SwitchedOff(String reason, LocalDate until, String owner, SourceRef at) {}
