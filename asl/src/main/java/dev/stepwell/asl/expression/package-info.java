/**
 * What compiled expressions look like to those who evaluate them, whatever the query language.
 *
 * <p>Start at {@link dev.stepwell.asl.expression.DataFlow}: one implementation per query language. The evaluator hands
 * in a {@link dev.stepwell.asl.expression.Frame}; anything that goes wrong is an {@link
 * dev.stepwell.asl.expression.EvaluationFailure}.
 */
@NullMarked
package dev.stepwell.asl.expression;

import org.jspecify.annotations.NullMarked;
