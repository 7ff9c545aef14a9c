/** Advice by a pack that changes while accounts are advised: what passes its checks takes over, what does not is told. */
@NullMarked
package dev.mainstay.authoring.reload;

import org.jspecify.annotations.NullMarked;
