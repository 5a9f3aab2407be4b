package dev.stepwell.tasks.model;

import static dev.stepwell.tasks.model.MockResults.Mode.NONE;
import static dev.stepwell.tasks.model.MockResults.Mode.PRESENT;
import static dev.stepwell.tasks.model.MockResults.Mode.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MockResultsTest {
    private static final String EXECUTION = "'ExecutionArn':'e','StateMachineArn':'m','StartDate':'today'";

    /** What is wrong with a result, given as JSON with single quotes, of {@code service:action[.pattern]}. */
    private static @Nullable String problem(String resource, String result, MockResults.Mode mode) {
        int colon = resource.indexOf(':', resource.startsWith("aws-sdk:") ? "aws-sdk:".length() : 0);
        int dot = resource.indexOf('.', colon);
        int end = dot < 0 ? resource.length() : dot;
        return MockResults.problem(
                resource.substring(0, colon),
                resource.substring(colon + 1, end),
                resource.substring(end),
                Json.read(result.replace('\'', '"')),
                mode);
    }

    private static @Nullable String strict(String resource, String result) {
        return problem(resource, result, STRICT);
    }

    @Test
    void requiredFieldsMustBeThere() {
        assertThat(strict("states:startExecution", "{'ExecutionArn':'e','StartDate':'s'}"))
                .isNull();
        assertThat(strict("states:startExecution", "{}")).isEqualTo("Required field 'ExecutionArn' is missing");
        assertThat(strict("states:startExecution", "{'ExecutionArn':'e'}"))
                .isEqualTo("Required field 'StartDate' is missing");
        assertThat(strict("aws-sdk:sfn:startExecution", "{'ExecutionArn':null,'StartDate':'s'}"))
                .isEqualTo("Required field 'ExecutionArn' is missing");
        assertThat(strict("aws-sdk:apprunner:listServices", "{'ServiceSummaryList':[{}]}"))
                .isNull();
        assertThat(strict("aws-sdk:scheduler:listSchedules", "{'Schedules':[{'Target':{}}]}"))
                .isEqualTo("Required field 'Arn' is missing");
    }

    @Test
    void presentModeDoesWithoutRequiredFields() {
        assertThat(problem("states:startExecution", "{}", PRESENT)).isNull();
        assertThat(problem("states:startExecution", "{'StartDate':true}", PRESENT))
                .isEqualTo("Field 'StartDate' must be a string");
        assertThat(problem("aws-sdk:scheduler:listSchedules", "{'Schedules':[{'Target':{}}]}", PRESENT))
                .isNull();
    }

    @Test
    void noneModeAcceptsAnything() {
        assertThat(problem("states:startExecution", "{'StartDate':true}", NONE)).isNull();
        assertThat(problem("states:startExecution", "[]", NONE)).isNull();
    }

    @Test
    void fieldsThatNoModelKnowsAreAccepted() {
        assertThat(strict("events:putEvents", "{'SomethingNew':[1]}")).isNull();
        assertThat(strict("lambda:invoke", "{'SdkHttpMetadata':{'HttpStatusCode':200}}"))
                .isNull();
    }

    @Test
    void fieldsAreSpelledAsStepFunctionsDoes() {
        assertThat(strict("states:startExecution", "{'executionArn':'e','startDate':'s'}"))
                .isEqualTo("Required field 'ExecutionArn' is missing");
        assertThat(strict("aws-sdk:rds:describeDBInstances", "{'DbInstances':1}"))
                .isEqualTo("Field 'DbInstances' must be an array");
        assertThat(strict("aws-sdk:rds:describeDBInstances", "{'DBInstances':1}"))
                .isNull();
    }

    @Test
    void everyTypeIsChecked() {
        assertThat(strict("sqs:sendMessage", "{'MessageId':7}")).isEqualTo("Field 'MessageId' must be a string");
        assertThat(strict("aws-sdk:kms:encrypt", "{'CiphertextBlob':7}"))
                .isEqualTo("Field 'CiphertextBlob' must be a string");
        assertThat(strict("aws-sdk:kms:describeKey", "{'KeyMetadata':{'KeyId':'k','CreationDate':1.5}}"))
                .isEqualTo("Field 'CreationDate' must be a string");
        assertThat(strict("lambda:invoke", "{'StatusCode':'200'}")).isEqualTo("Field 'StatusCode' must be a number");
        assertThat(strict("aws-sdk:s3:getObject", "{'ContentLength':'9'}"))
                .isEqualTo("Field 'ContentLength' must be a number");
        assertThat(strict("dynamodb:putItem", "{'ConsumedCapacity':{'CapacityUnits':'0.5'}}"))
                .isEqualTo("Field 'CapacityUnits' must be a number");
        assertThat(strict("dynamodb:putItem", "{'ConsumedCapacity':{'CapacityUnits':0.5}}"))
                .isNull();
        assertThat(strict("aws-sdk:s3:getObject", "{'DeleteMarker':'true'}"))
                .isEqualTo("Field 'DeleteMarker' must be a boolean");
        assertThat(strict("dynamodb:putItem", "{'ConsumedCapacity':1}"))
                .isEqualTo("Field 'ConsumedCapacity' must be an object");
        assertThat(strict("aws-sdk:s3:getObject", "{'Metadata':[]}")).isEqualTo("Field 'Metadata' must be an object");
    }

    @Test
    void insideOthersOnlyTheInnermostFieldIsNamed() {
        assertThat(strict("events:putEvents", "{'Entries':[{'EventId':'a'},{'EventId':{}}]}"))
                .isEqualTo("Field 'EventId' must be a string");
        assertThat(strict("dynamodb:getItem", "{'Item':{'a':{'M':{'b':{'L':[{'S':1}]}}}}}"))
                .isEqualTo("Field 'S' must be a string");
        assertThat(strict("aws-sdk:dynamodb:listTables", "{'TableNames':['abc',7]}"))
                .isEqualTo("Field 'TableNames' must be a string");
        assertThat(strict("aws-sdk:s3:getObject", "{'Metadata':{'k':7}}"))
                .isEqualTo("Field 'Metadata' must be a string");
    }

    @Test
    void valuesAreInRange() {
        assertThat(strict("aws-sdk:s3:getObject", "{'StorageClass':'ATTIC'}"))
                .isEqualTo("Field 'StorageClass' is not an expected value");
        assertThat(strict("aws-sdk:s3:getObject", "{'StorageClass':'GLACIER'}")).isNull();
        assertThat(strict("aws-sdk:kms:encrypt", "{'CiphertextBlob':''}"))
                .isEqualTo("Field 'CiphertextBlob' is smaller than the minimum length");
        assertThat(strict("aws-sdk:kms:encrypt", "{'KeyId':'" + "k".repeat(3000) + "'}"))
                .isEqualTo("Field 'KeyId' exceeds the maximum length");
        assertThat(strict("aws-sdk:lambda:getFunction", "{'Configuration':{'Timeout':0}}"))
                .isEqualTo("Field 'Timeout' is less than the minimum value");
        assertThat(strict("aws-sdk:lambda:getFunction", "{'Configuration':{'MemorySize':10241}}"))
                .isEqualTo("Field 'MemorySize' exceeds the maximum value");
    }

    @Test
    void aResultIsAnObject() {
        assertThat(strict("events:putEvents", "'Hello'")).isEqualTo("Result must be an object");
        assertThat(strict("events:putEvents", "[]")).isEqualTo("Result must be an object");
    }

    @Test
    void theEndOfAJobIsCheckedAgainstTheOperationThatTellsIt() {
        String open = "{" + EXECUTION + ",'Status':'OPEN'}";
        String done = "{" + EXECUTION + ",'Status':'SUCCEEDED','Output':{'a':1}}";

        for (String sync : new String[] {"states:startExecution.sync", "states:startExecution.sync:2"}) {
            assertThat(strict(sync, "{'ExecutionArn':'e','StartDate':'s'}"))
                    .isEqualTo("Required field 'StateMachineArn' is missing");
            assertThat(strict(sync, open)).isEqualTo("Field 'Status' is not an expected value");
        }
        assertThat(strict("states:startExecution.sync", done)).isEqualTo("Field 'Output' must be a string");
        assertThat(strict("states:startExecution.sync:2", done)).isNull();
        assertThat(strict("sagemaker:createTrainingJob.sync", "{'TrainingJobName':1}"))
                .isEqualTo("Required field 'TrainingJobArn' is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lambda:invoke.waitForTaskToken",
                "http:invoke",
                "apigateway:invoke",
                "eks:call",
                "aws-sdk:nosuchservice:call",
                "aws-sdk:s3:noSuchAction",
                "aws-sdk:lookoutvision:startModel",
                "aws-sdk:sqs:deleteMessage"
            })
    void resultsWithoutAModelAreAccepted(String resource) {
        assertThat(strict(resource, "{'StatusCode':'x'}")).isNull();
        assertThat(strict(resource, "'text'")).isNull();
    }

    @Test
    void everyModelInTheArchiveIsUnderstood() {
        ModelArchive.forEach((name, service) -> service.path("operations")
                .propertyNames()
                .forEach(operation -> assertThat(ResultModel.of(service, operation, Set.of()))
                        .as("%s %s", name, operation)
                        .isNotNull()));
    }
}
