package dev.stepwell.simulator;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Whoever holds task tokens: answers soon, late, twice or never, and says in between that they still work. */
final class SimTokens {
    private static final int TIMES = 60;
    /** The shortest interval of heartbeats, and the time limit, of any task with a token. */
    private static final int INTERVAL_SECONDS = 20;

    private static final int TIMEOUT_SECONDS = 60;

    /** What a token answers. */
    record Task(ExecutionKey execution, Attempt attempt) {}

    private final World world;
    private final Luck luck;
    private final Cluster cluster;
    /** Whether the answer that was taken is a success. */
    private final Map<Task, Boolean> taken = new HashMap<>();

    /** When the newest heartbeat that was acknowledged was sent, by the clock of the nodes. */
    private final Map<Task, Instant> beats = new HashMap<>();

    private final Map<Task, Integer> tries = new HashMap<>();

    SimTokens(World world, Luck luck, Cluster cluster) {
        this.world = world;
        this.luck = luck;
        this.cluster = cluster;
    }

    /** Somebody got a token and does with it what chance says. */
    void holds(String token, Task task) {
        int way = world.faultsAreOn() ? luck.below(100) : 0;
        int millis = luck.oneIn(3) ? luck.between(0, 300) : luck.between(300, 8_000);
        if (way < 50) {
            answer(token, task, true, millis);
        } else if (way < 60) {
            world.count(Fault.TASK_FAILED);
            answer(token, task, false, millis);
        } else if (way < 75) {
            int beats = luck.between(1, 4);
            for (int i = 1; i <= beats; i++) {
                heartbeat(token, task, i * 12_000);
            }
            answer(token, task, true, beats * 12_000 + millis);
        } else if (way < 85) {
            world.count(Fault.TOKEN_FORGOTTEN);
        } else if (way < 93) {
            world.count(Fault.TOKEN_TWICE);
            answer(token, task, true, millis);
            answer(token, task, luck.oneIn(2), millis + luck.between(0, 100));
        } else {
            world.count(Fault.TASK_LATE);
            answer(token, task, true, 70_000 + millis);
        }
    }

    private void heartbeat(String token, Task task, int millis) {
        Instant[] sent = new Instant[1];
        world.time()
                .in(
                        millis,
                        "heartbeat",
                        () -> cluster.ask(
                                "heartbeat",
                                TIMES,
                                requests -> {
                                    sent[0] = now();
                                    return requests.answer(token, new Answer.Heartbeat());
                                },
                                _ -> beats.merge(task, sent[0], (a, b) -> a.isAfter(b) ? a : b),
                                why -> {}));
    }

    private Instant now() {
        return world.time().now().plusMillis(world.clockAheadMillis());
    }

    /** Nobody who said that it is alive is given up for silence sooner than an interval later. */
    private void checkBeats() {
        beats.forEach((task, sent) -> {
            Past past = world.ledger().find(task.execution());
            HistoryEvent end =
                    past == null ? null : past.ends.get(task.attempt().number());
            if (past == null || end == null || !Past.isTimeout(end.type()) || world.clockWasSet()) {
                return;
            }
            Instant scheduled =
                    past.events.get((int) task.attempt().number() - 1).timestamp();
            world.findings()
                    .require(
                            !end.timestamp().isBefore(sent.plusSeconds(INTERVAL_SECONDS))
                                    || !end.timestamp().isBefore(scheduled.plusSeconds(TIMEOUT_SECONDS)),
                            "a heartbeat of " + task + " at " + sent + " was acknowledged and did not count: " + end);
        });
    }

    private void answer(String token, Task task, boolean success, int millis) {
        Answer answer = success
                ? new Answer.Succeeded(SimTasks.answer(task.attempt().number()))
                : new Answer.Failed("Boom", "by chance");
        world.time()
                .in(
                        millis,
                        "token",
                        () -> cluster.ask(
                                "token",
                                TIMES,
                                requests -> {
                                    tries.merge(task, 1, Integer::sum);
                                    return requests.answer(token, answer);
                                },
                                _ -> taken(task, success),
                                why -> refused(task, why)));
    }

    private void taken(Task task, boolean success) {
        Boolean other = taken.putIfAbsent(task, success);
        world.findings().require(other == null, "two answers to one attempt were taken: " + task);
    }

    /** Only an attempt that is over takes no answer, or one that has taken an answer, perhaps one nobody heard of. */
    private void refused(Task task, Refused why) {
        Past past = world.ledger().find(task.execution());
        boolean isOver = past == null
                || past.isOver()
                || past.isOfFormerLife(task.attempt().number())
                || past.ends.containsKey(task.attempt().number());
        boolean isGone = past != null && past.swept && why.code().equals("TaskDoesNotExist");
        world.findings()
                .require(
                        (why.code().equals("TaskTimedOut") || isGone) && (isOver || tries.getOrDefault(task, 0) > 1),
                        "the answer to " + task + " was refused with " + why);
    }

    /** An answer that was taken decides how its attempt ends, unless nothing does any more. */
    void check() {
        checkBeats();
        taken.forEach((task, success) -> {
            Past past = world.ledger().find(task.execution());
            HistoryEvent end =
                    past == null ? null : past.ends.get(task.attempt().number());
            if (past != null && end != null) {
                world.findings()
                        .require(
                                Past.isSuccess(end.type()) == success,
                                "the answer to " + task + " was taken, and the attempt ended with " + end);
            }
        });
    }
}
