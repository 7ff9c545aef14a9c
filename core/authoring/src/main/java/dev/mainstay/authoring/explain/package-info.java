/** Says why an advice is as it is and not otherwise, in sentences that know their places in the pack. */
@NullMarked
package dev.mainstay.authoring.explain;

import org.jspecify.annotations.NullMarked;
