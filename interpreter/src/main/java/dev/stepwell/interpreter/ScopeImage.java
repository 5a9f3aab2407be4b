package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one scope: the machine itself, a branch, or an iteration.
 *
 * @param parent scope whose Parallel or Map this one belongs to; its own id for the root
 * @param index of the branch or iteration
 * @param state name of the current state
 * @param lastEvent last event of this thread of control
 * @param enteredEvent Entered event of the current state
 * @param beforeEntered last event of this thread before that
 * @param retries retries taken, per retrier of the current state
 * @param attempt Scheduled event of the awaited attempt, 0 for none
 * @param dueMillis when a wait, a back-off or a task's time ends, 0 for never
 * @param heartbeatMillis when the next heartbeat is overdue, 0 for never
 * @param result of the state's work, before its output was made
 * @param failure of the state's work, before Retry and Catch saw it
 * @param early a token's answer that came before its task was known to be submitted
 */
public record ScopeImage(
        int id,
        int parent,
        int index,
        String state,
        Phase phase,
        long lastEvent,
        long enteredEvent,
        long beforeEntered,
        Instant enteredAt,
        Payload input,
        Map<String, Payload> variables,
        List<Integer> retries,
        int retryCount,
        long attempt,
        long dueMillis,
        long heartbeatMillis,
        int heartbeatSeconds,
        @Nullable Payload result,
        @Nullable Failure failure,
        @Nullable EarlyAnswer early,
        @Nullable JoinImage join) {
    public ScopeImage {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        retries = List.copyOf(retries);
    }
}
