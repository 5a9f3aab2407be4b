package dev.stepwell.simulator;

import dev.stepwell.engine.Drivers;
import dev.stepwell.engine.Engine;
import dev.stepwell.engine.EngineOptions;
import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.call.Calls;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.engine.express.ExpressRun;
import dev.stepwell.engine.lane.EffectGate;
import dev.stepwell.engine.lane.LaneDriver;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One process: an engine on its way to the disk, and what drives it. */
final class SimNode implements Drivers {
    private final World world;
    private final SimTasks tasks;
    private final Luck luck;
    private final SimStore store;
    private final List<SimLane> lanes = new ArrayList<>();
    private final List<ExpressRun> runs = new ArrayList<>();
    private final List<Runnable> background = new ArrayList<>();
    /** Calls that left with the batch that is being settled; what it cancels again needs no mark. */
    private final Map<String, PendingCall> justReleased = new HashMap<>();

    private final Set<ExecutionKey> synchronous = new HashSet<>();
    private final Engine engine;
    private boolean alive = true;
    private boolean closing;
    private int effectsLeft = Integer.MAX_VALUE;
    private int settledLeft = Integer.MAX_VALUE;

    SimNode(World world, SimTasks tasks, Luck luck, EngineOptions options) {
        this.world = world;
        this.tasks = tasks;
        this.luck = luck;
        this.store = new SimStore(world, luck.split());
        this.engine = Engine.open(
                options,
                new Engine.Ports(
                        store, List.of(new SimConnector(world)), new SimTicker(world, this::isAlive), luck.split()),
                this);
    }

    Engine engine() {
        return engine;
    }

    SimStore store() {
        return store;
    }

    SimTasks tasks() {
        return tasks;
    }

    boolean isAlive() {
        return alive;
    }

    void crash() {
        alive = false;
        store.crash();
    }

    /** It stops as it should; false when an Express execution keeps it from that, or it dies meanwhile. */
    boolean shutDown() {
        if (closing || !runs.isEmpty() || !background.isEmpty()) {
            return false;
        }
        closing = true;
        engine.close();
        return alive;
    }

    /** It dies after so many more calls have left. */
    void crashAmongEffects(int callsBefore) {
        effectsLeft = callsBefore;
    }

    /** It dies after the effects of so many more batches have left. */
    void crashAfterEffects(int batchesBefore) {
        settledLeft = batchesBefore;
    }

    /** What its clock says. */
    java.time.Instant now() {
        return world.time().now().plusMillis(world.clockAheadMillis());
    }

    boolean isCongested() {
        return world.isCongested();
    }

    void stallLane(long millis) {
        luck.pick(lanes).stall(millis);
    }

    /** Lets somebody in it do something; false when everybody only waits. */
    boolean turn() {
        int first = luck.below(lanes.size() + 1);
        for (int i = 0; i <= lanes.size(); i++) {
            int who = (first + i) % (lanes.size() + 1);
            if (who == lanes.size() ? others() : lane(who)) {
                return true;
            }
        }
        return false;
    }

    private boolean lane(int number) {
        store.readsFail(world.faultsAreOn() && luck.oneIn(400));
        boolean worked = lanes.get(number).turn();
        store.readsFail(false);
        return worked;
    }

    private boolean others() {
        if (!background.isEmpty()) {
            background.removeFirst().run();
            return true;
        }
        for (Iterator<ExpressRun> each = runs.iterator(); each.hasNext(); ) {
            ExpressRun run = each.next();
            if (run.turn()) {
                if (run.isOver()) {
                    world.ledger().expressEnded(run.start().key());
                    each.remove();
                }
                return true;
            }
        }
        return false;
    }

    void released(PendingCall call) {
        if (effectsLeft-- <= 0) {
            world.count(Fault.CRASH_AMONG_EFFECTS);
            throw new NodeCrashed(store.epoch());
        }
        if (!isExpress(call)) {
            justReleased.put(call.execution() + "/" + call.attempt().number(), call);
        }
    }

    static boolean isExpress(PendingCall call) {
        return call.call().executionArn().contains(":express:");
    }

    void cancelled(ExecutionKey execution, Attempt attempt) {
        justReleased.remove(execution + "/" + attempt.number());
    }

    /** A batch's effects have left. */
    void settled() {
        for (PendingCall call : justReleased.values()) {
            Past past = world.ledger().find(call.execution());
            Past.Scheduled scheduled =
                    past == null ? null : past.scheduled.get(call.attempt().number());
            if (scheduled == null) {
                world.findings().add("a call left before its attempt was durable: " + call);
            } else {
                if (scheduled.epoch() != store.epoch() && !world.resends()) {
                    world.findings().add("epoch " + store.epoch() + " made a call of " + scheduled);
                }
                if (!scheduled.marked()) {
                    world.findings().add("a call left without an in-flight mark: " + call);
                }
            }
        }
        justReleased.clear();
        if (settledLeft-- <= 0) {
            world.count(Fault.CRASH_AFTER_EFFECTS);
            throw new NodeCrashed(store.epoch());
        }
    }

    @Override
    public LaneDriver lane(int number, EffectGate gate) {
        SimLane lane = new SimLane(world, this, gate);
        lanes.add(lane);
        return lane;
    }

    @Override
    public Calls calls(Answers answers) {
        return new SimCalls(this, answers);
    }

    @Override
    public void express(ExpressRun run) {
        ExecutionKey key = run.start().key();
        if (!world.ledger().isExpress(key)) {
            world.findings()
                    .require(
                            synchronous.add(key),
                            "a synchronous Express execution began twice, or an asynchronous one"
                                    + " before it was durable: " + key);
        }
        tasks.expressBegins(key);
        runs.add(run);
    }

    @Override
    public void background(Runnable work) {
        background.add(work);
    }
}
