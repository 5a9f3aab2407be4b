/**
 * Runs one state by itself and tells what became of its data at every stage: the core of TestState. Start at {@link
 * dev.stepwell.interpreter.trial.Trial}. Pure: whoever uses it makes the call or waits, and says how that ended.
 */
@NullMarked
package dev.stepwell.interpreter.trial;

import org.jspecify.annotations.NullMarked;
