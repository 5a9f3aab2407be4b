package dev.stepwell.tasks.lambda;

import dev.stepwell.asl.json.Json;
import java.util.List;
import java.util.Map;

/** What Lambda, or a local function in its place, said. */
sealed interface LambdaAnswer {
    /**
     * An answer of Lambda's HTTP API.
     *
     * @param headers in the spelling of AWS
     */
    record Responded(int status, Map<String, List<String>> headers, byte[] body) implements LambdaAnswer {
        /** The first value of a header, or the empty text. */
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /** An error answer of Lambda's HTTP API. */
    static LambdaAnswer refused(String requestId, int status, String type, String message) {
        return new Responded(
                status,
                Map.of(LambdaHeaders.ERROR_TYPE, List.of(type), LambdaHeaders.REQUEST_ID, List.of(requestId)),
                Json.write(Json.NODES.objectNode().put("Type", "User").put("Message", message)));
    }

    /** Nobody answered, or not as HTTP. */
    record NotReached(String why) implements LambdaAnswer {}

    /** The answer is longer than what is read. */
    record TooLarge() implements LambdaAnswer {}
}
