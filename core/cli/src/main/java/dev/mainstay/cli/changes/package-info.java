/** What changes from one pack to another, as a page. */
@NullMarked
package dev.mainstay.cli.changes;

import org.jspecify.annotations.NullMarked;
