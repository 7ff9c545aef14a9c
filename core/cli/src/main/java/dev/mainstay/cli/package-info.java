/** The {@code mainstay} command: results on standard output, everything else on standard error. */
@NullMarked
package dev.mainstay.cli;

import org.jspecify.annotations.NullMarked;
