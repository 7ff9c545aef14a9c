/** The shell that all HTML pages of the command share: one file, both languages, no request to anywhere. */
@NullMarked
package dev.mainstay.cli.page;

import org.jspecify.annotations.NullMarked;
