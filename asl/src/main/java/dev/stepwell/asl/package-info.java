/**
 * The Amazon States Language: text in, validated and compiled {@link dev.stepwell.asl.model.Program} out.
 *
 * <p>Knows nothing about executions, I/O or clocks. Start reading at {@link dev.stepwell.asl.Compiler}; the model it
 * produces is in {@code asl.model}, what expressions may read while they are evaluated is
 * {@link dev.stepwell.asl.expression.Frame}.
 */
@NullMarked
package dev.stepwell.asl;

import org.jspecify.annotations.NullMarked;
