package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Answers that carry a task token. Answer when durable; refuse with InvalidToken for what is no token of this server,
 * TaskTimedOut for a task that nobody awaits any more, TaskDoesNotExist when its execution is gone. Thread-safe.
 */
public interface TaskTokens {
    void succeed(String token, Payload output);

    void fail(String token, @Nullable String error, @Nullable String cause);

    void heartbeat(String token);
}
