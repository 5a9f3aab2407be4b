package dev.stepwell.interpreter.oracle.generate;

import tools.jackson.databind.node.ObjectNode;

/** What is special about a Task: its resource, arguments, deadlines and role. */
final class TaskParts {
    private static final String STATES = "arn:aws:states:us-east-1:123456789012:";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";

    private final Dice dice;
    private final PathParts paths;
    private final QueryParts queries;

    TaskParts(Dice dice, PathParts paths, QueryParts queries) {
        this.dice = dice;
        this.paths = paths;
        this.queries = queries;
    }

    void fill(ObjectNode task, Names names, boolean isJsonata) {
        int way = dice.below(100);
        if (way < 35) {
            task.put("Resource", FUNCTION);
            freely(task, names, isJsonata);
        } else if (way < 52) {
            task.put("Resource", STATES + "activity:" + (dice.percent(95) ? "work" : "gone"));
            freely(task, names, isJsonata);
        } else if (way < 65) {
            task.put("Resource", "arn:aws:states:::lambda:invoke");
            given(task, isJsonata, isJsonata ? "{'FunctionName': 'f', 'Payload': $states.input}" : "Payload");
        } else if (way < 70) {
            task.put("Resource", "arn:aws:states:::aws-sdk:sfn:listActivities");
            given(task, isJsonata, isJsonata ? "{}" : "");
        } else if (way < 85) {
            task.put("Resource", "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
            String message = "{'QueueUrl': 'q', 'MessageBody': $states.context.Task.Token}";
            given(task, isJsonata, isJsonata ? message : "MessageBody");
        } else {
            task.put("Resource", "arn:aws:states:::states:startExecution.sync:2");
            given(task, isJsonata, isJsonata ? "{'StateMachineArn': 'm', 'Input': $states.input}" : "Input");
        }
        deadlines(task, isJsonata);
        if (!task.get("Resource").stringValue().contains(":activity:") && dice.percent(12)) {
            credentials(task.putObject("Credentials"), isJsonata);
        }
    }

    private void freely(ObjectNode task, Names names, boolean isJsonata) {
        if (dice.percent(50)) {
            return;
        }
        if (isJsonata) {
            task.set("Arguments", queries.template(names, "$states.input"));
        } else {
            task.set("Parameters", paths.template(names));
        }
    }

    private void given(ObjectNode task, boolean isJsonata, String what) {
        if (isJsonata) {
            task.set("Arguments", queries.text(what));
            return;
        }
        ObjectNode parameters = task.putObject("Parameters");
        switch (what) {
            case "Payload" -> parameters.put("FunctionName", "f").put("Payload.$", "$");
            case "Input" ->
                parameters.put("StateMachineArn", "m").putObject("Input").put("at.$", "$$.State.EnteredTime");
            case "MessageBody" -> parameters.put("QueueUrl", "q").put("MessageBody.$", "$$.Task.Token");
            default -> parameters.put("MaxResults", 1);
        }
    }

    private void deadlines(ObjectNode task, boolean isJsonata) {
        int way = dice.below(100);
        if (way < 30) {
            task.put("TimeoutSeconds", 4 + dice.below(4));
        } else if (way < 43 && isJsonata) {
            task.set("TimeoutSeconds", queries.text(dice.pick("$states.input.a + 3", "5", "$states.input.g", "4.5")));
        } else if (way < 43) {
            task.put("TimeoutSecondsPath", dice.pick("$.a", "$.a", "$.m", "$.g", "$.b"));
        }
        int beat = dice.below(100);
        if (beat < 20) {
            task.put("HeartbeatSeconds", 1 + dice.below(3));
        } else if (beat < 27 && isJsonata) {
            task.set(
                    "HeartbeatSeconds",
                    queries.text(dice.pick("$states.input.a", "2", "$states.input.g", "2.5", "$states.input.m")));
        } else if (beat < 27) {
            task.put("HeartbeatSecondsPath", dice.pick("$.a", "$.a", "$.m", "$.g", "$.b"));
        }
    }

    private void credentials(ObjectNode credentials, boolean isJsonata) {
        if (dice.percent(40)) {
            credentials.put("RoleArn", "arn:aws:iam::210987654321:role/other");
        } else if (isJsonata) {
            credentials.set("RoleArn", queries.text(dice.pick("'role/' & $states.input.b", "$states.input.a")));
        } else {
            credentials.put("RoleArn.$", dice.pick("$.b", "States.Format('role/{}', $.b)", "$.a"));
        }
    }
}
