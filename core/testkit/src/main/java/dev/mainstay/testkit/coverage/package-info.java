/**
 * How much of a pack its scenarios reach: rules, conditions, limits and rows, and what nobody tries. Free of JUnit. What it says
 * is measured by the interpreter, on the pack's own text, and so is exact and has places.
 */
@NullMarked
package dev.mainstay.testkit.coverage;

import org.jspecify.annotations.NullMarked;
