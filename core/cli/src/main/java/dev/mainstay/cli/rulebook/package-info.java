/** A pack as a book to look things up in. */
@NullMarked
package dev.mainstay.cli.rulebook;

import org.jspecify.annotations.NullMarked;
