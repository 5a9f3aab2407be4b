package dev.stepwell.bench;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.model.Program;

/** Definitions of the sizes and kinds that the benchmarks measure. */
final class Definitions {
    private Definitions() {}

    static Program compile(String definition) {
        return switch (Compiler.compile(definition)) {
            case Compiled.Ok ok -> ok.program();
            case Compiled.Invalid invalid ->
                throw new IllegalStateException(invalid.diagnostics().toString());
        };
    }

    /** A chain of Pass states that hand their input on untouched. */
    static String passChain(int states) {
        return chain(states, "\"Type\":\"Pass\"", "");
    }

    /** A chain of Pass states with a JSONPath template. */
    static String jsonPathChain(int states) {
        return chain(
                states,
                "\"Type\":\"Pass\",\"Parameters\":{\"order.$\":\"$.order\",\"items.$\":\"$.items\",\"state\":\"x\"}",
                "");
    }

    /** A chain of Pass states with a JSONata output. */
    static String jsonataChain(int states) {
        return chain(
                states,
                "\"Type\":\"Pass\",\"Output\":{\"order\":\"{% $states.input.order + 1 %}\","
                        + "\"items\":\"{% $states.input.items %}\"}",
                "\"QueryLanguage\":\"JSONata\",");
    }

    /** A chain of Choice states, each with three rules of which the last holds. */
    static String choiceChain(int states) {
        StringBuilder text = new StringBuilder("{\"StartAt\":\"S0\",\"States\":{");
        for (int i = 0; i < states; i++) {
            String next = "\"Next\":\"S" + (i + 1) + "\"}";
            text.append("\"S").append(i).append("\":{\"Type\":\"Choice\",\"Choices\":[");
            text.append("{\"Variable\":\"$.name\",\"StringEquals\":\"Bob\",").append(next);
            text.append(",{\"And\":[{\"Variable\":\"$.order\",\"NumericLessThan\":42},")
                    .append("{\"Variable\":\"$.items[0]\",\"IsPresent\":true}],")
                    .append(next);
            text.append(",{\"Variable\":\"$.order\",\"NumericEquals\":42,")
                    .append(next)
                    .append("]},");
        }
        return text.append("\"S")
                .append(states)
                .append("\":{\"Type\":\"Succeed\"}}}")
                .toString();
    }

    /** A chain of Pass states that read, replace and keep parts of a document. */
    static String reshapingChain(int states) {
        return chain(states, "\"Type\":\"Pass\",\"Result\":1,\"ResultPath\":\"$.seen\"", "");
    }

    /** An inline Map with one Pass for each item. */
    static String map() {
        return """
                {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":40,"End":true,
                  "ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}}}}""";
    }

    private static String chain(int states, String fields, String head) {
        StringBuilder text = new StringBuilder("{").append(head).append("\"StartAt\":\"S0\",\"States\":{");
        for (int i = 0; i < states; i++) {
            String next = i == states - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
            text.append(i == 0 ? "" : ",")
                    .append("\"S")
                    .append(i)
                    .append("\":{")
                    .append(fields)
                    .append(',');
            text.append(next).append('}');
        }
        return text.append("}}").toString();
    }
}
