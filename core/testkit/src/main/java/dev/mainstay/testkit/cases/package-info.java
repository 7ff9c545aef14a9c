/** Drafts of scenarios, made from a pack: what it says today at its own limits, for a person to confirm or to change. */
@NullMarked
package dev.mainstay.testkit.cases;

import org.jspecify.annotations.NullMarked;
