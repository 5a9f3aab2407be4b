/**
 * Draws valid definitions, inputs and scripts of answers from a seed. Data has a known shape (members a to n, see
 * {@link dev.stepwell.interpreter.oracle.generate.Shapes}) that most states keep, so that most paths hit and some miss.
 *
 * <p>Start at {@link dev.stepwell.interpreter.oracle.generate.Scenario}.
 */
@NullMarked
package dev.stepwell.interpreter.oracle.generate;

import org.jspecify.annotations.NullMarked;
