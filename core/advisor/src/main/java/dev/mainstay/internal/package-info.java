/** What several packages share and nobody outside may rely on. */
@NullMarked
package dev.mainstay.internal;

import org.jspecify.annotations.NullMarked;
