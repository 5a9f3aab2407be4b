package dev.stepwell.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.api.model.ServiceModel;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.SystemEntropy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is let in: what is refused before an operation is asked, and in which order. */
final class AccessControlTest {
    private static final String OWN = "arn:aws:states:us-east-1:123456789012:execution:m:e";

    private boolean known = true;
    private boolean early = false;
    private final Api api = new Api(
            ServiceModel.load(Limits.aws()),
            Map.of("StopExecution", (_, answer) -> answer.text("done", "yes")),
            new SystemEntropy(),
            new AccessControl(
                    (_, _) -> {
                        if (!known) {
                            throw new Refused("UnrecognizedClientException", "who?");
                        }
                        return "user/alice";
                    },
                    "123456789012",
                    (_, _) -> {
                        if (early) {
                            throw new Refused("ThrottlingException", "Rate exceeded");
                        }
                    }));

    @Test
    void letsACallThrough() {
        assertThat(stop(OWN).path("done").asString()).isEqualTo("yes");
    }

    @Test
    void refusesAnotherAccountAsIamDoes() {
        JsonNode answer = stop(OWN.replace("123456789012", "210987654321"));

        assertThat(answer.path("__type").asString()).isEqualTo("com.amazon.coral.service#AccessDeniedException");
        assertThat(answer.path("message").asString())
                .isEqualTo("User: arn:aws:iam::123456789012:user/alice is not authorized to perform:"
                        + " states:StopExecution on resource: arn:aws:states:us-east-1:210987654321:execution:m:e"
                        + " because no resource-based policy allows the states:StopExecution action");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "arn:aws:states:us-east-1",
                "arn:aws:states:us-east-1:",
                "arn:aws:states:eu-west-1:123456789012:execution:m:e",
                "arn:aws:states:us-east-1:${AWS::AccountId}:execution:m:e",
                "arn:aws:lambda:us-east-1:210987654321:function:states:x"
            })
    void leavesEverythingElseToTheOperation(String arn) {
        assertThat(stop(arn).path("done").asString()).isEqualTo("yes");
    }

    @Test
    void asksFirstForTheSenderThenForTheModelThenForTheRate() {
        early = true;
        assertThat(stop(OWN).path("__type").asString()).isEqualTo("com.amazon.coral.availability#ThrottlingException");
        assertThat(stop("").path("__type").asString()).isEqualTo("com.amazon.coral.validate#ValidationException");
        known = false;
        assertThat(stop("").path("__type").asString())
                .isEqualTo("com.amazon.coral.service#UnrecognizedClientException");
    }

    private JsonNode stop(String execution) {
        String body = "{\"executionArn\":\"" + execution + "\"}";
        return Json.read(api.handle(new ApiRequest(
                        "AWSStepFunctions.StopExecution",
                        ApiResponse.CONTENT_TYPE,
                        body.getBytes(StandardCharsets.UTF_8)))
                .body());
    }
}
