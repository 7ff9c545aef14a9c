/**
 * Tests a rule pack like code: a verifier that reads as a sentence, JUnit 5 and AssertJ; gates on how much of a pack its scenarios
 * reach and, in {@code .mutation}, on what they notice.
 */
@NullMarked
package dev.mainstay.testkit;

import org.jspecify.annotations.NullMarked;
