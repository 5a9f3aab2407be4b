package dev.stepwell.engine.call;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.engine.CallOptions;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.event.CallEvent;
import dev.stepwell.engine.metric.EngineMetrics;
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
import java.util.concurrent.atomic.AtomicLong;
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
    private final Ticker ticker;
    private final int waitingMax;
    private final long waitingBytesMax;
    private final Semaphore turns;
    private final Queue<PendingCall> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Map<CallId, UnderWay> calls = new ConcurrentHashMap<>();
    private volatile Runnable whenIdle = () -> {};
    private volatile boolean handingBack;
    private final ThreadFactory threads =
            Thread.ofVirtual().name("stepwell-call-", 0).factory();

    public CallDispatcher(
            CallOptions options, Connectors connectors, Answers answers, Ticker ticker, EngineMetrics metrics) {
        this.connectors = connectors;
        this.answers = answers;
        this.ticker = ticker;
        this.metrics = metrics;
        this.waitingMax = options.waitingMax();
        this.waitingBytesMax = options.waitingBytesMax();
        this.turns = new Semaphore(options.underWayMax());
    }

    @Override
    public void call(PendingCall call) {
        calls.put(new CallId(call.execution(), call.attempt()), new UnderWay());
        unfinished.incrementAndGet();
        Connector connector = connectors.find(call.call().resource());
        if (!handingBack
                && connector != null
                && connector.waitsForCalls(call.call().resource())) {
            threads.newThread(() -> run(call)).start();
            return;
        }
        waitingCount.incrementAndGet();
        waitingBytes.addAndGet(call.call().arguments().size());
        metrics.callsWaiting.increment();
        waiting.add(call);
        if (handingBack) {
            handBackWaiting();
        } else {
            startNext();
        }
    }

    @Override
    public void handBack() {
        handingBack = true;
        handBackWaiting();
    }

    private void handBackWaiting() {
        for (PendingCall call = nextWaiting(); call != null; call = nextWaiting()) {
            if (calls.remove(new CallId(call.execution(), call.attempt())) != null) {
                answers.unmade(call.execution(), call.attempt());
            }
            finished();
        }
    }

    private @Nullable PendingCall nextWaiting() {
        PendingCall next = waiting.poll();
        if (next != null) {
            waitingCount.decrementAndGet();
            waitingBytes.addAndGet(-next.call().arguments().size());
            metrics.callsWaiting.decrement();
        }
        return next;
    }

    private void finished() {
        if (unfinished.decrementAndGet() == 0) {
            whenIdle.run();
        }
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
        return waitingCount.get() >= waitingMax || waitingBytes.get() >= waitingBytesMax;
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
            PendingCall next = nextWaiting();
            if (next == null) {
                turns.release();
            } else {
                threads.newThread(() -> runTurn(next)).start();
            }
        }
    }

    private void runTurn(PendingCall call) {
        try {
            run(call);
        } finally {
            turns.release();
            startNext();
        }
    }

    private void run(PendingCall call) {
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
            finished();
        }
    }

    private Answer answer(PendingCall call) throws InterruptedException {
        TaskResource resource = call.call().resource();
        Connector connector = connectors.find(resource);
        if (connector == null) {
            return Answer.of(resource, noConnector(call.call()));
        }
        metrics.calls.increment();
        CallEvent event = new CallEvent();
        event.begin();
        long begun = ticker.nanos();
        try {
            return Answer.of(resource, called(connector, call.call()));
        } finally {
            metrics.callNanos.record(ticker.nanos() - begun);
            note(event, call.call());
        }
    }

    private static void note(CallEvent event, TaskCall call) {
        event.end();
        if (event.shouldCommit()) {
            event.execution = call.executionArn();
            event.state = call.stateName();
            event.resource = call.resource().arn();
            event.commit();
        }
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
