package dev.stepwell.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.SystemEntropy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the protocol answers before, around and after operations. */
final class ApiTest {
    private static final String LIST = "AWSStepFunctions.ListStateMachines";

    private final Api api = new Api(
            ServiceModel.load(Limits.aws()),
            Map.of(
                    "ListStateMachines", (_, answer) -> answer.text("done", "yes"),
                    "ListActivities",
                            (_, _) -> {
                                throw new Refused("ConflictException", "busy", Map.of("resourceName", "r"));
                            },
                    "GetActivityTask",
                            (_, _) -> {
                                throw new InterruptedException();
                            }),
            new SystemEntropy());

    @Test
    void answersWithARequestIdOfItsOwn() {
        ApiResponse one = call(LIST, ApiResponse.CONTENT_TYPE, "{}");
        ApiResponse two = call(LIST, "Application/X-AMZ-JSON-1.0; charset=utf-8", "{}");

        assertThat(one.status()).isEqualTo(200);
        assertThat(one.body()).asString().isEqualTo("{\"done\":\"yes\"}");
        assertThat(one.requestId()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(two.status()).isEqualTo(200);
        assertThat(two.requestId()).isNotEqualTo(one.requestId());
    }

    @Test
    void knowsNoOtherOperations() {
        for (String target : new String[] {
            "AWSStepFunctions.MakeCoffee", "ListStateMachines", "DynamoDB_20120810.ListTables", "", null
        }) {
            ApiResponse answer = call(target, ApiResponse.CONTENT_TYPE, "{}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(type(answer)).isEqualTo("com.amazon.coral.service#UnknownOperationException");
        }
    }

    @Test
    void knowsNoOtherContentTypes() {
        for (String type : new String[] {"application/json", "text/plain", "", null}) {
            assertThat(type(call(LIST, type, "{}"))).endsWith("#UnknownOperationException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "[]", "\"text\"", "null", "{} {}", "{\"maxResults\":\"ten\"}"})
    void refusesBodiesThatAreNoRequest(String body) {
        ApiResponse answer = call(LIST, ApiResponse.CONTENT_TYPE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(type(answer)).isEqualTo("com.amazon.coral.service#SerializationException");
    }

    @Test
    void refusesDeepNestingWithoutExhaustingTheStack() {
        String deep = "[".repeat(100_000);

        assertThat(type(call(LIST, ApiResponse.CONTENT_TYPE, "{\"unknown\":" + deep)))
                .endsWith("#SerializationException");
    }

    @Test
    void ignoresMembersItDoesNotKnowAndTakesNullForAbsent() {
        assertThat(call(LIST, ApiResponse.CONTENT_TYPE, "{\"color\":\"red\",\"maxResults\":null}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void writesRefusalsWithStatusAndFurtherMembers() {
        ApiResponse answer = call("AWSStepFunctions.ListActivities", ApiResponse.CONTENT_TYPE, "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body())
                .asString()
                .isEqualTo("{\"__type\":\"com.amazonaws.swf.service.v2.model#ConflictException\",\"message\":\"busy\","
                        + "\"resourceName\":\"r\"}");
    }

    @Test
    void namesConstraintsAsTheFrameworkDoes() {
        JsonNode body = Json.read(
                call(LIST, ApiResponse.CONTENT_TYPE, "{\"maxResults\":1001}").body());

        assertThat(body.path("__type").asString()).isEqualTo("com.amazon.coral.validate#ValidationException");
        assertThat(body.path("message").asString())
                .isEqualTo("1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint:"
                        + " Member must have value less than or equal to 1000");
    }

    @Test
    void tellsAWaitingClientThatTheServerStops() {
        ApiResponse answer =
                call("AWSStepFunctions.GetActivityTask", ApiResponse.CONTENT_TYPE, "{\"activityArn\":\"a\"}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(Thread.interrupted()).isTrue();
    }

    private ApiResponse call(@Nullable String target, @Nullable String contentType, String body) {
        return api.handle(new ApiRequest(target, contentType, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String type(ApiResponse answer) {
        return Json.read(answer.body()).path("__type").asString();
    }
}
