package dev.stepwell.fuzz;

import dev.stepwell.asl.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions as people write them, with a few parts replaced, removed, renamed or added. */
final class Definitions {
    private static final List<String> FIELDS = List.of(
            "Type",
            "Next",
            "End",
            "Default",
            "Choices",
            "Catch",
            "Retry",
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "BackoffRate",
            "MaxDelaySeconds",
            "JitterStrategy",
            "InputPath",
            "OutputPath",
            "ResultPath",
            "ResultSelector",
            "Parameters",
            "Arguments",
            "Output",
            "Assign",
            "Result",
            "Resource",
            "TimeoutSeconds",
            "TimeoutSecondsPath",
            "HeartbeatSeconds",
            "HeartbeatSecondsPath",
            "Credentials",
            "Seconds",
            "SecondsPath",
            "Timestamp",
            "TimestampPath",
            "Branches",
            "ItemsPath",
            "Items",
            "ItemSelector",
            "ItemProcessor",
            "Iterator",
            "ProcessorConfig",
            "Mode",
            "ExecutionType",
            "MaxConcurrency",
            "MaxConcurrencyPath",
            "ItemReader",
            "ReaderConfig",
            "ItemBatcher",
            "ResultWriter",
            "Label",
            "ToleratedFailureCount",
            "ToleratedFailurePercentage",
            "ToleratedFailurePercentagePath",
            "Error",
            "ErrorPath",
            "Cause",
            "CausePath",
            "QueryLanguage",
            "Comment",
            "Version",
            "StartAt",
            "States",
            "Condition",
            "Variable",
            "And",
            "Not",
            "StringEquals",
            "StringEquals.$",
            "a.$",
            "a",
            "Payload.$",
            "");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\"$\"",
            "\"$$\"",
            "\"$.a[?(@.b==1)]\"",
            "\"$..a[0:1]\"",
            "\"$$.Task.Token\"",
            "\"$v.x\"",
            "\"States.Format('{}', $.a)\"",
            "\"States.Format('{}\"",
            "\"{% %}\"",
            "\"{% $x[ %}\"",
            "\"{%\"",
            "\"{% $states.input.a %}\"",
            "\"{% $states.result %}\"",
            "\"{% $eval('1') %}\"",
            "\"arn:aws:states:::lambda:invoke.waitForTaskToken\"",
            "\"arn:aws:states:::aws-sdk:s3:getObject\"",
            "\"arn:aws:states:us-east-1:123456789012:activity:a\"",
            "\"arn:aws:lambda:us-east-1:123456789012:function:f\"",
            "\"arn:aws:states:::a:b\"",
            "[]",
            "[1]",
            "[[]]",
            "{}",
            "{\"a\":{}}",
            "{\"a.$\":1}",
            "{\"a.$\":\"$.b\"}",
            "[{\"ErrorEquals\":[\"States.ALL\"]}]",
            "[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"C\"}]",
            "\"P\"",
            "\"T\"",
            "\"JSONata\"",
            "\"JSONPath\"",
            "\"DISTRIBUTED\"",
            "\"Task\"",
            "\"Choice\"",
            "\"Map\"",
            "\"Parallel\"",
            "\"Fail\"",
            "[\"States.Timeout\"]",
            "{\"StartAt\":\"X\",\"States\":{\"X\":{\"Type\":\"Pass\",\"End\":true}}}",
            "\"2026-01-02T03:04:05Z\"");

    private static final int CHANGES_MAX = 5;

    private Definitions() {}

    /** One of the samples after some changes; as it was when the changes nest it deeper than JSON may be. */
    static String changed(Choices choices) {
        String sample = choices.of(Samples.ALL);
        JsonNode definition = Json.read(sample);
        for (int left = choices.below(CHANGES_MAX + 1); left > 0; left--) {
            change(definition, choices);
        }
        try {
            return Json.text(definition);
        } catch (StreamConstraintsException tooDeep) {
            return sample;
        }
    }

    private static void change(JsonNode definition, Choices choices) {
        List<JsonNode> owners = new ArrayList<>();
        collect(definition, owners);
        switch (owners.get(choices.wide() % owners.size())) {
            case ObjectNode object -> changeMember(object, choices);
            case ArrayNode array -> changeElement(array, choices);
            default -> throw new IllegalStateException("only objects and arrays were collected");
        }
    }

    private static void changeMember(ObjectNode object, Choices choices) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.isEmpty() ? choices.of(FIELDS) : choices.of(names);
        switch (choices.below(6)) {
            case 0, 1 -> object.set(name, value(choices));
            case 2 -> object.remove(name);
            case 3 -> {
                JsonNode moved = object.remove(name);
                object.set(choices.of(FIELDS), moved == null ? value(choices) : moved);
            }
            case 4 -> object.set(choices.of(FIELDS), value(choices));
            default -> object.set(name, Json.NODES.stringNode(expression(choices)));
        }
    }

    private static void changeElement(ArrayNode array, Choices choices) {
        if (array.isEmpty() || choices.once(3)) {
            array.add(value(choices));
        } else if (choices.once(3)) {
            array.remove(choices.below(array.size()));
        } else {
            array.set(choices.below(array.size()), value(choices));
        }
    }

    private static JsonNode value(Choices choices) {
        return choices.once(6) ? Documents.document(choices) : Json.read(choices.of(VALUES));
    }

    private static String expression(Choices choices) {
        return switch (choices.below(3)) {
            case 0 -> PathTarget.path(choices);
            case 1 -> IntrinsicTarget.call(choices, 2);
            default -> "{% " + new JsonataGrammar(choices).expression() + " %}";
        };
    }

    /** Outer ones first, without recursion, as a document may be deeper than the stack. */
    private static void collect(JsonNode root, List<JsonNode> owners) {
        Deque<Iterator<JsonNode>> open = new ArrayDeque<>();
        open.push(List.of(root).iterator());
        while (!open.isEmpty()) {
            if (!open.getFirst().hasNext()) {
                open.pop();
                continue;
            }
            JsonNode node = open.getFirst().next();
            if (node.isContainer()) {
                owners.add(node);
                open.push(node.iterator());
            }
        }
    }
}
