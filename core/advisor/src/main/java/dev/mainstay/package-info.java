/**
 * Keeps a company's key accounts from defecting: a {@link dev.mainstay.RetentionAdvisor} takes an account snapshot and a rule
 * pack and gives advice.
 */
@NullMarked
package dev.mainstay;

import org.jspecify.annotations.NullMarked;
