package dev.stepwell.tasks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.Connectors;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;
import dev.stepwell.tasks.TasksOptions;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class LambdaConnectorTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:hello";
    private static final Map<String, String> PLAIN = Map.of("X-Amz-Executed-Version", "$LATEST");

    private final LambdaStub lambda = new LambdaStub();

    @TempDir
    private Path work;

    private Connectors connectors;

    @BeforeEach
    void open() {
        connectors = connectors(Map.of(
                "AWS_ENDPOINT_URL_LAMBDA", lambda.uri().toString(),
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token"));
    }

    @AfterEach
    void close() {
        connectors.close();
        lambda.close();
    }

    private Connectors connectors(Map<String, String> environment) {
        return Connectors.standard(TasksOptions.fromEnvironment(environment, work));
    }

    private static TaskCall direct(String input) {
        return new TaskCall(
                "arn:e", "S", 1, new TaskResource.LambdaFunction(ARN), Payload.ofText(input), null, null, null);
    }

    private static TaskCall invoke(String arguments) {
        var resource = new TaskResource.Integration(
                "arn:aws:states:::lambda:invoke", "lambda", "invoke", TaskResource.Pattern.REQUEST_RESPONSE);
        return new TaskCall("arn:e", "S", 1, resource, Payload.ofText(arguments), null, null, null);
    }

    private TaskResult call(TaskCall call) throws InterruptedException {
        return connectors.list().getFirst().call(call);
    }

    private JsonNode outputOf(TaskCall call) throws InterruptedException {
        return switch (call(call)) {
            case TaskResult.Succeeded(var output) -> output.tree();
            case TaskResult.Failed failed -> throw new AssertionError("failed: " + failed);
        };
    }

    private TaskResult.Failed failureOf(TaskCall call) throws InterruptedException {
        return switch (call(call)) {
            case TaskResult.Succeeded(var output) -> throw new AssertionError("succeeded: " + output);
            case TaskResult.Failed failed -> failed;
        };
    }

    @Test
    void directFunctionGetsTheWholeInputAndGivesItsBareAnswer() throws Exception {
        lambda.answers(200, PLAIN, "{\"sum\": 3.0}");

        JsonNode output = outputOf(direct("{\"a\":[1,2]}"));

        assertThat(Json.text(output)).isEqualTo("{\"sum\":3.0}");
        assertThat(lambda.asked).singleElement().satisfies(asked -> {
            assertThat(asked.path())
                    .isEqualTo("/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Ahello"
                            + "/invocations");
            assertThat(asked.body()).isEqualTo("{\"a\":[1,2]}");
            assertThat(asked.header("X-Amz-Invocation-Type")).isEqualTo("RequestResponse");
        });
    }

    @Test
    void requestsAreSignedForLambdaWithTheSessionToken() throws Exception {
        outputOf(direct("{}"));

        LambdaStub.Asked asked = lambda.asked.getFirst();
        assertThat(asked.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/us-east-1/lambda/aws4_request", "SignedHeaders=", "host", "Signature=");
        assertThat(asked.header("X-Amz-Security-Token")).isEqualTo("token");
        assertThat(asked.header("X-Amz-Date")).isNotEmpty();
    }

    @Test
    void invokeGivesTheAnswerWithItsMetadataInTheOrderOfAws() throws Exception {
        lambda.answers(200, PLAIN, "\"HelloWorld!\"");

        JsonNode output = outputOf(invoke("{\"FunctionName\":\"hello\",\"Payload\":{\"x\":1}}"));

        assertThat(output.propertyNames())
                .containsExactly("ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode");
        assertThat(output.at("/Payload").stringValue()).isEqualTo("HelloWorld!");
        assertThat(output.at("/SdkHttpMetadata").propertyNames())
                .containsExactly("AllHttpHeaders", "HttpHeaders", "HttpStatusCode");
        assertThat(output.at("/SdkHttpMetadata/AllHttpHeaders/X-Amz-Executed-Version/0")
                        .stringValue())
                .isEqualTo("$LATEST");
        assertThat(output.at("/SdkHttpMetadata/HttpHeaders/Content-Length").stringValue())
                .isEqualTo("13");
        assertThat(output.at("/SdkResponseMetadata/RequestId").stringValue()).isEqualTo("req-1");
        assertThat(output.at("/StatusCode").intValue()).isEqualTo(200);
    }

    @Test
    void invokePassesItsParametersOn() throws Exception {
        lambda.answers(200, Map.of("X-Amz-Log-Result", "bG9n"), "{}");

        JsonNode output = outputOf(invoke("""
                {"FunctionName":"123456789012:hello","Qualifier":"live","InvocationType":"RequestResponse",
                 "ClientContext":"e30=","LogType":"Tail"}"""));

        LambdaStub.Asked asked = lambda.asked.getFirst();
        assertThat(asked.path()).isEqualTo("/2015-03-31/functions/123456789012%3Ahello/invocations?Qualifier=live");
        assertThat(asked.header("X-Amz-Log-Type")).isEqualTo("Tail");
        assertThat(asked.header("X-Amz-Client-Context")).isEqualTo("e30=");
        assertThat(output.at("/LogResult").stringValue()).isEqualTo("bG9n");
    }

    @Test
    void textPayloadsThatAreJsonAreSentAsTheyAreAndOthersAsJsonText() throws Exception {
        outputOf(invoke("{\"FunctionName\":\"hello\",\"Payload\":\"0.0\"}"));
        outputOf(invoke("{\"FunctionName\":\"hello\",\"Payload\":\"plain words\"}"));
        outputOf(invoke("{\"FunctionName\":\"hello\",\"Payload\":null}"));

        assertThat(lambda.asked).extracting(LambdaStub.Asked::body).containsExactly("0.0", "\"plain words\"", "{}");
    }

    @Test
    void acceptedEventHasAnEmptyPayload() throws Exception {
        lambda.answers(202, Map.of(), "");

        JsonNode output = outputOf(invoke("{\"FunctionName\":\"hello\",\"InvocationType\":\"Event\"}"));

        assertThat(output.at("/Payload").stringValue()).isEmpty();
        assertThat(output.at("/StatusCode").intValue()).isEqualTo(202);
    }

    @Test
    void errorOfTheFunctionIsNamedByItsTypeAndExplainedByItsWholeAnswer() throws Exception {
        String error = "{\"errorMessage\": \"no\", \"errorType\": \"CustomException\"}";
        lambda.answers(200, Map.of("X-Amz-Function-Error", "Unhandled"), error);

        assertThat(failureOf(direct("{}"))).isEqualTo(new TaskResult.Failed("CustomException", error));
    }

    @Test
    void errorWithoutATypeIsUnknown() throws Exception {
        lambda.answers(200, Map.of("X-Amz-Function-Error", "Unhandled"), "{\"errorMessage\":\"late\"}");

        assertThat(failureOf(direct("{}")))
                .isEqualTo(new TaskResult.Failed(
                        "Lambda.Unknown",
                        "The cause could not be determined because Lambda did not return an error type."
                                + " Returned payload: {\"errorMessage\":\"late\"}"));
    }

    @Test
    void errorsOfTheServiceAreNamedAsTheSdkNamesThem() throws Exception {
        lambda.answers(
                404,
                Map.of("X-Amzn-ErrorType", "ResourceNotFoundException"),
                "{\"Type\":\"User\",\"Message\":\"Function not found: x\"}");

        assertThat(failureOf(invoke("{\"FunctionName\":\"x\"}")))
                .isEqualTo(new TaskResult.Failed(
                        "Lambda.ResourceNotFoundException",
                        "Function not found: x (Service: AWSLambda; Status Code: 404; Error Code:"
                                + " ResourceNotFoundException; Request ID: req-1; Proxy: null)"));
    }

    @Test
    void errorsThatTheModelDoesNotNameGetTheCommonName() throws Exception {
        lambda.answers(403, Map.of("X-Amzn-ErrorType", "AccessDeniedException:http://x/"), "{\"message\":\"no\"}");

        assertThat(failureOf(direct("{}")).error()).isEqualTo("Lambda.AWSLambdaException");
    }

    @Test
    void answersThatAreNotJsonAreText() throws Exception {
        lambda.answers(200, PLAIN, "<html>");

        assertThat(outputOf(direct("{}")).stringValue()).isEqualTo("<html>");
    }

    @Test
    void answersBeyondTheLimitAreRefusedAsTooLarge() throws Exception {
        lambda.answers(200, PLAIN, new byte[RemoteLambda.ANSWER_BYTES_MAX + 1]);

        assertThat(failureOf(direct("{}")))
                .isEqualTo(new TaskResult.Failed(
                        "States.DataLimitExceeded",
                        "The state/task '" + ARN
                                + "' returned a result with a size exceeding the maximum number of bytes service"
                                + " limit."));
    }

    @Test
    void unreachableEndpointIsAnErrorOfTheClient() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (Connectors unreachable = connectors(Map.of("LAMBDA_ENDPOINT", "http://127.0.0.1:" + free))) {
            TaskResult result = unreachable.list().getFirst().call(direct("{}"));

            assertThat(result)
                    .isEqualTo(new TaskResult.Failed(
                            "Lambda.SdkClientException",
                            "Unable to execute HTTP request: Connect to 127.0.0.1:" + free
                                    + " failed: Connection refused"));
        }
    }

    @Test
    void withoutFolderEndpointAndCredentialsTheFailureSaysWhatToConfigure() throws Exception {
        try (Connectors bare = connectors(Map.of())) {
            TaskResult result = bare.list().getFirst().call(direct("{}"));

            assertThat(result).isInstanceOfSatisfying(TaskResult.Failed.class, failed -> {
                assertThat(failed.error()).isEqualTo("Lambda.ResourceNotFoundException");
                assertThat(failed.cause())
                        .startsWith("Function not found: " + ARN)
                        .contains("function.yaml", "AWS_ENDPOINT_URL_LAMBDA", "AWS_ACCESS_KEY_ID");
            });
        }
    }

    @Test
    void argumentsWithoutAFunctionNameOrWithStrangersAreRefused() throws Exception {
        assertThat(failureOf(invoke("{\"Payload\":1}")).cause()).contains("'FunctionName' is required");
        assertThat(failureOf(invoke("{\"FunctionName\":\"f\",\"Playload\":1}")).cause())
                .contains("'Playload' is not supported");
        assertThat(failureOf(invoke("{\"FunctionName\":7}")).error()).isEqualTo("States.Runtime");
        assertThat(failureOf(invoke("[]")).error()).isEqualTo("States.Runtime");
        assertThat(lambda.asked).isEmpty();
    }

    @Test
    void supportsLambdaOnly() {
        var connector = connectors.list().getFirst();

        assertThat(connector.supports(new TaskResource.LambdaFunction(ARN))).isTrue();
        assertThat(connector.supports(new TaskResource.Integration(
                        "arn:aws:states:::lambda:invoke.waitForTaskToken",
                        "lambda",
                        "invoke",
                        TaskResource.Pattern.WAIT_FOR_TASK_TOKEN)))
                .isTrue();
        assertThat(connector.supports(new TaskResource.Integration(
                        "arn:aws:states:::sqs:sendMessage",
                        "sqs",
                        "sendMessage",
                        TaskResource.Pattern.REQUEST_RESPONSE)))
                .isFalse();
        assertThat(connector.lostError(new TaskResource.LambdaFunction(ARN))).isEqualTo("Lambda.SdkClientException");
        assertThat(connector.resendsLost(direct("{}"))).isFalse();
    }
}
