package dev.stepwell.fuzz;

import java.util.List;

/** Valid definitions that together have every field of the language. */
final class Samples {
    private static final String JSON_PATH = """
            {"Comment": "c", "Version": "1.0", "StartAt": "P", "TimeoutSeconds": 9, "States": {
              "P": {"Type": "Pass", "InputPath": "$.a", "Parameters": {"b.$": "States.Format('{}', $.c)"},
                    "ResultPath": "$.d", "OutputPath": "$", "Assign": {"v.$": "$.e"}, "Next": "C"},
              "C": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.f", "NumericLessThanPath": "$v"},
                    {"Not": {"Variable": "$.g", "StringMatches": "a*"}}], "Next": "W", "Assign": {"w": 1}}],
                    "Default": "M"},
              "W": {"Type": "Wait", "TimestampPath": "$.t", "Next": "M"},
              "M": {"Type": "Map", "ItemsPath": "$.i", "ItemSelector": {"x.$": "$$.Map.Item.Value"},
                    "MaxConcurrencyPath": "$.n", "ToleratedFailurePercentage": 1.5, "Label": "l",
                    "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket.$": "$.b"},
                                   "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}},
                    "ItemBatcher": {"MaxItemsPerBatch": 3}, "ResultWriter": {"WriterConfig": {"OutputType": "JSON"}},
                    "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                                      "StartAt": "T", "States": {"T": {"Type": "Task", "TimeoutSecondsPath": "$.s",
                      "Resource": "arn:aws:states:::lambda:invoke", "Credentials": {"RoleArn.$": "$.r"},
                      "Parameters": {"FunctionName": "f", "Payload.$": "$"}, "ResultSelector": {"y.$": "$.z"},
                      "Retry": [{"ErrorEquals": ["A"], "BackoffRate": 1.5, "MaxDelaySeconds": 7,
                                 "JitterStrategy": "FULL", "IntervalSeconds": 2, "MaxAttempts": 3}], "End": true,
                      "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.err", "Next": "F"}]},
                      "F": {"Type": "Fail", "ErrorPath": "$.err.Error", "Cause": "c"}}}, "End": true}}}
            """;

    private static final String JSONATA = """
            {"QueryLanguage": "JSONata", "StartAt": "P", "States": {
              "P": {"Type": "Parallel", "Arguments": "{% $states.input %}", "Output": ["{% $states.result[0] %}"],
                    "Branches": [{"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                      "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": "{% 5 %}",
                      "Arguments": {"QueueUrl": "q", "MessageBody": "{% $states.context.Task.Token %}"}}}}],
                    "Catch": [{"ErrorEquals": ["E"], "Assign": {"e": "{% $states.errorOutput %}"}, "Next": "C"}],
                    "Next": "C"},
              "C": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.x = 1 %}", "Output": 1, "Next": "W"}],
                    "Default": "M", "Assign": {"n": 1}},
              "W": {"Type": "Wait", "Seconds": "{% $n + 1 %}", "Next": "M"},
              "M": {"Type": "Map", "Items": "{% [1..3] %}", "MaxConcurrency": "{% $n %}", "End": true,
                    "ItemProcessor": {"StartAt": "S", "States": {"S": {"Type": "Succeed", "Output": "{% $n %}"}}}}}}
            """;

    private static final String MIXED = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a",
                    "TimeoutSeconds": 30, "HeartbeatSeconds": 5, "Arguments": {"k": "{% $states.input %}"},
                    "Assign": {"v": "{% $states.result.a %}"}, "Output": "{% {'v': $states.result} %}",
                    "Retry": [{"ErrorEquals": ["States.Timeout", "States.HeartbeatTimeout"]}], "Next": "B"},
              "B": {"Type": "Map", "ItemsPath": "$.v", "Parameters": {"i.$": "$$.Map.Item.Index", "v.$": "$v"},
                    "MaxConcurrency": 2, "ResultSelector": {"all.$": "$[*]"}, "ResultPath": "$.m",
                    "Iterator": {"StartAt": "L", "States": {
                      "L": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Next": "D"},
                      "D": {"Type": "Wait", "SecondsPath": "$.s", "End": true}}},
                    "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 0}], "Next": "E"},
              "E": {"Type": "Choice", "InputPath": "$.m", "OutputPath": "$.all", "Choices": [
                     {"Or": [{"Variable": "$[0]", "IsPresent": true}, {"Variable": "$$.State.Name", "StringEquals": "E"}],
                      "Next": "G"},
                     {"Variable": "$.t", "TimestampGreaterThan": "2026-01-02T03:04:05Z", "Next": "F"}]},
              "G": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "End": true,
                    "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                                   "Input": {"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id"}}},
              "F": {"Type": "Fail", "Error": "e", "CausePath": "States.JsonToString($.all)"}}}
            """;

    /** In an order that inputs refer to: new ones go to the end. */
    static final List<String> ALL = List.of(JSON_PATH, JSONATA, MIXED);

    private Samples() {}
}
