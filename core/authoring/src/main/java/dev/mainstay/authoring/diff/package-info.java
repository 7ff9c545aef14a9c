/** What a changed pack changes: in the pack, in the advice for each account, and in a portfolio as a whole. */
@NullMarked
package dev.mainstay.authoring.diff;

import org.jspecify.annotations.NullMarked;
