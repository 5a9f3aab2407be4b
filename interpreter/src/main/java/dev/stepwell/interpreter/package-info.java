/**
 * The meaning of a program: turns (state, command) into (state', history, effects).
 *
 * <p>Pure: nothing here reads a clock, draws randomness, logs, blocks or does I/O; the architecture test rejects the
 * imports. Start at {@link dev.stepwell.interpreter.Interpreter}; each state type has a class of its own.
 */
@NullMarked
package dev.stepwell.interpreter;

import org.jspecify.annotations.NullMarked;
