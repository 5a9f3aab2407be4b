package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.memory.FaultyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An engine on a faulty store under a virtual clock, and ways to crash and reopen it. */
final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final VirtualTicker ticker = new VirtualTicker();
    final ScriptedConnector connector = new ScriptedConnector();
    private final FixedEntropy entropy = new FixedEntropy(7);
    /** What the engine has logged. */
    final List<LoggedEvents> logged = new CopyOnWriteArrayList<>();

    final EngineOptions options;
    FaultyStore store = new FaultyStore();
    Engine engine;

    World() {
        this(EngineOptions.defaults().withLanes(2));
    }

    World(EngineOptions options) {
        this.options = options;
        this.engine = open();
    }

    private Engine open() {
        return Engine.open(options, new Engine.Ports(store, List.of(connector), ticker, entropy, logged::add));
    }

    /** Kills the process at a commit edge and starts it again. */
    void crash(long seed) {
        FaultyStore survivor = store.crash(seed);
        Engine dead = engine;
        store.close();
        store = survivor;
        engine = open();
        dead.abandon();
    }

    void restart() {
        engine.close();
        store = store.reopen();
        engine = open();
    }

    String machine(String name, String definition) {
        return machine(name, definition, MachineType.STANDARD);
    }

    String machine(String name, String definition, MachineType type) {
        return engine.stateMachines()
                .create(new StateMachines.NewStateMachine(
                        name, definition, "arn:aws:iam::123456789012:role/r", type, null, null, null, Map.of(), null))
                .arn();
    }

    String start(String machineArn, @org.jspecify.annotations.Nullable String name, String input) {
        return engine.executions()
                .start(machineArn, name, Payload.ofText(input))
                .executionArn();
    }

    /** A task of the activity, which must be there. */
    Activities.ActivityTask poll(String activityArn) throws InterruptedException {
        return java.util.Objects.requireNonNull(engine.activities().poll(activityArn, "w", Duration.ofSeconds(60)));
    }

    Description describe(String executionArn) {
        return engine.executions().describe(executionArn);
    }

    /** Waits until the execution is over. */
    Description end(String executionArn) {
        until(() -> describe(executionArn).summary().status() != Status.RUNNING);
        return describe(executionArn);
    }

    List<HistoryEvent> history(String executionArn) {
        return engine.executions().history(executionArn, false, 1_000, null).items();
    }

    List<String> eventTypes(String executionArn) {
        return history(executionArn).stream()
                .map(event -> event.type().wireName())
                .toList();
    }

    /** Lets time pass in small steps until the condition holds. */
    void wind(Duration step, BooleanSupplier condition) {
        until(() -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            ticker.advance(step);
            return false;
        });
    }

    /** Waits for what other threads do meanwhile. */
    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Runs on another thread. */
    static <T> CompletableFuture<T> async(java.util.concurrent.Callable<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(work.call());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("nothing came", e);
        }
    }

    @Override
    public void close() {
        // an engine that stops waits for its last commit, which a test may still hold
        store.release();
        engine.abandon();
        store.close();
    }

    /** AWS's limits, but for these two. */
    static Limits limits(int historyEventsMax, int openExecutionsMax) {
        Limits aws = Limits.aws();
        return new Limits(
                aws.definitionCharsMax(),
                aws.payloadBytesMax(),
                historyEventsMax,
                aws.variableBytesMax(),
                aws.variablesBytesMax(),
                aws.mapConcurrencyMax(),
                aws.executionSecondsMax(),
                openExecutionsMax,
                aws.stateMachinesMax(),
                aws.activitiesMax(),
                aws.versionsPerMachineMax(),
                aws.aliasesPerMachineMax(),
                aws.pollersPerActivityMax(),
                aws.requestBytesMax());
    }
}
