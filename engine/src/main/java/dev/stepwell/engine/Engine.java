package dev.stepwell.engine;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.call.ActivityQueues;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.call.ClientStart;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.call.SyncStart;
import dev.stepwell.engine.call.TokenSmith;
import dev.stepwell.engine.catalog.ActivityCatalog;
import dev.stepwell.engine.catalog.MachineCatalog;
import dev.stepwell.engine.catalog.TagCatalog;
import dev.stepwell.engine.catalog.Written;
import dev.stepwell.engine.express.ExpressNesting;
import dev.stepwell.engine.express.ExpressRunner;
import dev.stepwell.engine.index.BackFill;
import dev.stepwell.engine.index.Counts;
import dev.stepwell.engine.lane.LaneServices;
import dev.stepwell.engine.lane.Lanes;
import dev.stepwell.engine.lane.OpenExecutions;
import dev.stepwell.engine.lane.Outlets;
import dev.stepwell.engine.lane.TransitionRate;
import dev.stepwell.engine.live.Broadcast;
import dev.stepwell.engine.log.ExecutionLogs;
import dev.stepwell.engine.metric.EngineLoad;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.read.RunningCount;
import dev.stepwell.engine.retention.Sweeper;
import dev.stepwell.engine.trial.TrialCalls;
import dev.stepwell.engine.trial.TrialService;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import dev.stepwell.tasks.Connector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The durable engine: opens a store, goes on with what it finds there, and runs what it is given. Thread-safe. */
public final class Engine implements AutoCloseable {
    /** What the engine needs from outside; all of it stays the caller's to close. */
    public record Ports(Store store, List<Connector> connectors, Ticker ticker, Entropy entropy, ExecutionLogs logs) {
        /** Without anybody who reads logs. */
        public Ports(Store store, List<Connector> connectors, Ticker ticker, Entropy entropy) {
            this(store, connectors, ticker, entropy, ExecutionLogs.none());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final byte[] TOKEN_KEY = "token-key".getBytes(StandardCharsets.UTF_8);

    private final EngineOptions options;
    private final Ticker ticker;
    private final EngineMetrics metrics;
    private final OpenExecutions open;
    private final Lanes lanes;
    private final Calls calls;
    private final ActivityQueues queues;
    private final ExpressRunner express;
    private final Sweeper sweeper;
    private final Requests requests;
    private final MachineCatalog stateMachines;
    private final Executions executions;
    private final Activities activities;
    private final ResourceTags resourceTags;
    private final TaskTokens taskTokens;
    private final Trials trials;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final byte[] pageTokenKey;
    private final Insight insight;

    private Engine(EngineOptions options, Ports ports, Function<EngineMetrics, Drivers> maker) {
        Store store = ports.store();
        this.options = options;
        this.ticker = ports.ticker();
        this.metrics = new EngineMetrics(options.lanes());
        Drivers drivers = maker.apply(metrics);
        byte[] tokenKey = tokenKey(store, ports.entropy());
        MachineCatalog machines = new MachineCatalog(options, store, ticker, ports.entropy());
        ActivityCatalog activityCatalog = new ActivityCatalog(options, store, ticker);
        machines.open();
        activityCatalog.open();
        Connectors known = new Connectors(ports.connectors());
        ExecutionReader reader = new ExecutionReader(store);
        this.open = new OpenExecutions();
        Broadcast broadcast = new Broadcast();
        BackFill backFill = BackFill.open(store, ticker.now());
        countOpen(store, backFill, drivers);
        this.lanes = new Lanes(options.lanes(), metrics);
        this.calls = drivers.calls(lanes);
        this.queues = new ActivityQueues(options, store, ticker);
        ClientStart starts = new ClientStart(this::requests, ports.entropy());
        this.express = new ExpressRunner(
                options, new ExpressRunner.Parts(ticker, metrics, new ExpressNesting(starts), ports.logs(), drivers));
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
                        ports.entropy(),
                        metrics,
                        broadcast,
                        ports.logs(),
                        TransitionRate.of(options.transitions()),
                        tokenKey),
                new Outlets(
                        calls, queues, express, arn -> drivers.background(() -> machines.executionEnded(arn)), lanes),
                drivers);
        this.sweeper = new Sweeper(new Sweeper.Parts(store, ticker, metrics, backFill, drivers), options.retention());
        sweeper.start();
        Arns arns = new Arns(options.region(), options.account());
        this.requests = new Requests(
                new Requests.Parts(arns, machines, lanes, express, reader, ticker, ports.entropy(), tokenKey));
        this.stateMachines = machines;
        this.executions =
                new ExecutionService(new ExecutionService.Parts(options, requests, store, machines, express, ticker));
        this.activities = new ActivityService(activityCatalog, queues, requests, ticker);
        this.resourceTags = new TagCatalog(machines, activityCatalog);
        this.insight = new InsightService(
                new InsightService.Parts(store, machines, reader, broadcast, backFill, ticker, tokenKey));
        this.taskTokens = new TokenService(requests);
        this.pageTokenKey = TokenSmith.deriveKey(tokenKey, "page tokens");
        this.trials = new TrialService(options, new TrialCalls(known, starts, ticker), ticker, ports.entropy());
    }

    /** Opens the engine on {@code store}, which stays the caller's to close. */
    public static Engine open(
            EngineOptions options, Store store, List<Connector> connectors, Ticker ticker, Entropy entropy) {
        return open(options, new Ports(store, connectors, ticker, entropy));
    }

    /** Opens the engine on threads of its own. */
    public static Engine open(EngineOptions options, Ports ports) {
        SyncStart nested = new SyncStart(ports.entropy());
        List<Connector> connectors = new ArrayList<>();
        connectors.add(nested);
        connectors.addAll(ports.connectors());
        Ports own = new Ports(ports.store(), connectors, ports.ticker(), ports.entropy(), ports.logs());
        Engine engine = new Engine(
                options,
                own,
                metrics -> new ThreadDrivers(options, new Connectors(connectors), ports.ticker(), metrics));
        nested.uses(engine.executions);
        return engine;
    }

    /** Opens the engine, to be driven by somebody else. */
    public static Engine open(EngineOptions options, Ports ports, Drivers drivers) {
        return new Engine(options, ports, _ -> drivers);
    }

    /** What clients ask, without waiting. */
    public Requests requests() {
        return requests;
    }

    /** The waiting tasks of activities. */
    public ActivityQueues activityQueues() {
        return queues;
    }

    public StateMachines stateMachines() {
        return stateMachines;
    }

    public Versions versions() {
        return stateMachines.versions();
    }

    public Aliases aliases() {
        return stateMachines.aliases();
    }

    public Executions executions() {
        return executions;
    }

    public Activities activities() {
        return activities;
    }

    public ResourceTags resourceTags() {
        return resourceTags;
    }

    public TaskTokens taskTokens() {
        return taskTokens;
    }

    public Insight insight() {
        return insight;
    }

    public Trials trials() {
        return trials;
    }

    /** A secret of the store, for tokens that must be good after a restart. */
    public byte[] pageTokenKey() {
        return pageTokenKey.clone();
    }

    public EngineMetrics metrics() {
        return metrics;
    }

    /** What it has on its hands. */
    public EngineLoad load() {
        return new EngineLoad(open.count(), queues.pollers(), queues.offers());
    }

    /** Whether it is able to work; false when it closes or is closed, or a part of it died and only a restart helps. */
    public boolean isHealthy() {
        return lanes.isHealthy();
    }

    /**
     * Takes no new work, answers workers that wait, lets calls and Express executions under way finish for a while,
     * makes no further calls, writes everything down, and stops. Ends also when calls or the disk do not. Without
     * effect the second time.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        closeAdmission();
        calls.handBack();
        try {
            long deadline = ticker.nanos() + options.calls().grace().toNanos();
            express.drain(options.calls().grace(), ticker);
            calls.drain(Duration.ofNanos(Math.max(0, deadline - ticker.nanos())), ticker);
            stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops without waiting for calls: their outcomes are unknown. */
    void abandon() {
        closeAdmission();
        try {
            stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Refuses new work from now on, as the first step of {@link #close}. */
    private void closeAdmission() {
        lanes.closeAdmission();
        express.closeAdmission();
        queues.close();
    }

    private void stop() throws InterruptedException {
        sweeper.stop();
        express.abandon();
        calls.abandon();
        lanes.stop(options.batch().stopMax(), ticker);
    }

    /** Finds out how many executions are open, before a lane can change it: from the numbers kept, or one by one. */
    private void countOpen(Store store, BackFill backFill, Drivers drivers) {
        if (!backFill.isDone() || !takeOver(new Counts(store))) {
            Instant opened = ticker.now();
            drivers.background(() -> open.found(new RunningCount(store).before(opened)));
        }
    }

    /** False when the numbers cannot be read or relied on. */
    private boolean takeOver(Counts counts) {
        try {
            if (counts.areExact()) {
                open.found(counts.all().getOrDefault(Status.RUNNING, 0L));
                return true;
            }
            LOG.warn("open executions are counted one by one, because their numbers were once damaged");
        } catch (Refused unreadable) {
            LOG.error("open executions are counted one by one: {}", unreadable.getMessage());
        }
        return false;
    }

    /** The key that task tokens are made with; made once for a store. */
    private static byte[] tokenKey(Store store, Entropy entropy) {
        byte[] known = store.get(Table.META, TOKEN_KEY);
        if (known != null) {
            return known;
        }
        byte[] key = entropy.secret(TokenSmith.KEY_BYTES);
        Written.durably(store, new Batch().put(Table.META, TOKEN_KEY, key));
        return key;
    }
}
