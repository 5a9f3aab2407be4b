package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may happen to an execution. Late and duplicate commands are ignored by rule. */
public sealed interface Command {
    /** When the engine accepted the command; the interpreter has no other notion of now. */
    Instant at();

    /** The execution begins. */
    record Start(Instant at) implements Command {}

    /** A worker took the activity task. */
    record ActivityStarted(Attempt attempt, @Nullable String workerName, Instant at) implements Command {}

    /** The first call of a {@code .sync} or {@code .waitForTaskToken} task answered; the task goes on. */
    record TaskSubmitted(Attempt attempt, Payload output, Instant at) implements Command {}

    /** The task is done. */
    record TaskSucceeded(Attempt attempt, Payload output, Instant at) implements Command {}

    /** The task failed; error and cause may be absent, as SendTaskFailure allows. */
    record TaskFailed(
            Attempt attempt,
            @Nullable String error,
            @Nullable String cause,
            Instant at) implements Command {}

    /**
     * The first call of a {@code .sync} or {@code .waitForTaskToken} task could not be made: recorded as
     * TaskSubmitFailed where AWS does so, else like {@link TaskFailed}.
     */
    record SubmitFailed(
            Attempt attempt, String error, @Nullable String cause, Instant at) implements Command {}

    /** A worker says that it is alive; makes no event. */
    record Heartbeat(Attempt attempt, Instant at) implements Command {}

    /** Some deadline may have passed; spurious wakes do nothing. */
    record Wake(Instant at) implements Command {}

    /** StopExecution. */
    record Stop(@Nullable String error, @Nullable String cause, Instant at) implements Command {}

    /** RedriveExecution: the only command that an execution takes which has ended. */
    record Redrive(Instant at) implements Command {}

    /** Goes on with a step that was cut short by its bounds. */
    record Continue(Instant at) implements Command {}
}
