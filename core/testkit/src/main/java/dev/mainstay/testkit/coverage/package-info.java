/**
 * How much of a pack its scenarios reach: rules, conditions, limits and rows, and what nobody tries. Free of JUnit. What it says
 * is measured by the interpreter, on the pack's own text, and so is exact and has places.
 *
 * <p>{@link dev.mainstay.testkit.coverage.Criterion} says what is measured, {@link
 * dev.mainstay.testkit.coverage.PackCoverage#reasoned} tells what no account can reach from what is missing, {@link
 * dev.mainstay.testkit.coverage.CoverageText} says both to people, and {@code MainstayAssertions.assertThat(coverage)} makes a gate
 * of it.
 */
@NullMarked
package dev.mainstay.testkit.coverage;

import org.jspecify.annotations.NullMarked;
