package dev.stepwell.simulator;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource.Pattern;
import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.Answers;
import dev.stepwell.engine.call.Connectors;
import dev.stepwell.engine.call.PendingCall;
import dev.stepwell.interpreter.Attempt;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.tasks.TaskResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The functions that tasks call: they succeed, fail, hang, answer twice or too late. What a call answers names its
 * attempt, so that an answer in the wrong place shows.
 */
final class SimTasks {
    private static final int LATE_MILLIS = 35_000;

    private final World world;
    private final Luck luck;
    private final SimTokens tokens;
    private final Set<String> delivered = new HashSet<>();
    private final Map<ExecutionKey, Integer> lives = new HashMap<>();
    /** The newest attempt of each scope. */
    private final Map<String, Attempt> newest = new HashMap<>();

    SimTasks(World world, Luck luck, SimTokens tokens) {
        this.world = world;
        this.luck = luck;
        this.tokens = tokens;
    }

    /** What shows in the answer to an attempt. */
    static String output(long attempt) {
        return "\"attempt\":" + attempt + "}";
    }

    static Payload answer(long attempt) {
        return Payload.ofText("{" + output(attempt));
    }

    /** An Express execution begins, perhaps anew: its attempts are others than before. */
    void expressBegins(ExecutionKey key) {
        lives.merge(key, 1, Integer::sum);
    }

    /** A call arrives. */
    void called(SimNode node, Answers answers, PendingCall call) {
        String id = call.execution() + "/" + call.attempt();
        if (world.resends() && !SimNode.isExpress(call)) {
            // once a process
            id += "/" + node.store().epoch();
        }
        if (SimNode.isExpress(call)) {
            // two nodes may run the same one, as long as one of them does not know of the other
            id += "/" + node.store().epoch() + "/" + lives.getOrDefault(call.execution(), 0);
        }
        if (!delivered.add(id)) {
            world.findings().add("an attempt was delivered twice: " + call);
        }
        newest.put(call.execution() + "/" + call.attempt().scope(), call.attempt());
        world.time().note("call " + call.attempt());
        if (Connectors.pattern(call.call().resource()) == Pattern.WAIT_FOR_TASK_TOKEN) {
            submit(node, answers, call);
        } else {
            script(node, answers, call);
        }
    }

    private void submit(SimNode node, Answers answers, PendingCall call) {
        answer(
                node,
                answers,
                call,
                luck.oneIn(3) ? luck.between(0, 9_000) : luck.between(0, 500),
                new TaskResult.Succeeded(Payload.NULL));
        String token = call.call().token();
        if (token == null) {
            world.findings().add("a call that needs a token has none: " + call);
        } else {
            tokens.holds(token, new SimTokens.Task(call.execution(), call.attempt()));
        }
    }

    private void script(SimNode node, Answers answers, PendingCall call) {
        TaskResult success = new TaskResult.Succeeded(answer(call.attempt().number()));
        int way = world.faultsAreOn() ? luck.below(100) : 0;
        int millis = luck.oneIn(3) ? 0 : luck.between(1, 3_000);
        if (way < 60) {
            answer(node, answers, call, millis, success);
        } else if (way < 75) {
            world.count(Fault.TASK_FAILED);
            answer(node, answers, call, millis, new TaskResult.Failed(luck.oneIn(2) ? "Boom" : "Oops", "by chance"));
        } else if (way < 83) {
            world.count(Fault.TASK_HUNG);
        } else if (way < 91) {
            world.count(Fault.TASK_TWICE);
            answer(node, answers, call, millis, success);
            answer(node, answers, call, millis + luck.between(0, 50), success);
        } else {
            world.count(Fault.TASK_LATE);
            answer(node, answers, call, LATE_MILLIS + millis, success);
        }
    }

    private void answer(SimNode node, Answers answers, PendingCall call, int millis, TaskResult result) {
        world.time().in(millis, "answer to call " + call.attempt(), () -> {
            if (node.isAlive()) {
                answers.answered(
                        call.execution(), attempt(call), Answer.of(call.call().resource(), result));
            }
        });
    }

    private Attempt attempt(PendingCall call) {
        return world.plant() == Plant.STALE_ATTEMPT
                ? newest.getOrDefault(call.execution() + "/" + call.attempt().scope(), call.attempt())
                : call.attempt();
    }
}
