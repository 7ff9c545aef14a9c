/** Runs the scenarios of a pack and reports what came of them: for people, for programs, for a build server. */
@NullMarked
package dev.mainstay.testkit.report;

import org.jspecify.annotations.NullMarked;
