package dev.stepwell.engine.call;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.EngineMetrics;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Ticker;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes task calls, each on a virtual thread, so many at a time; the others wait their turn. Whoever feeds it asks
 * {@link Calls#isCongested} before taking on new work. Thread-safe.
 */
public final class CallDispatcher implements Calls {
    private static final Logger LOG = LoggerFactory.getLogger(CallDispatcher.class);
    private static final String RUNTIME = "States.Runtime";

    private record CallId(ExecutionKey execution, Attempt attempt) {}

    private static final class UnderWay {
        private @Nullable Thread thread;
        private boolean cancelled;

        synchronized boolean begin() {
            thread = Thread.currentThread();
            return !cancelled;
        }

        synchronized void end() {
            thread = null;
        }

        synchronized void cancel() {
            cancelled = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private final Connectors connectors;
    private final Answers answers;
    private final EngineMetrics metrics;
    private final int waitingMax;
    private final Semaphore turns;
    private final Queue<PendingCall> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Map<CallId, UnderWay> calls = new ConcurrentHashMap<>();
    private volatile Runnable whenIdle = () -> {};
    private final ThreadFactory threads =
            Thread.ofVirtual().name("stepwell-call-", 0).factory();

    public CallDispatcher(EngineOptions options, Connectors connectors, Answers answers, EngineMetrics metrics) {
        this.connectors = connectors;
        this.answers = answers;
        this.metrics = metrics;
        this.waitingMax = options.callsWaitingMax();
        this.turns = new Semaphore(options.callsMax());
    }

    @Override
    public void call(PendingCall call) {
        calls.put(new CallId(call.execution(), call.attempt()), new UnderWay());
        unfinished.incrementAndGet();
        waitingCount.incrementAndGet();
        metrics.callsWaiting.increment();
        waiting.add(call);
        startNext();
    }

    @Override
    public void cancel(ExecutionKey execution, Attempt attempt) {
        UnderWay call = calls.remove(new CallId(execution, attempt));
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public boolean isCongested() {
        return waitingCount.get() >= waitingMax;
    }

    @Override
    public void drain(Duration patience, Ticker ticker) throws InterruptedException {
        CountDownLatch drained = new CountDownLatch(1);
        whenIdle = drained::countDown;
        if (unfinished.get() > 0) {
            Ticker.Alarm alarm = ticker.schedule(patience, drained::countDown);
            drained.await();
            alarm.cancel();
        }
    }

    @Override
    public void abandon() {
        waiting.clear();
        calls.values().forEach(UnderWay::cancel);
        calls.clear();
    }

    private void startNext() {
        while (!waiting.isEmpty() && turns.tryAcquire()) {
            PendingCall next = waiting.poll();
            if (next == null) {
                turns.release();
            } else {
                waitingCount.decrementAndGet();
                metrics.callsWaiting.decrement();
                threads.newThread(() -> runTurn(next)).start();
            }
        }
    }

    private void runTurn(PendingCall call) {
        metrics.callsUnderWay.increment();
        try {
            CallId id = new CallId(call.execution(), call.attempt());
            UnderWay underWay = calls.get(id);
            if (underWay != null && underWay.begin()) {
                Answer answer = answer(call);
                underWay.end();
                if (calls.remove(id, underWay)) {
                    answers.answered(call.execution(), call.attempt(), answer);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("call of {} given up", call.call().executionArn());
        } finally {
            metrics.callsUnderWay.decrement();
            turns.release();
            startNext();
            if (unfinished.decrementAndGet() == 0) {
                whenIdle.run();
            }
        }
    }

    private Answer answer(PendingCall call) throws InterruptedException {
        TaskResource resource = call.call().resource();
        Connector connector = connectors.find(resource);
        if (connector == null) {
            return Answer.of(resource, noConnector(call.call()));
        }
        metrics.calls.increment();
        return Answer.of(resource, called(connector, call.call()));
    }

    /** How a call ends that nobody here can make. */
    public static TaskResult.Failed noConnector(TaskCall call) {
        return new TaskResult.Failed(
                RUNTIME,
                "This server has no connector for the resource '"
                        + call.resource().arn() + "', which the state '" + call.stateName() + "' needs");
    }

    /**
     * Makes the call; a connector that fails unexpectedly has failed the call.
     *
     * @throws InterruptedException when nobody waits for the answer any more
     */
    public static TaskResult called(Connector connector, TaskCall call) throws InterruptedException {
        try {
            return connector.call(call);
        } catch (RuntimeException e) {
            LOG.error(
                    "the connector {} failed unexpectedly on {} state {}",
                    connector.getClass().getSimpleName(),
                    call.executionArn(),
                    call.stateName(),
                    e);
            return new TaskResult.Failed(RUNTIME, "The connector failed unexpectedly: " + e);
        }
    }
}
