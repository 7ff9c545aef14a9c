/** Tests a rule pack like code: a verifier that reads as a sentence, JUnit 5 and AssertJ. */
@NullMarked
package dev.mainstay.testkit;

import org.jspecify.annotations.NullMarked;
