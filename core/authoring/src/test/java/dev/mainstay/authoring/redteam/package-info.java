/** Hostile packs: what is refused, and what would happen if it were not. */
@NullMarked
package dev.mainstay.authoring.redteam;

import org.jspecify.annotations.NullMarked;
