package dev.stepwell.engine;

/** Definitions that the tests of the engine run. */
final class Definitions {
    static final String PASS = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Result": {"seen": 1}, "ResultPath": "$.a", "Next": "B"},
              "B": {"Type": "Pass", "End": true}}}""";

    static final String WAIT = """
            {"StartAt": "W", "States": {
              "W": {"Type": "Wait", "Seconds": 100, "Next": "P"},
              "P": {"Type": "Pass", "End": true}}}""";

    static final String WAIT_LONG = """
            {"StartAt": "W", "States": {
              "W": {"Type": "Wait", "Seconds": 1000000, "End": true}}}""";

    static final String TASK = """
            {"StartAt": "T", "States": {
              "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": {"FunctionName": "f", "Payload.$": "$"}, "End": true}}}""";

    static final String RETRIED_TASK = """
            {"StartAt": "T", "States": {
              "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
                    "Retry": [{"ErrorEquals": ["Lambda.SdkClientException"], "IntervalSeconds": 5}],
                    "End": true}}}""";

    static final String TOKEN = """
            {"StartAt": "T", "States": {
              "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                    "HeartbeatSeconds": 60,
                    "Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}, "End": true}}}""";

    static final String LOOP = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Next": "B"},
              "B": {"Type": "Choice", "Default": "A",
                    "Choices": [{"Variable": "$.end", "IsPresent": true, "Next": "C"}]},
              "C": {"Type": "Succeed"}}}""";

    private Definitions() {}

    static String activity(String arn) {
        return """
                {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 300, "End": true}}}""".formatted(arn);
    }

    static String nested(String pattern, String machineArn) {
        return """
                {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution%s",
                        "Parameters": {"StateMachineArn": "%s", "Name": "child", "Input.$": "$"},
                        "End": true}}}""".formatted(pattern, machineArn);
    }
}
