package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many bytes events will take, about: what keeps batches and queues within their bounds. Stateless. */
public final class HistoryWeight {
    private static final int EVENT_BYTES = 32;

    private HistoryWeight() {}

    /** Bytes of their data, each payload counted once, and a little for each event. */
    public static long of(List<HistoryEvent> events) {
        long bytes = 0;
        Payload last = null;
        for (HistoryEvent event : events) {
            Payload payload = payload(event.details());
            bytes += EVENT_BYTES + beside(event.details());
            if (payload != null && !isSame(payload, last)) {
                bytes += payload.size();
                last = payload;
            }
        }
        return bytes;
    }

    /** Bytes of texts, and of the variables that a state assigned. */
    private static long beside(EventDetails details) {
        return switch (details) {
            case EventDetails.Failure(var _, var cause) -> length(cause);
            case EventDetails.TaskFailure failure -> length(failure.cause());
            case EventDetails.EvaluationFailed failed -> length(failed.cause());
            case EventDetails.StateExited(var _, var _, var variables) -> size(variables);
            case EventDetails _ -> 0;
        };
    }

    private static long size(@Nullable Map<String, Payload> variables) {
        return variables == null
                ? 0
                : variables.values().stream().mapToLong(Payload::size).sum();
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** A payload that passes through is written once. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Payload payload, @Nullable Payload last) {
        return payload == last;
    }

    private static @Nullable Payload payload(EventDetails details) {
        return switch (details) {
            case EventDetails.ExecutionStarted started -> started.input();
            case EventDetails.ExecutionSucceeded(var output) -> output;
            case EventDetails.StateEntered(var _, var input) -> input;
            case EventDetails.StateExited(var _, var output, var _) -> output;
            case EventDetails.LambdaFunctionScheduled scheduled -> scheduled.input();
            case EventDetails.LambdaFunctionSucceeded(var output) -> output;
            case EventDetails.TaskScheduled scheduled -> scheduled.parameters();
            case EventDetails.TaskOutput(var _, var _, var output) -> output;
            case EventDetails.ActivityScheduled scheduled -> scheduled.input();
            case EventDetails.ActivitySucceeded(var output) -> output;
            case EventDetails.None _,
                    EventDetails.Failure _,
                    EventDetails.ExecutionRedriven _,
                    EventDetails.TaskStarted _,
                    EventDetails.TaskFailure _,
                    EventDetails.ActivityStarted _,
                    EventDetails.MapStateStarted _,
                    EventDetails.MapIteration _,
                    EventDetails.MapRunStarted _,
                    EventDetails.MapRunRedriven _,
                    EventDetails.EvaluationFailed _ -> null;
        };
    }
}
