/**
 * Breaks a pack on purpose, one small change at a time, and asks its scenarios whether they notice. What none of them notices
 * is a policy that nobody tests.
 */
@NullMarked
package dev.mainstay.testkit.mutation;

import org.jspecify.annotations.NullMarked;
