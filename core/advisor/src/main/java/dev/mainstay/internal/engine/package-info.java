/** Runs a pack: facts, the Drools session, diagnosis, playbook, guardrails, arbitration. Not API. */
@NullMarked
package dev.mainstay.internal.engine;

import org.jspecify.annotations.NullMarked;
