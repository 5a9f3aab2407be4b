/**
 * The JSONata dialect: {@code {% ... %}} expressions compiled once, evaluated under bounds, failing with AWS's texts.
 *
 * <p>Start at {@link dev.stepwell.asl.jsonata.JsonataDialect}, then {@code Expression} and {@code Query}. The evaluator
 * itself is a library that works on maps and lists; {@code Values} shows it Jackson trees without copying them,
 * {@code BuiltIns} replaces its functions where they differ from AWS's, and {@code Budget} bounds what one evaluation
 * may cost.
 * Nothing here reads a clock or draws randomness except through the frame it is given.
 */
@NullMarked
package dev.stepwell.asl.jsonata;

import org.jspecify.annotations.NullMarked;
