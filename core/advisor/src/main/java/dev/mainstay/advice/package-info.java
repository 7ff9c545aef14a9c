/** What comes out: diagnosed causes, signals with their evidence, and a prioritised list of actions. */
@NullMarked
package dev.mainstay.advice;

import org.jspecify.annotations.NullMarked;
