/**
 * What leaves the engine and what comes back: task calls on virtual threads, activity queues, task tokens, the
 * results of nested executions.
 *
 * <p>Everything here is used after durability only. It knows lanes as {@link dev.stepwell.engine.call.Answers}, to
 * which outcomes go. Shared state is guarded in {@link dev.stepwell.engine.call.CallDispatcher} and {@link
 * dev.stepwell.engine.call.ActivityQueues}.
 */
@NullMarked
package dev.stepwell.engine.call;

import org.jspecify.annotations.NullMarked;
