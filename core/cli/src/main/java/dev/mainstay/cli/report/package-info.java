/** The advice for a portfolio as a page that a key-account director opens. */
@NullMarked
package dev.mainstay.cli.report;

import org.jspecify.annotations.NullMarked;
