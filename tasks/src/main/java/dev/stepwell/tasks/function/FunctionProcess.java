package dev.stepwell.tasks.function;

import dev.stepwell.tasks.TaskClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One subprocess of a function with its Runtime API. Serves one invocation at a time; used by one thread at a time. */
final class FunctionProcess implements AutoCloseable {
    /** Time for loading the code, until the process asks for its first invocation. */
    static final Duration INIT_TIMEOUT = Duration.ofSeconds(30);

    /** How often a running invocation's memory is looked at. */
    private static final long MEMORY_CHECK_MILLIS = 50;

    private static final long KIBIBYTES_PER_MEBIBYTE = 1024;

    /** How an invocation ended. */
    sealed interface Ended {
        /** @param reusable whether the process can take another invocation */
        record With(byte[] payload, boolean failed, boolean reusable) implements Ended {}

        /** The process was gone before it could take the invocation. */
        record NeverBegun() implements Ended {}
    }

    private final FunctionSettings settings;
    private final RuntimeApi api;
    private final Process process;
    private final FunctionLog.Tail tail = new FunctionLog.Tail();
    private volatile long idleSinceNanos;

    private FunctionProcess(FunctionSettings settings, RuntimeApi api, Process process) {
        this.settings = settings;
        this.api = api;
        this.process = process;
    }

    /** Starts the process without waiting for it to become ready. */
    static FunctionProcess start(FunctionSettings settings, FunctionLog log, Preparation preparation)
            throws IOException, InterruptedException {
        RuntimeApi api = RuntimeApi.open();
        Process process = null;
        try {
            process = preparation.start(api.address());
        } finally {
            if (process == null) {
                api.close();
            }
        }
        var started = new FunctionProcess(settings, api, process);
        var _ = process.onExit().thenAccept(ended -> api.exited(ended.exitValue()));
        Thread.ofPlatform()
                .daemon()
                .name("function-output-" + process.pid())
                .start(() -> log.copy(started.process.getInputStream(), started.tail));
        return started;
    }

    /** Starts the process of a function whose Runtime API answers at an address. */
    @FunctionalInterface
    interface Preparation {
        Process start(String apiAddress) throws IOException, InterruptedException;
    }

    /** Waits until the process is ready; gives the description of the error when it does not become so, else null. */
    byte @Nullable [] awaitReady(String requestId) throws InterruptedException {
        try {
            return switch (api.ready().get(INIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                case RuntimeApi.Ready.Waiting() -> null;
                case RuntimeApi.Ready.InitFailed(var error) -> error;
                case RuntimeApi.Ready.Exited(var status) -> FunctionErrors.exited(requestId, status);
            };
        } catch (TimeoutException late) {
            return FunctionErrors.initTimedOut(requestId, INIT_TIMEOUT);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("nothing fails this future", impossible);
        }
    }

    /** Runs one invocation to its end, whatever the function does. */
    Ended invoke(FunctionCall call) throws InterruptedException {
        tail.clear();
        var work = new Work(call, settings.timeout());
        if (!process.isAlive() || !api.offer(work)) {
            return new Ended.NeverBegun();
        }
        long began = TaskClock.nanos();
        while (true) {
            try {
                Work.End end = work.end().get(MEMORY_CHECK_MILLIS, TimeUnit.MILLISECONDS);
                return endedBy(end, work);
            } catch (TimeoutException stillRunning) {
                if (TaskClock.since(began).compareTo(settings.timeout()) >= 0) {
                    return lastAnswer(FunctionErrors.timedOut(call.requestId(), settings.timeout()));
                }
                if (usesTooMuchMemory()) {
                    return lastAnswer(FunctionErrors.outOfMemory(call.requestId()));
                }
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("nothing fails this future", impossible);
            }
        }
    }

    private Ended endedBy(Work.End end, Work work) throws InterruptedException {
        return switch (end) {
            case Work.End.Answered(var payload, var failed) -> new Ended.With(payload, failed, true);
            case Work.End.TooLarge() -> lastAnswer(FunctionErrors.responseTooLarge());
            case Work.End.Exited _ -> work.isFetched() ? exited(work.call()) : new Ended.NeverBegun();
        };
    }

    private Ended exited(FunctionCall call) throws InterruptedException {
        return lastAnswer(FunctionErrors.exited(call.requestId(), process.waitFor()));
    }

    private static Ended lastAnswer(byte[] error) {
        return new Ended.With(error, true, false);
    }

    private boolean usesTooMuchMemory() {
        return MemoryUse.kibibytes(process.pid()) > settings.memoryMegabytes() * KIBIBYTES_PER_MEBIBYTE;
    }

    /** The end of what it printed during the last invocation, as far as it was read by now. */
    String logTail(String requestId) {
        return tail.encoded(requestId);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void markIdle() {
        idleSinceNanos = TaskClock.nanos();
    }

    Duration idleFor() {
        return TaskClock.since(idleSinceNanos);
    }

    /** Kills the process and everything it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        api.close();
    }
}
