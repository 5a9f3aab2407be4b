package dev.stepwell.engine.call;

import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.tasks.TaskCall;

/** A task call that is due: its attempt is durable. Immutable. */
public record PendingCall(ExecutionKey execution, Attempt attempt, TaskCall call) {}
