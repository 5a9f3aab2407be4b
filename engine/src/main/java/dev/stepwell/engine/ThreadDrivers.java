package dev.stepwell.engine;

import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.call.CallDispatcher;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.express.ExpressRun;
import dev.stepwell.engine.lane.EffectGate;
import dev.stepwell.engine.lane.LaneDriver;
import dev.stepwell.engine.lane.LaneThreads;
import dev.stepwell.engine.metric.EngineMetrics;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads: platform threads for the lanes, virtual ones for everything that waits. Thread-safe. */
final class ThreadDrivers implements Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadDrivers.class);

    private final EngineOptions options;
    private final Connectors connectors;
    private final Ticker ticker;
    private final EngineMetrics metrics;
    private final ThreadFactory expressThreads = Thread.ofVirtual()
            .name("stepwell-express-", 0)
            .uncaughtExceptionHandler(
                    (_, error) -> LOG.error("an Express execution failed; it is tried anew after a restart", error))
            .factory();
    private final ThreadFactory backgroundThreads =
            Thread.ofVirtual().name("stepwell-background-", 0).factory();

    ThreadDrivers(EngineOptions options, Connectors connectors, Ticker ticker, EngineMetrics metrics) {
        this.options = options;
        this.connectors = connectors;
        this.ticker = ticker;
        this.metrics = metrics;
    }

    @Override
    public LaneDriver lane(int number, EffectGate gate) {
        return new LaneThreads(number, gate, ticker, metrics);
    }

    @Override
    public Calls calls(Answers answers) {
        return new CallDispatcher(options.calls(), connectors, answers, ticker, metrics);
    }

    @Override
    public void express(ExpressRun run) {
        expressThreads
                .newThread(() -> {
                    try {
                        run.run();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                })
                .start();
    }

    @Override
    public void background(Runnable work) {
        backgroundThreads.newThread(work).start();
    }
}
