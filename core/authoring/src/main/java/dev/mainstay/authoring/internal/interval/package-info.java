/**
 * Exact reasoning over what rules may say.
 *
 * <p>A {@link dev.mainstay.authoring.internal.interval.Question} is what a rule, or patterns put together by hand, ask of an
 * account. A {@link dev.mainstay.authoring.internal.interval.Reasoner} looks for an account with some quality:
 *
 * <pre>{@code
 * Reasoner reasoner = Reasoner.of(model, day);
 * reasoner.holds(Question.of(rule));                       // one that the rule fires on
 * reasoner.together(Question.of(a), Question.of(b));       // one that both fire on
 * reasoner.apart(Question.of(a), Question.of(b));          // one that a fires on and, for the same facts, b does not
 * reasoner.implies(Question.of(a), Question.of(b));        // proven: there is no such account
 * reasoner.equivalent(Question.of(rule), Question.of(mutant));
 * reasoner.difference(rule, mutant).witness().flatMap(Witness::account);  // an account that tells them apart
 * reasoner.difference(a, limits, a, limits.with(changedRows));            // and one that two limits tell apart
 * }</pre>
 *
 * <p>The answer is a {@link dev.mainstay.authoring.internal.interval.Search}: {@code Nowhere} is a proof over every account,
 * every way the limits read resolve by account, tier, industry, kind and day, and every way something can be unknown. {@code
 * Found} names a {@link dev.mainstay.authoring.internal.interval.Witness}, and its snapshot has been held against the question.
 * {@code Undecided} is neither, and nothing follows from it.
 *
 * <p>Exact are comparisons of a property or lookup with literals and limits, texts, codes, flags, proposals (of the catalogue),
 * and orders among properties; {@code exists}, {@code not}, counts, greatest and least over lists of up to six elements; whole
 * numbers as whole, all others as the doubles they are. Derived metrics are tied to their inputs by what must hold of them
 * (which are known, signs, tier steps, ages), not by arithmetic, so of those {@code Nowhere} may be missed but is never wrong.
 * Sums are undecided unless an account is found. {@code Reasoner.of} takes signals, likelihoods, stance and proposals to be
 * anything the vocabulary allows; {@code Reasoner.within} also knows what the pack's rules and tables can make of them.
 */
@NullMarked
package dev.mainstay.authoring.internal.interval;

import org.jspecify.annotations.NullMarked;
