package dev.stepwell.engine.express;

import dev.stepwell.asl.Limits;
import dev.stepwell.engine.Drivers;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.Reply;
import dev.stepwell.engine.Ticker;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.metric.RefusalReason;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.store.ExecutionKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All Express executions of this process. Thread-safe. */
public final class ExpressRunner implements Answers {
    private final EngineOptions options;
    private final EngineMetrics metrics;
    private final Drivers drivers;
    private final Calls calls;
    private final ExpressServices synchronous;
    private final ExpressServices asynchronous;
    private final Map<ExecutionKey, ExpressRun> runs = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean abandoned;
    private volatile Runnable whenIdle = () -> {};

    /** What it works with. */
    public record Parts(
            Ticker ticker, EngineMetrics metrics, NestedStart nested, ExecutionLogs logs, Drivers drivers) {}

    public ExpressRunner(EngineOptions options, Parts parts) {
        this.options = options;
        this.metrics = parts.metrics();
        this.drivers = parts.drivers();
        this.calls = drivers.calls(this);
        Limits limits = options.limits().forExpress(options.expressLife());
        this.synchronous = services(interpreter(limits, false), parts);
        this.asynchronous = services(interpreter(limits, true), parts);
    }

    private ExpressServices services(Interpreter interpreter, Parts parts) {
        return new ExpressServices(interpreter, parts.ticker(), calls, parts.nested(), parts.logs());
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

    /** Why nothing can begin now, or null; counted as a refusal. */
    public @Nullable Refused refusal() {
        if (closing) {
            metrics.refused(RefusalReason.CLOSED);
            return Refusals.unavailable("the engine is closing");
        }
        if (running.get() >= options.admission().expressRunsMax()) {
            metrics.refused(RefusalReason.EXPRESS_RUNS);
            return Refusals.throttled();
        }
        if (calls.isCongested()) {
            metrics.refused(RefusalReason.CALLS);
            return Refusals.throttled();
        }
        return null;
    }

    /**
     * Runs to the end on the calling thread.
     *
     * @throws Refused when there is too much to do, or the engine closes first
     */
    public Outcome runHere(ExpressStart start) {
        Reply<Outcome> end = new Reply<>();
        try {
            synchronously(start, end).run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Refusals.unavailable("the caller was interrupted");
        }
        return end.await();
    }

    /** As {@link #runHere}, but not on the calling thread. */
    public Reply<Outcome> runElsewhere(ExpressStart start) {
        Reply<Outcome> end = new Reply<>();
        drivers.express(synchronously(start, end));
        return end;
    }

    private ExpressRun synchronously(ExpressStart start, Reply<Outcome> end) {
        Refused refusal = refusal();
        if (refusal != null) {
            throw refusal;
        }
        return begun(synchronous, start, outcome -> {
            if (outcome == null) {
                end.refuse(Refusals.unavailable("the engine is closed"));
            } else {
                end.give(outcome);
            }
        });
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
        drivers.express(begun(asynchronous, start, outcome -> {
            if (outcome != null) {
                ended.accept(start.key());
            }
        }));
    }

    private ExpressRun begun(ExpressServices services, ExpressStart start, Consumer<@Nullable Outcome> ended) {
        ExpressRun run = new ExpressRun(services, start, outcome -> {
            runs.remove(start.key());
            metrics.expressRunning.decrement();
            metrics.executionsEnded.increment();
            ended.accept(outcome);
            if (running.decrementAndGet() == 0) {
                whenIdle.run();
            }
        });
        running.incrementAndGet();
        metrics.executionsStarted.increment();
        metrics.expressRunning.increment();
        runs.put(start.key(), run);
        if (abandoned) {
            run.giveUp();
        }
        return run;
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
