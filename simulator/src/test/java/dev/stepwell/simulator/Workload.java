package dev.stepwell.simulator;

import dev.stepwell.asl.MachineType;
import java.util.List;

/** The machines that clients create, and what they do. */
final class Workload {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    static final String ACTIVITY = "work";
    /** The machine that is deleted and created again now and then. */
    static final String DOOMED = "doomed";

    static final String ACTIVITY_ARN = ARN + "activity:" + ACTIVITY;

    private static final String RETRY = """
            "Retry": [{"ErrorEquals": ["Boom", "Lambda.SdkClientException", "States.HeartbeatTimeout"],
                       "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 2}]""";
    private static final String CATCH = """
            "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "End"}]""";
    private static final String END = """
            "End": {"Type": "Pass", "End": true}""";

    private static final String FUNCTION = """
            "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 20""";
    private static final String INVOKE = """
            "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 15,
            "Parameters": {"FunctionName": "f", "Payload.$": "$"}""";

    /** A machine to be created. */
    record Definition(String name, MachineType type, String text) {
        String arn() {
            return machine(name);
        }
    }

    private static final List<Definition> ALL = List.of(
            standard("chain", chain(1)),
            standard("wait", """
                    {"StartAt": "A", "States": {
                      "A": {"Type": "Wait", "Seconds": 7, "Next": "B"},
                      "B": {"Type": "Wait", "SecondsPath": "$.n", "Next": "End"}, %s}}"""),
            standard(DOOMED, """
                    {"StartAt": "A", "States": {
                      "A": {"Type": "Wait", "Seconds": 4, "Next": "B"},
                      "B": {"Type": "Wait", "Seconds": 4, "Next": "End"}, %s}}"""),
            standard("task", """
                    {"StartAt": "A", "TimeoutSeconds": 300, "States": {
                      "A": {%s, %s, %s, "ResultPath": "$.a", "Next": "B"},
                      "B": {%s, %s, "ResultPath": "$.b", "Next": "End"}, %%s}}""".formatted(FUNCTION, RETRY, CATCH, INVOKE, CATCH)),
            standard("token", """
                    {"StartAt": "A", "States": {
                      "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                            "Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}},
                            "HeartbeatSeconds": 20, "TimeoutSeconds": 60, %s, %s, "Next": "End"}, %%s}}""".formatted(RETRY, CATCH)),
            standard("activity", """
                    {"StartAt": "A", "States": {
                      "A": {"Type": "Task", "Resource": "%s", "HeartbeatSeconds": 25, "TimeoutSeconds": 60,
                            %s, %s, "Next": "End"}, %%s}}""".formatted(ACTIVITY_ARN, RETRY, CATCH)),
            standard("fork", """
                    {"StartAt": "A", "States": {
                      "A": {"Type": "Parallel", %s, "Next": "End", "Branches": [
                        {"StartAt": "F", "States": {"F": {%s, %s, "End": true}}},
                        {"StartAt": "G", "States": {"G": {%s, "End": true}}},
                        {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3, "End": true}}}]}, %%s}}""".formatted(CATCH, FUNCTION, RETRY, INVOKE)),
            standard("map", """
                    {"StartAt": "A", "States": {
                      "A": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, %s, "Next": "End",
                        "ItemProcessor": {"StartAt": "F", "States": {
                          "F": {%s, %s, "Next": "G"}, "G": {"Type": "Pass", "End": true}}}}, %%s}}""".formatted(CATCH, FUNCTION, RETRY)),
            standard("ask", nested("", "", "task")),
            standard("await", nested(".sync", "", "wait")),
            standard("await2", nested(".sync:2", "\"TimeoutSeconds\": 25,", "token")),
            standard("askQuick", nested("", "", "quick")),
            new Definition("quick", MachineType.EXPRESS, """
                    {"StartAt": "A", "States": {
                      "A": {%s, %s, %s, "ResultPath": "$.a", "Next": "B"},
                      "B": {"Type": "Wait", "Seconds": 2, "Next": "End"}, %s}}""".formatted(FUNCTION, RETRY, CATCH, END)),
            new Definition(
                    "quickAsk", MachineType.EXPRESS, nested("", "", "chain").formatted(END)));

    private Workload() {}

    static List<Definition> all() {
        return ALL;
    }

    static String machine(String name) {
        return ARN + "stateMachine:" + name;
    }

    /** The machine that is changed now and then. */
    static String changed(int version) {
        return chain(version).formatted(END);
    }

    static String input(int number, int child) {
        return "{\"n\":" + number % 20 + ",\"items\":[1,2,3,4],\"child\":\"c-" + child + "\"}";
    }

    private static Definition standard(String name, String text) {
        return new Definition(name, MachineType.STANDARD, text.formatted(END));
    }

    private static String chain(int version) {
        return """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Result": VERSION, "ResultPath": "$.version", "Next": "B"},
                  "B": {"Type": "Choice", "Default": "F", "Choices": [
                    {"Variable": "$.n", "NumericGreaterThan": 3, "Next": "C"}]},
                  "C": {"Type": "Pass", "Next": "D"},
                  "D": {"Type": "Pass", "Next": "End"},
                  "F": {"Type": "Fail", "Error": "Small"}, %s}}""".replace("VERSION", Integer.toString(version));
    }

    /** Without a time limit only an answer ends the task, so a lost message shows. */
    private static String nested(String pattern, String timeout, String machine) {
        return """
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution%s", %s
                        "Parameters": {"StateMachineArn": "%s", "Name.$": "$.child", "Input.$": "$"},
                        %s, "Next": "End"}, %%s}}""".formatted(pattern, timeout, machine(machine), CATCH);
    }
}
