/** What follows from order histories and from all accounts together: rhythm, trend, ranks, classes, tiers and retention. */
@NullMarked
package dev.mainstay.portfolio;

import org.jspecify.annotations.NullMarked;
