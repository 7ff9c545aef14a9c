/** How much of a pack its scenarios reach, laid over the pack's own files, as a page. */
@NullMarked
package dev.mainstay.cli.coverage;

import org.jspecify.annotations.NullMarked;
