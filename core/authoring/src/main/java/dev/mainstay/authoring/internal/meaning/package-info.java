/**
 * What a pack means, said a second time: its rules and tables read straight from the source-mapped model, without Drools and
 * without the engine, in the shortest way that is clear. Explanation, coverage and mutation ask it why; tests hold it against
 * the engine. Not API.
 */
@NullMarked
package dev.mainstay.authoring.internal.meaning;

import org.jspecify.annotations.NullMarked;
