package dev.stepwell.tasks.function;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What function.yaml says. Immutable.
 *
 * @param runtimes alternatives, the first one that this machine has is used
 * @param handlers handler of each family that has one
 * @param timeout longest time of one invocation
 * @param memoryMegabytes memory above which a process is stopped
 * @param concurrency processes of this function at the same time
 * @param environment variables of its processes
 * @param resendsLost whether an invocation whose outcome is unknown is made again
 */
record FunctionSettings(
        List<RuntimeKind> runtimes,
        Map<RuntimeKind, String> handlers,
        Duration timeout,
        int memoryMegabytes,
        int concurrency,
        Map<String, String> environment,
        boolean resendsLost) {
    static final int TIMEOUT_SECONDS_MAX = 900;
    static final int TIMEOUT_SECONDS_DEFAULT = 3;
    static final int MEMORY_MEGABYTES_MIN = 128;
    static final int MEMORY_MEGABYTES_MAX = 10_240;
    static final int MEMORY_MEGABYTES_DEFAULT = 256;
    static final int CONCURRENCY_MAX = 1_000;
    static final int CONCURRENCY_DEFAULT = 4;

    FunctionSettings {
        runtimes = List.copyOf(runtimes);
        handlers = Map.copyOf(handlers);
        environment = Map.copyOf(environment);
    }

    /** The handler for {@code kind}; a custom runtime reads it only if it wants to. */
    String handler(RuntimeKind kind) {
        return handlers.getOrDefault(kind, "");
    }
}
