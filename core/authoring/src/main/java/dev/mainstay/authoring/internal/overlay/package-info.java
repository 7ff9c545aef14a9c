/**
 * Lays the differences that one pack states over the pack it extends. Works on models alone; reading files and finding the
 * base is the folder reader's part.
 */
@NullMarked
package dev.mainstay.authoring.internal.overlay;

import org.jspecify.annotations.NullMarked;
