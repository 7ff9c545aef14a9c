/** The decision log: every advice with the snapshot it came from, as lines of JSON that can be replayed. */
@NullMarked
package dev.mainstay.log;

import org.jspecify.annotations.NullMarked;
