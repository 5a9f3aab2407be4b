package dev.stepwell.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.compile.SourcePositions;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions with parts replaced by anything: each is compiled or refused with a reason, and nothing is thrown. */
final class HostileDefinitionsTest {
    private static final int MUTANTS = 1_000;

    private static final String JSON_PATH = """
            {"StartAt": "P", "TimeoutSeconds": 9, "States": {
              "P": {"Type": "Pass", "InputPath": "$.a", "Parameters": {"b.$": "States.Format('{}', $.c)"},
                    "ResultPath": "$.d", "OutputPath": "$", "Assign": {"v.$": "$.e"}, "Next": "C"},
              "C": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.f", "NumericLessThanPath": "$v"},
                    {"Not": {"Variable": "$.g", "StringMatches": "a*"}}], "Next": "W"}], "Default": "M"},
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
                      "Retry": [{"ErrorEquals": ["A"], "BackoffRate": 1.5}], "End": true,
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

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\"$\"",
            "\"$.a[?(@.b==1)]\"",
            "\"$$\"",
            "\"States.Format('{}\"",
            "\"{% %}\"",
            "\"{% $x[ %}\"",
            "\"{%\"",
            "\"arn:aws:states:::a:b\"",
            "[]",
            "[1]",
            "[[]]",
            "{}",
            "{\"a\":{}}",
            "{\"a.$\":1}",
            "[{\"ErrorEquals\":[\"States.ALL\"]}]");

    @ParameterizedTest
    @ValueSource(strings = {JSON_PATH, JSONATA})
    void theUnchangedDefinitionIsFine(String definition) {
        assertThat(Compiler.compile(definition)).isInstanceOf(Compiled.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_PATH, JSONATA})
    void replacedPartsAreRefusedWithAReasonAndAPlace(String definition) {
        Random random = new Random(7);
        for (int i = 0; i < MUTANTS; i++) {
            JsonNode mutant = Json.read(definition);
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                replaceOne(mutant, random);
            }
            String text = Json.text(mutant);
            Compiled compiled = Compiler.compile(text);

            assertThat(compiled instanceof Compiled.Ok
                            || !compiled.diagnostics().isEmpty())
                    .as(text)
                    .isTrue();
            SourcePositions positions = SourcePositions.ofJson(text);
            compiled.diagnostics()
                    .forEach(found -> assertThat(
                                    positions.locate(found.location()).line())
                            .isPositive());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_PATH, JSONATA})
    void cutTextsAreRefused(String definition) {
        String text = definition.strip();
        for (int length = 0; length < text.length(); length += 7) {
            assertThat(Compiler.compile(text.substring(0, length))).isInstanceOf(Compiled.Invalid.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$[?((",
                "$[?(!",
                "$.a[?(@.b && ",
                "$[[",
                "$.a.b['c'].",
                "$.a[?(@.b=~/((/)]",
                "States.Array(",
                "States.Format('{}', "
            })
    void endlessPathsAndIntrinsicsAreRefused(String part) {
        String path = part + part.substring(part.length() - 1).repeat(20_000);
        for (String field : List.of("'InputPath':'%s'", "'Parameters':{'a.$':'%s'}", "'ResultPath':'%s'")) {
            String text = "{'StartAt':'S','States':{'S':{'Type':'Pass','End':true,".replace('\'', '"')
                    + field.replace('\'', '"').replace("%s", path)
                    + "}}}";

            assertThat(Compiler.compile(text)).isNotNull();
        }
        assertThat(Compiler.compile(
                        "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true,\"InputPath\":\""
                                + part.repeat(20_000) + "\"}}}"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "-0.0", "1E400"})
    void oddNumbersAreRefusedOrTaken(String number) {
        for (String digits : List.of(number, "9".repeat(900), "9".repeat(2_000))) {
            String text = "{\"StartAt\":\"S\",\"TimeoutSeconds\":N,\"States\":{\"S\":{\"Type\":\"Map\",\"End\":true,"
                    + "\"MaxConcurrency\":N,\"ToleratedFailurePercentage\":N,\"Retry\":[{\"ErrorEquals\":[\"E\"],"
                    + "\"BackoffRate\":N}],\"ItemSelector\":{\"n\":N},\"ItemProcessor\":{\"StartAt\":\"P\",\"States\":{"
                    + "\"P\":{\"Type\":\"Pass\",\"Result\":N,\"End\":true}}}}}}";

            assertThat(Compiler.compile(text.replace("N", digits))).isInstanceOf(Compiled.Invalid.class);
        }
    }

    @Test
    void findingsAreBoundedInNumberAndLength() {
        String name = "n".repeat(40_000);
        StringBuilder text = new StringBuilder(
                        "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"Parameters\":{\"")
                .append(name)
                .append("\":{\"x\":1");
        for (int i = 0; i < 20_000; i++) {
            text.append(",\"a").append(i).append("\":\"$.b\"");
        }
        Compiled compiled = Compiler.compile(text.append("}}}}}").toString());

        assertThat(compiled).isInstanceOf(Compiled.Invalid.class);
        assertThat(compiled.diagnostics())
                .hasSizeLessThanOrEqualTo(2 * Problems.KEPT_MAX)
                .allSatisfy(found -> assertThat(found.location()).hasSizeLessThanOrEqualTo(Site.LOCATION_CHARS_MAX));
    }

    private static void replaceOne(JsonNode root, Random random) {
        List<Runnable> places = new ArrayList<>();
        JsonNode value = Json.read(VALUES.get(random.nextInt(VALUES.size())));
        collect(root, value, places);
        places.get(random.nextInt(places.size())).run();
    }

    private static void collect(JsonNode node, JsonNode value, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                places.add(() -> object.set(name, value));
                places.add(() -> object.remove(name));
                places.add(() -> object.set(name + ".$", value));
                collect(object.get(name), value, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, value));
                collect(array.get(i), value, places);
            }
        }
    }
}
