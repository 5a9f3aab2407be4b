/**
 * What of a state machine's history is logged, and the way out for it.
 *
 * <p>A machine's {@code loggingConfiguration} becomes a {@link dev.stepwell.engine.log.LogTarget}, or nothing when its
 * level is OFF, which is all that an execution without logs costs. Events leave after they are durable, or for Express
 * executions after they have happened. Delivery is best effort: nothing here may wait, fail, or come again after a
 * crash. Start at {@link dev.stepwell.engine.log.ExecutionLogs}.
 */
@NullMarked
package dev.stepwell.engine.log;

import org.jspecify.annotations.NullMarked;
