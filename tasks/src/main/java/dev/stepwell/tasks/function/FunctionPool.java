package dev.stepwell.tasks.function;

import dev.stepwell.tasks.function.FunctionOutcome.Ended;
import dev.stepwell.tasks.function.FunctionOutcome.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one version of one function. An invocation takes an idle process or starts one, up to the function's
 * concurrency; beyond that it waits for its turn. Thread-safe.
 */
final class FunctionPool {
    /** Invocations of one function that may wait for their turn. */
    static final int QUEUE_MAX = 1_000;

    private static final String NO_LOG = "";

    private final FunctionDefinition definition;
    private final ProcessBudget budget;
    private final Semaphore turns;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<FunctionProcess> idle = new ArrayDeque<>();
    private final Set<FunctionProcess> busy = new HashSet<>();
    private boolean retired;
    private boolean killed;

    FunctionPool(FunctionDefinition definition, ProcessBudget budget) {
        this.definition = definition;
        this.budget = budget;
        this.turns = new Semaphore(definition.settings().concurrency(), true);
    }

    /** Waits until the function has room for {@code call}; gives the refusal when too many wait already, else null. */
    @Nullable
    Refused awaitTurn(FunctionCall call) throws InterruptedException {
        if (turns.getQueueLength() >= QUEUE_MAX) {
            return Refused.tooMany("Rate Exceeded: " + QUEUE_MAX + " invocations of " + call.name()
                    + " wait already (concurrency " + definition.settings().concurrency() + ")");
        }
        turns.acquire();
        return null;
    }

    void giveTurnBack() {
        turns.release();
    }

    /** Runs {@code call} to its end; its turn was awaited before. */
    FunctionOutcome run(FunctionCall call) throws InterruptedException {
        try {
            return runInTurn(call);
        } finally {
            giveTurnBack();
        }
    }

    private FunctionOutcome runInTurn(FunctionCall call) throws InterruptedException {
        for (FunctionProcess reused = takeIdle(); reused != null; reused = takeIdle()) {
            Ended ended = invoke(reused, call);
            if (ended != null) {
                return ended;
            }
        }
        return switch (definition.plan()) {
            case Runner.Plan.Missing(var message) -> Refused.invalidRuntime(message);
            case Runner.Plan.Broken(var type, var message) ->
                new Ended(FunctionErrors.notRunnable(type, message), true, NO_LOG);
            case Runner.Plan.Start(var command) -> runInNewProcess(call, command);
        };
    }

    private FunctionOutcome runInNewProcess(FunctionCall call, List<String> command) throws InterruptedException {
        if (!budget.take()) {
            return Refused.tooMany("Rate Exceeded: this node runs " + ProcessBudget.PROCESSES_MAX
                    + " function processes already and all of them are busy");
        }
        FunctionProcess process;
        try {
            process = start(command);
        } catch (IOException failed) {
            return Refused.invalidRuntime("the process cannot be started: " + failed.getMessage());
        }
        if (!markBusy(process)) {
            end(process);
            return new Ended(FunctionErrors.exited(call.requestId(), 0), true, NO_LOG);
        }
        byte[] error = awaitReady(process, call);
        if (error != null) {
            putBack(process, false);
            return new Ended(error, true, process.logTail(call.requestId()));
        }
        Ended ended = invoke(process, call);
        return ended != null
                ? ended
                : new Ended(FunctionErrors.exited(call.requestId(), 0), true, process.logTail(call.requestId()));
    }

    private byte @Nullable [] awaitReady(FunctionProcess process, FunctionCall call) throws InterruptedException {
        try {
            return process.awaitReady(call.requestId());
        } catch (InterruptedException stopping) {
            putBack(process, false);
            throw stopping;
        }
    }

    private FunctionProcess start(List<String> command) throws IOException, InterruptedException {
        boolean started = false;
        try {
            FunctionProcess process = FunctionProcess.start(
                    definition.settings(), definition.log(), address -> definition.start(command, address));
            started = true;
            return process;
        } finally {
            if (!started) {
                budget.giveBack();
            }
        }
    }

    /** Runs the call in {@code process} and puts it back; null when the process was already gone. */
    private @Nullable Ended invoke(FunctionProcess process, FunctionCall call) throws InterruptedException {
        boolean reusable = false;
        try {
            return switch (process.invoke(call)) {
                case FunctionProcess.Ended.NeverBegun() -> null;
                case FunctionProcess.Ended.With(var payload, var failed, var again) -> {
                    reusable = again;
                    yield new Ended(payload, failed, process.logTail(call.requestId()));
                }
            };
        } finally {
            putBack(process, reusable);
        }
    }

    private @Nullable FunctionProcess takeIdle() {
        lock.lock();
        try {
            FunctionProcess process = idle.pollLast();
            if (process != null) {
                busy.add(process);
            }
            return process;
        } finally {
            lock.unlock();
        }
    }

    /** False when the pool was killed meanwhile: then nothing may be left running. */
    private boolean markBusy(FunctionProcess process) {
        lock.lock();
        try {
            return !killed && busy.add(process);
        } finally {
            lock.unlock();
        }
    }

    private void putBack(FunctionProcess process, boolean reusable) {
        boolean kept = false;
        lock.lock();
        try {
            busy.remove(process);
            if (reusable && !retired && process.isAlive()) {
                process.markIdle();
                idle.addLast(process);
                kept = true;
            }
        } finally {
            lock.unlock();
        }
        if (!kept) {
            end(process);
        }
    }

    private void end(FunctionProcess process) {
        process.close();
        budget.giveBack();
    }

    /** Stops idle processes: those that were idle for longer than {@code patience}, and those that died. */
    int stopIdle(Duration patience) {
        var stopped = new ArrayList<FunctionProcess>();
        lock.lock();
        try {
            idle.removeIf(process -> {
                boolean useless = !process.isAlive() || process.idleFor().compareTo(patience) >= 0;
                return useless && stopped.add(process);
            });
        } finally {
            lock.unlock();
        }
        stopped.forEach(this::end);
        return stopped.size();
    }

    /** Lets running invocations finish and starts nothing that stays. */
    void retire() {
        lock.lock();
        try {
            retired = true;
        } finally {
            lock.unlock();
        }
        stopIdle(Duration.ZERO);
    }

    /** Kills everything, also what is busy; its invocations end as crashed. */
    void kill() {
        retire();
        List<FunctionProcess> running;
        lock.lock();
        try {
            killed = true;
            running = List.copyOf(busy);
        } finally {
            lock.unlock();
        }
        running.forEach(FunctionProcess::close);
    }
}
