/**
 * Rule packs: how to load one, and the source-mapped model of what is in it. Checking, evidence, coverage and explanation
 * all read this one model.
 */
@NullMarked
package dev.mainstay.pack;

import org.jspecify.annotations.NullMarked;
