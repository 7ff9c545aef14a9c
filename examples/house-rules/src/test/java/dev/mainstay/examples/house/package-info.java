/** Holds the example packs to their scenarios. */
@NullMarked
package dev.mainstay.examples.house;

import org.jspecify.annotations.NullMarked;
