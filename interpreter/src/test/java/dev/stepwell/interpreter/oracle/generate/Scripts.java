package dev.stepwell.interpreter.oracle.generate;

import dev.stepwell.asl.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers of tasks, in the form of the golden tests' scripts. */
final class Scripts {
    static final String[] ERRORS = {"E1", "E2", "States.TaskFailed", "Lambda.Unknown"};

    private final Dice dice;
    private final Shapes shapes;
    private final ObjectNode tasks;

    Scripts(Dice dice, Shapes shapes, ObjectNode script) {
        this.dice = dice;
        this.shapes = shapes;
        this.tasks = script.putObject("tasks");
    }

    void answers(String state) {
        ArrayNode answers = tasks.putArray(state);
        int count = 1 + dice.below(3);
        for (int i = 0; i < count; i++) {
            answer(answers.addObject());
        }
    }

    private void answer(ObjectNode answer) {
        if (dice.percent(75)) {
            answer.put("after", dice.pick(0.0, 0.5, 1.0, 1.0, 2.0, 3.0, 6.0, 20.0));
        }
        if (dice.percent(40)) {
            answer.put("submitAfter", dice.pick(0.0, 1.0, 2.5)).put("workerAfter", dice.pick(0.0, 1.0, 4.0));
        }
        if (dice.percent(4)) {
            answer.put("after", -0.5).put("submitAfter", 1.0);
        }
        if (dice.percent(20)) {
            answer.put("worker", "w1");
        }
        if (dice.percent(30)) {
            answer.putArray("heartbeats").add(0.5).add(dice.pick(1.0, 2.0, 2.5)).add(4.0);
        }
        if (dice.percent(40)) {
            answer.set("submit", dice.percent(80) ? shapes.data() : Json.NODES.stringNode("x".repeat(1_000)));
        }
        int way = dice.below(100);
        if (way < 5) {
            answer.putObject("submitFail").put("error", dice.pick(ERRORS)).put("cause", "not taken");
        }
        if (way < 10) {
            answer.put("never", true);
        } else if (way < 29) {
            fail(answer.putObject("fail"));
        } else if (way < 38) {
            answer.put("return", "$arguments");
        } else if (way < 42) {
            answer.put("return", "x".repeat(1_000));
        } else {
            answer.set("return", dice.percent(80) ? shapes.data() : shapes.anything(2));
        }
    }

    private void fail(ObjectNode fail) {
        int way = dice.below(100);
        if (way < 85) {
            fail.put("error", dice.pick(ERRORS));
        } else if (way < 92) {
            fail.put("error", dice.pick("States.Timeout", "States.Runtime", "States.HeartbeatTimeout", ""));
        }
        if (dice.percent(70)) {
            fail.put("cause", dice.pick("because", "{\"why\":1}", ""));
        }
    }
}
