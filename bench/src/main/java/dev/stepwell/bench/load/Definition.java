package dev.stepwell.bench.load;

import java.util.function.IntFunction;

/** The state machines of the workloads. */
final class Definition {
    private Definition() {}

    /** A chain of states. */
    static String chain(int states, IntFunction<String> fields) {
        StringBuilder definition = new StringBuilder("{\"StartAt\":\"S0\",\"States\":{");
        for (int i = 0; i < states; i++) {
            String next = i == states - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            definition.append(i == 0 ? "" : ",").append("\"S" + i + "\":{" + fields.apply(i) + "," + next + "}");
        }
        return definition.append("}}").toString();
    }

    static String passes(int states) {
        return chain(states, _ -> "\"Type\":\"Pass\"");
    }

    static String tasks(int states, String resource) {
        return chain(states, _ -> "\"Type\":\"Task\",\"Resource\":\"" + resource + "\"");
    }

    /** An inline Map with one Pass for each item. */
    static String map() {
        return "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":" + passes(1)
                + "}}}";
    }

    /** Waits until the moment in the input. */
    static String sleep() {
        return "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"TimestampPath\":\"$.until\",\"End\":true}}}";
    }

    /** Hands a token to a function and waits until somebody sends it back. */
    static String token(String functionArn) {
        return "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"End\":true,"
                + "\"Resource\":\"arn:aws:states:::lambda:invoke.waitForTaskToken\",\"Parameters\":{\"FunctionName\":\""
                + functionArn + "\",\"Payload\":{\"token.$\":\"$$.Task.Token\"}}}}}";
    }

    /** Counts down from the input's {@code left}: four events a turn. */
    static String countdown() {
        return "{\"StartAt\":\"More\",\"States\":{\"More\":{\"Type\":\"Choice\",\"Default\":\"Done\",\"Choices\":["
                + "{\"Variable\":\"$.left\",\"NumericGreaterThan\":0,\"Next\":\"Less\"}]},"
                + "\"Less\":{\"Type\":\"Pass\",\"Parameters\":{\"left.$\":\"States.MathAdd($.left, -1)\"},"
                + "\"Next\":\"More\"},\"Done\":{\"Type\":\"Succeed\"}}}";
    }

    /** An array of this many numbers. */
    static String items(int count) {
        StringBuilder items = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            items.append(i == 0 ? "" : ",").append(i);
        }
        return items.append(']').toString();
    }
}
