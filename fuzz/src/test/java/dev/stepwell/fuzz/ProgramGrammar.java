package dev.stepwell.fuzz;

import dev.stepwell.asl.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes small programs that compile more often than not and have every type of state in them. Confined to one input. */
final class ProgramGrammar {
    private static final List<String> RESOURCES = List.of(
            "arn:aws:lambda:us-east-1:123456789012:function:f",
            "arn:aws:states:us-east-1:123456789012:activity:a",
            "arn:aws:states:::lambda:invoke",
            "arn:aws:states:::lambda:invoke.waitForTaskToken",
            "arn:aws:states:::states:startExecution.sync:2",
            "arn:aws:states:::sqs:sendMessage");
    private static final List<String> PATHS = List.of(
            "$",
            "$.a",
            "$.items",
            "$.b[0]",
            "$.a.b",
            "$$.Execution.Name",
            "$$.State.EnteredTime",
            "$$.Task.Token",
            "$.b[*].a",
            "$v0",
            "$$",
            "$..a",
            "States.Format('{}', $.a)",
            "States.Array($, 1)",
            "States.UUID()",
            "$.items.length()",
            "$$.Map.Item.Value");
    private static final List<String> EXPRESSIONS = List.of(
            "{% $states.input %}",
            "{% $states.input.a %}",
            "{% $states.input.items %}",
            "{% $states.context %}",
            "{% $v0 %}",
            "{% [1..4] %}",
            "{% $count($states.input.items) + 1 %}",
            "{% $states.input.a = 1 %}",
            "{% $exists($states.input.b) %}",
            "{% $uuid() %}",
            "{% 'x' & $string($states.input) %}",
            "{% $error('e') %}",
            "{% $states.context.Task.Token %}",
            "{% $now() %}",
            "{% $random() %}",
            "{% {} %}",
            "{% true %}",
            "{% 3 %}");
    private static final List<String> ERRORS = List.of(
            "States.ALL",
            "E",
            "States.TaskFailed",
            "States.Timeout",
            "States.HeartbeatTimeout",
            "A",
            "States.QueryEvaluationError",
            "States.Runtime",
            "States.DataLimitExceeded",
            "");
    private static final int SCOPE_DEPTH_MAX = 2;

    private final Choices choices;
    private int names;

    ProgramGrammar(Choices choices) {
        this.choices = choices;
    }

    String program() {
        boolean isJsonata = choices.once(2);
        ObjectNode program = Json.NODES.objectNode();
        if (isJsonata) {
            program.put("QueryLanguage", "JSONata");
        }
        if (choices.once(8)) {
            program.put("TimeoutSeconds", 1 + choices.below(60));
        }
        fill(program, 0, isJsonata);
        return Json.text(program);
    }

    /** Sets StartAt and States. */
    private void fill(ObjectNode graph, int depth, boolean isJsonata) {
        int first = names;
        int count = 1 + choices.below(4);
        names += count;
        graph.put("StartAt", "S" + first);
        ObjectNode states = graph.putObject("States");
        for (int i = 0; i < count; i++) {
            String next = i + 1 < count ? "S" + (first + i + 1) : null;
            String back = "S" + (first + choices.below(count));
            states.set("S" + (first + i), state(new Around(depth, isJsonata, next, back)));
        }
    }

    /**
     * What a state has around it.
     *
     * @param next the state behind it, or null for the last one
     * @param other any state of the same scope
     */
    private record Around(
            int depth, boolean isJsonata, @Nullable String next, String other) {}

    private ObjectNode state(Around around) {
        ObjectNode state = Json.NODES.objectNode();
        if (around.next() == null && choices.once(3)) {
            if (choices.once(2)) {
                fail(state, around);
            } else {
                flow(state.put("Type", "Succeed"), around, false);
                state.remove("Assign");
            }
            return state;
        }
        switch (choices.below(around.depth() < SCOPE_DEPTH_MAX ? 10 : 7)) {
            case 0, 1 -> pass(state, around);
            case 2, 3, 4 -> task(state, around);
            case 5 -> choice(state, around);
            case 6 -> waiting(state, around);
            case 7 -> parallel(state, around);
            default -> map(state, around);
        }
        return state;
    }

    private void pass(ObjectNode state, Around around) {
        state.put("Type", "Pass");
        if (!around.isJsonata() && choices.once(3)) {
            state.set("Result", Documents.object(choices, 2));
        }
        flow(state, around, false);
        transition(state, around);
    }

    private void task(ObjectNode state, Around around) {
        String resource = choices.of(RESOURCES);
        state.put("Type", "Task").put("Resource", resource);
        flow(state, around, true);
        if (resource.startsWith("arn:aws:states:::")) {
            ObjectNode arguments = state.putObject(around.isJsonata() ? "Arguments" : "Parameters");
            arguments
                    .put("FunctionName", "f")
                    .put("QueueUrl", "q")
                    .put("MessageBody", "m")
                    .put("StateMachineArn", "m");
            if (resource.contains("lambda")) {
                arguments.remove(List.of("QueueUrl", "MessageBody", "StateMachineArn"));
                arguments.put(around.isJsonata() ? "Payload" : "Payload.$", value(around));
            } else {
                arguments.remove(
                        resource.contains("sqs")
                                ? List.of("FunctionName", "StateMachineArn")
                                : List.of("FunctionName", "QueueUrl", "MessageBody"));
            }
        }
        if (choices.once(3)) {
            state.put("TimeoutSeconds", 2 + choices.below(9));
            state.put("HeartbeatSeconds", 1);
        }
        recover(state, around);
        transition(state, around);
    }

    private void choice(ObjectNode state, Around around) {
        state.put("Type", "Choice");
        flow(state, around, false);
        ArrayNode rules = state.putArray("Choices");
        for (int left = 1 + choices.below(2); left > 0; left--) {
            ObjectNode rule = around.isJsonata()
                    ? Json.NODES.objectNode().put("Condition", choices.of(EXPRESSIONS))
                    : ChoiceTarget.rule(choices, 1);
            rules.add(rule.put("Next", around.other()));
            if (choices.once(4)) {
                assign(rule, around);
            }
        }
        if (!choices.once(16)) {
            state.put("Default", around.next() == null ? around.other() : around.next());
        }
    }

    private void waiting(ObjectNode state, Around around) {
        state.put("Type", "Wait");
        switch (choices.below(4)) {
            case 0, 1 -> state.put("Seconds", choices.below(9));
            case 2 -> state.put("Timestamp", "2026-01-02T03:04:15Z");
            default -> state.put(around.isJsonata() ? "Seconds" : "SecondsPath", value(around));
        }
        flow(state, around, false);
        transition(state, around);
    }

    private void fail(ObjectNode state, Around around) {
        state.put("Type", "Fail").put("Error", choices.of(ERRORS));
        state.put(around.isJsonata() ? "Cause" : "CausePath", value(around));
    }

    private void parallel(ObjectNode state, Around around) {
        state.put("Type", "Parallel");
        flow(state, around, true);
        ArrayNode branches = state.putArray("Branches");
        for (int left = 1 + choices.below(3); left > 0; left--) {
            fill(branches.addObject(), around.depth() + 1, around.isJsonata());
        }
        recover(state, around);
        transition(state, around);
    }

    private void map(ObjectNode state, Around around) {
        state.put("Type", "Map");
        flow(state, around, true);
        state.remove(List.of("Parameters", "Arguments"));
        state.put(around.isJsonata() ? "Items" : "ItemsPath", choices.once(5) ? value(around) : items(around));
        if (choices.once(2)) {
            state.put("MaxConcurrency", choices.below(4));
        }
        if (choices.once(4)) {
            state.put("ToleratedFailureCount", choices.below(3));
        }
        if (choices.once(3)) {
            state.putObject("ItemSelector").put(around.isJsonata() ? "i" : "i.$", value(around));
        }
        fill(state.putObject("ItemProcessor"), around.depth() + 1, around.isJsonata());
        recover(state, around);
        transition(state, around);
    }

    private static String items(Around around) {
        return around.isJsonata() ? "{% [1..4] %}" : "$.items";
    }

    private void flow(ObjectNode state, Around around, boolean hasResult) {
        if (choices.once(3)) {
            assign(state, around);
        }
        if (around.isJsonata()) {
            if (choices.once(3)) {
                state.put("Output", hasResult && choices.once(2) ? "{% $states.result %}" : value(around));
            }
            return;
        }
        if (choices.once(4)) {
            state.put("InputPath", path());
        }
        if (choices.once(4)) {
            state.put("OutputPath", path());
        }
        if (hasResult && choices.once(3)) {
            state.put("ResultPath", choices.of(List.of("$", "$.a", "$.r.s", "$.items[1]", "$.b[0].z")));
        }
        if (hasResult && choices.once(4)) {
            state.putObject("ResultSelector").put("s.$", value(around));
        }
    }

    private void recover(ObjectNode state, Around around) {
        if (choices.once(3)) {
            ObjectNode retrier = state.putArray("Retry").addObject();
            retrier.putArray("ErrorEquals").add(choices.of(ERRORS));
            retrier.put("MaxAttempts", choices.below(4)).put("IntervalSeconds", 1 + choices.below(5));
            if (choices.once(2)) {
                retrier.put("JitterStrategy", "FULL").put("MaxDelaySeconds", 9);
            }
        }
        if (choices.once(3)) {
            ObjectNode catcher = state.putArray("Catch").addObject();
            catcher.putArray("ErrorEquals").add(choices.of(ERRORS));
            catcher.put("Next", around.other());
            if (choices.once(2)) {
                catcher.put(around.isJsonata() ? "Output" : "ResultPath", around.isJsonata() ? value(around) : "$.e");
            }
        }
    }

    private void transition(ObjectNode state, Around around) {
        if (around.next() == null || choices.once(32)) {
            state.put("End", true);
        } else {
            state.put("Next", around.next());
        }
    }

    /** A variable of its own for each depth: inner scopes may not assign outer ones. */
    private void assign(ObjectNode owner, Around around) {
        String name = (choices.once(16) ? "v" : "v" + around.depth()) + (around.isJsonata() ? "" : ".$");
        owner.putObject("Assign").put(name, value(around));
    }

    private String path() {
        String path = choices.of(PATHS);
        return path.startsWith("$") ? path : "$";
    }

    private String value(Around around) {
        return choices.of(around.isJsonata() ? EXPRESSIONS : PATHS);
    }
}
