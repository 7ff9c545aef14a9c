/** Readers of a pack's files and the checks over the whole. Not API. */
@NullMarked
package dev.mainstay.authoring.internal;

import org.jspecify.annotations.NullMarked;
