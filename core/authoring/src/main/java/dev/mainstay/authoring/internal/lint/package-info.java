/** What is written without mistake and yet hardly meant. */
@NullMarked
package dev.mainstay.authoring.internal.lint;

import org.jspecify.annotations.NullMarked;
