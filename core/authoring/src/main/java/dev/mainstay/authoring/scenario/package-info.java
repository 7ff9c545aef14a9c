/** A pack's own tests: what is given, what is expected, and what must be absent. */
@NullMarked
package dev.mainstay.authoring.scenario;

import org.jspecify.annotations.NullMarked;
