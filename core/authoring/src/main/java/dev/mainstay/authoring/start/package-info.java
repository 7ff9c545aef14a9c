/** What helps an author begin: a first pack, schemas for editors, and the vocabulary as a page. */
@NullMarked
package dev.mainstay.authoring.start;

import org.jspecify.annotations.NullMarked;
