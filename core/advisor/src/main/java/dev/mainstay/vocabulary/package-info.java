/**
 * The words that rules and Java share: facts, metrics, units, codes. What is not here, no rule can see; it is the whole
 * capability list of a rule pack.
 */
@NullMarked
package dev.mainstay.vocabulary;

import org.jspecify.annotations.NullMarked;
