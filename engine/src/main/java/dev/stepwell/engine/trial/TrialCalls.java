package dev.stepwell.engine.trial;

import dev.stepwell.engine.Reply;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.CallDispatcher;
import dev.stepwell.engine.call.ClientStart;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.trial.Trial.Progress;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Makes the calls of trials, each on a thread of its own so that it can be given up. Thread-safe. */
public final class TrialCalls {
    /** Unique within the execution, of which it is the only one. */
    private static final long ATTEMPT = 1;

    private final Connectors connectors;
    private final ClientStart starts;
    private final Ticker ticker;

    public TrialCalls(Connectors connectors, ClientStart starts, Ticker ticker) {
        this.connectors = connectors;
        this.starts = starts;
        this.ticker = ticker;
    }

    /**
     * Makes the call and waits for its answer.
     *
     * @return null when there was no answer in time
     * @throws InterruptedException when nobody waits for the answer any more; the call is given up
     */
    @Nullable
    TaskResult make(ExecutionInfo info, Progress.Call wanted, Duration patience) throws InterruptedException {
        if (Connectors.isNested(wanted.resource())) {
            Reply<Answer> answer = new Reply<>();
            starts.start(wanted.arguments(), answer::give);
            return started(answer.await());
        }
        TaskCall call = new TaskCall(
                info.executionArn(),
                wanted.stateName(),
                ATTEMPT,
                wanted.resource(),
                wanted.arguments(),
                null,
                patience,
                wanted.credentialsRoleArn());
        Connector connector = connectors.find(wanted.resource());
        return connector == null ? CallDispatcher.noConnector(call) : answer(connector, call, patience);
    }

    private static TaskResult started(Answer answer) {
        return switch (answer) {
            case Answer.Succeeded(var output) -> new TaskResult.Succeeded(output);
            case Answer.Failed(var error, var cause) -> new TaskResult.Failed(error, cause);
            case Answer.Submitted _, Answer.SubmitFailed _, Answer.Heartbeat _, Answer.Taken _ ->
                throw new IllegalStateException("a start is answered at once, not with " + answer);
        };
    }

    private @Nullable TaskResult answer(Connector connector, TaskCall call, Duration patience)
            throws InterruptedException {
        CompletableFuture<@Nullable TaskResult> answer = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().name("stepwell-trial").start(() -> answer.complete(called(connector, call)));
        Ticker.Alarm alarm = ticker.schedule(patience, () -> answer.complete(null));
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            alarm.cancel();
            caller.interrupt();
        }
    }

    private static @Nullable TaskResult called(Connector connector, TaskCall call) {
        try {
            return CallDispatcher.called(connector, call);
        } catch (InterruptedException _) {
            // given up: whoever waited has gone
            return null;
        }
    }
}
