/** Makes rule packs: reads a folder as a consultant writes it, checks it, and builds what an advisor runs. */
@NullMarked
package dev.mainstay.authoring;

import org.jspecify.annotations.NullMarked;
