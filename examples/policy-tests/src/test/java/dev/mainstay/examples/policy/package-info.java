/** Tests of a policy as a developer writes them. */
@NullMarked
package dev.mainstay.examples.policy;

import org.jspecify.annotations.NullMarked;
