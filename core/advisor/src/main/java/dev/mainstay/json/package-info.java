/**
 * JSON in and out: snapshots are read one by one or as a whole feed, advice is written.
 *
 * <p>Reading checks everything it can and names every fault by its JSON path. Limits on size, depth and length hold unless
 * they are set otherwise. Writing gives the same bytes for the same value, whatever the machine, thread or locale.
 */
@NullMarked
package dev.mainstay.json;

import org.jspecify.annotations.NullMarked;
