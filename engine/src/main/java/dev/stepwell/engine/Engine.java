package dev.stepwell.engine;

import dev.stepwell.engine.call.ActivityQueues;
import dev.stepwell.engine.call.CallDispatcher;
import dev.stepwell.engine.call.ClientStart;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.catalog.ActivityCatalog;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.express.ExpressNesting;
import dev.stepwell.engine.express.ExpressRunner;
import dev.stepwell.engine.lane.LaneServices;
import dev.stepwell.engine.lane.Lanes;
import dev.stepwell.engine.lane.OpenExecutions;
import dev.stepwell.engine.lane.Outlets;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.read.RunningCount;
import dev.stepwell.engine.retention.Sweeper;
import dev.stepwell.engine.trial.TrialCalls;
import dev.stepwell.engine.trial.TrialService;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import dev.stepwell.tasks.Connector;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The durable engine: opens a store, goes on with what it finds there, and runs what it is given. Thread-safe. */
public final class Engine implements AutoCloseable {
    private static final byte[] TOKEN_KEY = "token-key".getBytes(StandardCharsets.UTF_8);

    private final EngineOptions options;
    private final Ticker ticker;
    private final EngineMetrics metrics;
    private final Lanes lanes;
    private final CallDispatcher calls;
    private final ActivityQueues queues;
    private final ExpressRunner express;
    private final Sweeper sweeper;
    private final StateMachines stateMachines;
    private final Executions executions;
    private final Activities activities;
    private final TaskTokens taskTokens;
    private final Trials trials;

    private Engine(EngineOptions options, Store store, List<Connector> connectors, Ticker ticker, Entropy entropy) {
        this.options = options;
        this.ticker = ticker;
        this.metrics = new EngineMetrics();
        byte[] tokenKey = tokenKey(store, entropy);
        MachineCatalog machines = new MachineCatalog(options, store, ticker, entropy);
        ActivityCatalog activityCatalog = new ActivityCatalog(options, store, ticker);
        machines.open();
        activityCatalog.open();
        Connectors known = new Connectors(connectors);
        ExecutionReader reader = new ExecutionReader(store);
        OpenExecutions open = new OpenExecutions();
        this.lanes = new Lanes(options.lanes());
        this.calls = new CallDispatcher(options, known, lanes, metrics);
        this.queues = new ActivityQueues(options, store, ticker);
        ClientStart starts = new ClientStart(this::executions, entropy);
        this.express =
                new ExpressRunner(options, known, ticker, metrics, new ExpressNesting(starts));
        lanes.start(
                new LaneServices(
                        options,
                        store,
                        machines,
                        activityCatalog,
                        known,
                        calls,
                        reader,
                        open,
                        ticker,
                        entropy,
                        metrics,
                        tokenKey),
                new Outlets(calls, queues, express, machines, lanes));
        this.sweeper = new Sweeper(store, ticker, options.retention(), metrics);
        sweeper.start();
        Instant opened = ticker.now();
        Thread.ofVirtual().name("stepwell-count").start(() -> open.found(new RunningCount(store).before(opened)));
        Arns arns = new Arns(options.region(), options.account());
        this.stateMachines = machines;
        this.executions = new ExecutionService(
                new ExecutionService.Parts(arns, store, machines, lanes, express, ticker, entropy));
        this.activities = new ActivityService(
                new ActivityService.Parts(activityCatalog, queues, lanes, reader, ticker, tokenKey));
        this.taskTokens = new TokenService(lanes, tokenKey);
        this.trials = new TrialService(
                options, new TrialCalls(known, starts, ticker), ticker, entropy);
    }

    /** Opens the engine on {@code store}, which stays the caller's to close. */
    public static Engine open(
            EngineOptions options, Store store, List<Connector> connectors, Ticker ticker, Entropy entropy) {
        return new Engine(options, store, connectors, ticker, entropy);
    }

    public StateMachines stateMachines() {
        return stateMachines;
    }

    public Executions executions() {
        return executions;
    }

    public Activities activities() {
        return activities;
    }

    public TaskTokens taskTokens() {
        return taskTokens;
    }

    public Trials trials() {
        return trials;
    }

    public EngineMetrics metrics() {
        return metrics;
    }

    /** Whether it is able to work; false when it is closed, or a part of it died and only a restart helps. */
    public boolean isHealthy() {
        return lanes.isHealthy();
    }

    /** Takes no new work, lets calls under way finish for a while, writes everything down, and stops. */
    @Override
    public void close() {
        lanes.closeAdmission();
        express.closeAdmission();
        queues.dismiss();
        try {
            express.drain(options.callGrace(), ticker);
            calls.drain(options.callGrace(), ticker);
            stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops without waiting for calls: their outcomes are unknown. */
    void abandon() {
        lanes.closeAdmission();
        express.closeAdmission();
        queues.dismiss();
        try {
            stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() throws InterruptedException {
        sweeper.stop();
        express.abandon();
        calls.abandon();
        lanes.stop();
    }

    /** The key that task tokens are made with; made once for a store. */
    private static byte[] tokenKey(Store store, Entropy entropy) {
        byte[] known = store.get(Table.META, TOKEN_KEY);
        if (known != null) {
            return known;
        }
        byte[] key = entropy.secret(TokenSmith.KEY_BYTES);
        Committed outcome =
                store.commit(new Batch().put(Table.META, TOKEN_KEY, key)).join();
        if (!(outcome instanceof Committed.Durable)) {
            throw Refusals.unavailable("a new store cannot be written to: " + outcome);
        }
        return key;
    }
}
