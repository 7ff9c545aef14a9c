/** What is wrong with an input, where, and the way out, in the reader's language. */
@NullMarked
package dev.mainstay.problem;

import org.jspecify.annotations.NullMarked;
