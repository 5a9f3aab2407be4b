package dev.stepwell.simulator;

import dev.stepwell.engine.AdmissionOptions;
import dev.stepwell.engine.BatchOptions;
import dev.stepwell.engine.CallOptions;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.MemoryOptions;
import dev.stepwell.engine.TransitionLimit;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.HistoryRules;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One life of a cluster, all of it from a seed: work and faults for a while, then peace until everything is done. */
final class Simulation {
    private static final int WORK_MILLIS_MAX = 40_000;
    /** Long enough that executions are deleted while others run. */
    private static final int SWEPT_WORK_MILLIS_MAX = 5 * 60_000;

    private static final int PEACE_MILLIS_MAX = 4 * 60 * 60_000;
    private static final int WAKE_LATE_MILLIS = 1_000;
    private static final int WAKES_MAX = 1_000;
    private static final int STATE_ROWS_MAX = 10_000;
    private static final int EVENTS_MAX = 10_000;
    private static final int STEPS_MAX = 400_000;
    private static final byte[] BEGIN = {};
    /** Tables that hold nothing when nothing is open. */
    private static final List<Table> OF_OPEN_WORK =
            List.of(Table.IN_FLIGHT, Table.OUTBOX, Table.EXPRESS, Table.ACTIVITY_TASK);

    /** Tables that hold nothing more when all that was closed is deleted. */
    private static final List<Table> OF_CLOSED_WORK =
            List.of(Table.EXECUTION, Table.STATE, Table.HISTORY, Table.NAME, Table.LISTING, Table.SEARCH);

    /** What came out of it. */
    record Outcome(long hash, long events, int executions, Map<Fault, Integer> faults) {}

    private final long seed;
    private final Luck luck;
    private final World world;
    private final EngineOptions options;
    private final Cluster cluster;
    private final SimTokens tokens;
    private final SimTasks tasks;
    private final SimWorkers workers;
    private final SimClients clients;
    private final Faults faults;
    /** One in so many steps lets time pass though somebody has something to do. */
    private final int haste;

    private boolean peace;

    private Simulation(long seed, @Nullable Plant plant, UnaryOperator<EngineOptions> changes) {
        this.seed = seed;
        this.luck = new Luck(seed);
        this.world = new World(luck, plant);
        this.options = changes.apply(options(luck));
        world.keepsShortly(options.retention().equals(EngineOptions.RETENTION_MIN));
        this.cluster = new Cluster(world, luck.split());
        this.tokens = new SimTokens(world, luck.split(), cluster);
        this.tasks = new SimTasks(world, luck.split(), tokens);
        this.workers = new SimWorkers(world, luck.split(), cluster, tokens);
        this.clients = new SimClients(world, luck.split(), cluster, machines(luck));
        this.faults = new Faults(world, luck.split(), cluster, this::node);
        this.haste = luck.between(2, 40);
    }

    /**
     * Runs a seed.
     *
     * @param plant a bug to put in, or null
     * @throws Violation when something happens that must not
     */
    static Outcome run(long seed, @Nullable Plant plant) {
        return new Simulation(seed, plant, UnaryOperator.identity()).run();
    }

    /** Runs a seed with so many state transitions; see {@link #run(long, Plant)}. */
    static Outcome runSlowed(long seed, TransitionLimit transitions) {
        return new Simulation(seed, null, options -> options.withTransitions(transitions)).run();
    }

    /** Runs a seed in which closed executions are kept for a minute; see {@link #run(long, Plant)}. */
    static Outcome runSwept(long seed, @Nullable Plant plant) {
        return new Simulation(seed, plant, options -> options.withRetention(EngineOptions.RETENTION_MIN)).run();
    }

    private Outcome run() {
        try {
            live();
        } catch (AssertionError | RuntimeException e) {
            throw new IllegalStateException(
                    "seed " + seed + "L: " + e.getMessage() + "\n"
                            + world.trace().lastLines(),
                    e);
        }
        return new Outcome(
                world.trace().hash(),
                world.trace().events(),
                world.ledger().pasts().size(),
                world.counts());
    }

    private void live() {
        cluster.began(node());
        try (LaneLog _ = LaneLog.listen(world.findings())) {
            SimNode first = cluster.owner();
            if (first != null) {
                clients.create(first);
            }
            plan();
            int steps = 0;
            while (!isDone()) {
                step();
                world.findings().raise();
                if (++steps > STEPS_MAX) {
                    throw new Violation("no end after " + steps + " steps");
                }
            }
        }
        check();
        world.findings().raise();
    }

    private void plan() {
        world.faults(true);
        world.resends(luck.oneIn(4));
        int work = luck.between(3_000, world.keepsShortly() ? SWEPT_WORK_MILLIS_MAX : WORK_MILLIS_MAX);
        for (int burst = luck.between(1, 5); burst > 0; burst--) {
            int begin = luck.between(0, work);
            int length = luck.pick(List.of(10, 1_000, 10_000));
            for (int acts = luck.between(1, 12); acts > 0; acts--) {
                world.time().in(Math.min(work, begin + luck.between(0, length)), "client", clients::act);
            }
        }
        for (int i = luck.between(1, 2); i > 0; i--) {
            world.time().in(luck.between(0, 3_000), "poll", () -> workers.poll(Workload.ACTIVITY_ARN));
        }
        faults.plan(work + 20_000);
        world.time().in(work + 20_000 + 1, "peace", () -> {
            peace = true;
            faults.stop();
        });
        world.time()
                .in(
                        work + PEACE_MILLIS_MAX,
                        "the end",
                        () -> world.findings().add("not finished: " + open() + " with " + options));
    }

    /** Somebody gets a turn, or time goes on. */
    private void step() {
        try {
            boolean passes = luck.oneIn(haste) && world.time().isNear(50);
            if (passes || !turn()) {
                world.time().next();
            }
        } catch (NodeCrashed crashed) {
            for (SimNode node : cluster.alive()) {
                if (node.store().epoch() == crashed.epoch()) {
                    faults.crash(node);
                }
            }
        }
    }

    private boolean turn() {
        List<SimNode> alive = new ArrayList<>(cluster.alive());
        while (!alive.isEmpty()) {
            SimNode node = alive.remove(luck.below(alive.size()));
            if (node.turn()) {
                return true;
            }
        }
        return false;
    }

    private SimNode node() {
        return new SimNode(world, tasks, luck.split(), options);
    }

    private boolean isDone() {
        return peace && cluster.owner() != null && open().isEmpty() && !mayBeSwept();
    }

    /** Whether something that has ended will be deleted before long. */
    private boolean mayBeSwept() {
        return world.keepsShortly()
                && !world.disk().image().scan(Table.EXPIRY, BEGIN, null, 1).isEmpty();
    }

    /** What is not finished. */
    private String open() {
        for (Table table : OF_OPEN_WORK) {
            List<Row> rows = world.disk().image().scan(table, BEGIN, null, 3);
            if (!rows.isEmpty()) {
                return rows.size() + " rows or more in " + table;
            }
        }
        for (Row row : world.disk().image().scan(Table.STATE, BEGIN, null, STATE_ROWS_MAX)) {
            if (!isKept(RowKeys.executionAt(row.key(), 0))) {
                return "control state: " + story(row);
            }
        }
        long overdue = world.time().now().toEpochMilli() + world.clockAheadMillis() - WAKE_LATE_MILLIS;
        for (Row wake : world.disk().image().scan(Table.WAKE, BEGIN, null, WAKES_MAX)) {
            if (RowKeys.wakeDue(wake.key()) < overdue) {
                return "a wake that was due did not fire";
            }
        }
        return "";
    }

    /** Whether the execution has ended and its state is there for a redrive. */
    private boolean isKept(ExecutionKey key) {
        Past past = world.ledger().find(key);
        return past != null && !past.swept && past.row != null && past.row.kept() == ExecutionRow.Kept.STATE;
    }

    private String story(Row state) {
        ExecutionKey key = RowKeys.executionAt(state.key(), 0);
        Past past = world.ledger().find(key);
        if (past == null) {
            return key + " without a past";
        }
        List<HistoryEvent> events = past.events;
        List<Long> wakes = world.disk().image().scan(Table.WAKE, BEGIN, null, 1_000).stream()
                .filter(row -> RowKeys.wakeTarget(row.key()).equals(key))
                .map(row -> RowKeys.wakeDue(row.key()))
                .toList();
        return past.row + ", events " + events.subList(Math.max(0, events.size() - 4), events.size()) + ", wakes "
                + wakes + ", in flight " + (world.disk().image().get(Table.IN_FLIGHT, key.bytes()) != null) + ", now "
                + world.time().now().toEpochMilli();
    }

    private void check() {
        world.ledger().pasts().forEach((key, past) -> {
            world.findings().require(past.isOver() && past.row != null, key + " did not end");
            HistoryRules.check(past.events);
            world.findings()
                    .require(
                            past.row == null || past.row.redrives().count() == past.redrives(),
                            key + " tells another number of redrives");
            boolean hasState = world.disk().image().get(Table.STATE, Keys.state(key, 0)) != null;
            world.findings()
                    .require(hasState == isKept(key), key + (hasState ? " keeps its state" : " has lost its state"));
            world.findings()
                    .require(
                            past.row == null || past.swept || past.events.equals(read(past.row.arn())),
                            key + " is read otherwise");
        });
        for (Workload.Definition machine : Workload.all()) {
            byte[] running = RowKeys.listingPrefix(machine.arn(), Status.RUNNING);
            world.findings()
                    .require(
                            world.disk()
                                    .image()
                                    .scan(Table.LISTING, running, Keys.after(running), 1)
                                    .isEmpty(),
                            machine.name() + " is said to have running executions");
        }
        if (world.keepsShortly()) {
            OF_CLOSED_WORK.forEach(table -> world.findings()
                    .require(
                            world.disk().image().scan(table, BEGIN, null, 1).isEmpty(),
                            "all was deleted but a row of " + table));
        }
        clients.check();
        tokens.check();
        world.findings().require(!world.counts().isEmpty(), "nothing went wrong");
    }

    /** A history as a client gets it. */
    private List<HistoryEvent> read(String executionArn) {
        SimNode node = cluster.owner();
        return node == null
                ? List.of()
                : node.engine()
                        .executions()
                        .history(executionArn, false, EVENTS_MAX, null)
                        .items();
    }

    private static List<Workload.Definition> machines(Luck luck) {
        List<Workload.Definition> some = new ArrayList<>(Workload.all());
        int count = luck.between(2, some.size());
        while (some.size() > count) {
            some.remove(luck.below(some.size()));
        }
        return some;
    }

    /** Small bounds, so that each is met. */
    private static EngineOptions options(Luck luck) {
        int lanes = luck.between(1, 4);
        BatchOptions batch = new BatchOptions(
                luck.between(1, 8),
                luck.between(1, 12),
                luck.oneIn(3) ? 2_000 : 1024 * 1024,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10));
        int waitingMax = luck.between(2, 20);
        int runsMax = luck.between(2, 50);
        int cachedMax = luck.between(1, 30);
        int cachedBytesMax = luck.oneIn(3) ? 5_000 : 1024 * 1024;
        int programsMax = luck.between(1, 20);
        int wakesMax = luck.between(2, 60);
        int offersMax = luck.between(1, 5);
        Duration wakeWindow = Duration.ofSeconds(luck.between(2, 60));
        MemoryOptions memory =
                new MemoryOptions(cachedMax, cachedBytesMax, programsMax, wakesMax, wakeWindow, offersMax);
        AdmissionOptions defaults = AdmissionOptions.defaults();
        AdmissionOptions admission = new AdmissionOptions(
                waitingMax,
                Math.min(2, waitingMax),
                20_000,
                defaults.waitTarget(),
                defaults.burst(),
                defaults.waitMax(),
                waitingMax * 3,
                runsMax);
        return EngineOptions.defaults()
                .withLanes(lanes)
                .withBatch(batch)
                .withAdmission(admission)
                .withCalls(new CallOptions(100, 100, 1024 * 1024, Duration.ofSeconds(10)))
                .withMemory(memory);
    }
}
