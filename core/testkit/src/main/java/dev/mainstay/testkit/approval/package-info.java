/** The advice for a portfolio as a file that people approve, and what has changed since they did. */
@NullMarked
package dev.mainstay.testkit.approval;

import org.jspecify.annotations.NullMarked;
