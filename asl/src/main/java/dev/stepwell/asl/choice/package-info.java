/**
 * The rules of a JSONPath Choice: comparisons, type tests, and their combinations by And, Or and Not.
 *
 * <p>Start at {@link dev.stepwell.asl.choice.RuleCompiler}. A value of another type than the operator's is no match,
 * never an error; a variable that is not there is an error except for IsPresent.
 */
@NullMarked
package dev.stepwell.asl.choice;

import org.jspecify.annotations.NullMarked;
