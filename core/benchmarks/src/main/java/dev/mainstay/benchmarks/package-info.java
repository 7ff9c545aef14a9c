/** What Mainstay costs, measured against hand-written Java, Drools as most people write it, and Jackson alone. */
@NullMarked
package dev.mainstay.benchmarks;

import org.jspecify.annotations.NullMarked;
