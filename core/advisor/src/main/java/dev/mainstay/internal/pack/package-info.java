/** The format of built packs. Not API. */
@NullMarked
package dev.mainstay.internal.pack;

import org.jspecify.annotations.NullMarked;
