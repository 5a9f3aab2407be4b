package dev.stepwell.engine.express;

import dev.stepwell.asl.Limits;
import dev.stepwell.engine.EngineMetrics;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.call.CallDispatcher;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.store.ExecutionKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All Express executions of this process. Thread-safe. */
public final class ExpressRunner implements Answers {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressRunner.class);

    private final EngineOptions options;
    private final EngineMetrics metrics;
    private final CallDispatcher calls;
    private final ExpressServices synchronous;
    private final ExpressServices asynchronous;
    private final Map<ExecutionKey, ExpressRun> runs = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final ThreadFactory threads = Thread.ofVirtual()
            .name("stepwell-express-", 0)
            .uncaughtExceptionHandler(
                    (_, error) -> LOG.error("an Express execution failed; it is tried anew after a restart", error))
            .factory();
    private volatile boolean closing;
    private volatile boolean abandoned;
    private volatile Runnable whenIdle = () -> {};

    public ExpressRunner(
            EngineOptions options, Connectors connectors, Ticker ticker, EngineMetrics metrics, NestedStart nested) {
        this.options = options;
        this.metrics = metrics;
        this.calls = new CallDispatcher(options, connectors, this, metrics);
        Limits limits = options.limits().forExpress(options.expressLife());
        this.synchronous = new ExpressServices(interpreter(limits, false), ticker, calls, nested);
        this.asynchronous = new ExpressServices(interpreter(limits, true), ticker, calls, nested);
    }

    private Interpreter interpreter(Limits limits, boolean tellsRedrives) {
        return new Interpreter(
                limits,
                (execution, _) -> {
                    throw new EngineBug("an Express execution has no task tokens: " + execution.executionArn());
                },
                _ -> false,
                options.region(),
                tellsRedrives);
    }

    /** Why nothing can begin now, or null. */
    public @Nullable Refused refusal() {
        if (closing) {
            return Refusals.unavailable("the engine is closing");
        }
        return running.get() >= options.expressRunsMax() || calls.isCongested() ? Refusals.throttled() : null;
    }

    /**
     * Runs to the end on the calling thread.
     *
     * @throws Refused when there is too much to do, or the engine closes first
     */
    public Outcome runHere(ExpressStart start) {
        Refused refusal = refusal();
        if (refusal != null) {
            metrics.refusals.increment();
            throw refusal;
        }
        try {
            return run(synchronous, start);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refusals.unavailable("the caller was interrupted");
        }
    }

    /**
     * Runs on a thread of its own. The start is durable already and is not refused any more.
     *
     * @param ended told when it has run to its end; not told when the engine closes first
     */
    public void begin(ExpressStart start, Consumer<ExecutionKey> ended) {
        if (closing || runs.containsKey(start.key())) {
            return;
        }
        threads.newThread(() -> {
                    try {
                        run(asynchronous, start);
                        ended.accept(start.key());
                    } catch (Refused refused) {
                        LOG.debug("{} begins anew with the next process: {}", start.arn(), refused.text());
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                })
                .start();
    }

    private Outcome run(ExpressServices services, ExpressStart start) throws InterruptedException {
        ExpressRun run = new ExpressRun(services, start);
        running.incrementAndGet();
        metrics.executionsStarted.increment();
        metrics.expressRunning.increment();
        runs.put(start.key(), run);
        if (abandoned) {
            run.giveUp();
        }
        try {
            return run.run();
        } finally {
            runs.remove(start.key());
            metrics.expressRunning.decrement();
            metrics.executionsEnded.increment();
            if (running.decrementAndGet() == 0) {
                whenIdle.run();
            }
        }
    }

    @Override
    public void answered(ExecutionKey execution, Attempt attempt, Answer answer) {
        ExpressRun run = runs.get(execution);
        if (run != null) {
            run.answered(attempt, answer);
        }
    }

    /** Begins nothing from now on. */
    public void closeAdmission() {
        closing = true;
    }

    /** Waits until nothing runs, but no longer than this. */
    public void drain(Duration patience, Ticker ticker) throws InterruptedException {
        CountDownLatch drained = new CountDownLatch(1);
        whenIdle = drained::countDown;
        if (running.get() > 0) {
            Ticker.Alarm alarm = ticker.schedule(patience, drained::countDown);
            drained.await();
            alarm.cancel();
        }
    }

    /** Gives up what still runs: synchronous callers are refused, asynchronous executions begin anew another time. */
    public void abandon() {
        abandoned = true;
        calls.abandon();
        runs.values().forEach(ExpressRun::giveUp);
    }
}
