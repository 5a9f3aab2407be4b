/**
 * Runs executions: one writer per partition, durable batches, effects only after durability.
 *
 * <p>What the API may use is {@link dev.stepwell.engine.StateMachines}, {@link dev.stepwell.engine.Executions}, {@link
 * dev.stepwell.engine.Activities} and {@link dev.stepwell.engine.TaskTokens}; all of them refuse with {@link
 * dev.stepwell.engine.Refused}. Start reading at {@code Engine}.
 */
@NullMarked
package dev.stepwell.engine;

import org.jspecify.annotations.NullMarked;
