package dev.stepwell.asl.intrinsic;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Json;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The evaluated arguments of one call, with the checks that functions make on them. Confined to one evaluation. */
final class Arguments {
    /** Largest text that Base64 and Hash take. */
    static final int CODED_CHARACTERS_MAX = 10_000;

    private final Expression.Call call;
    private final JsonNode[] values;
    private final Scope scope;

    Arguments(Expression.Call call, JsonNode[] values, Scope scope) {
        this.call = call;
        this.values = values;
        this.scope = scope;
    }

    int count() {
        return values.length;
    }

    JsonNode value(int index) {
        return values[index];
    }

    /** An array, every element of which will be looked at. */
    ArrayNode array(int index) {
        if (values[index] instanceof ArrayNode array) {
            scope.work().spend(array.size());
            return array;
        }
        throw invalid();
    }

    ObjectNode object(int index) {
        if (values[index] instanceof ObjectNode object) {
            scope.work().spend(object.size());
            return object;
        }
        throw invalid();
    }

    String text(int index) {
        if (values[index].isString()) {
            return values[index].stringValue();
        }
        throw invalid();
    }

    /** Text short enough to be encoded, decoded or hashed. */
    String shortText(int index) {
        return withinLimit(text(index));
    }

    String withinLimit(String text) {
        if (text.length() > CODED_CHARACTERS_MAX) {
            throw invalid();
        }
        return text;
    }

    /** The argument as JSON text. */
    String json(int index) {
        try {
            String text = Json.text(values[index]);
            scope.work().make(text.length());
            return text;
        } catch (JacksonException beyondLimits) {
            throw invalid(beyondLimits.getOriginalMessage());
        }
    }

    boolean truth(int index) {
        if (values[index].isBoolean()) {
            return values[index].booleanValue();
        }
        throw invalid();
    }

    /** A number rounded to the nearest integer, halves upwards; fails beyond 32 bits. */
    int integer(int index) {
        if (!values[index].isNumber()) {
            throw invalid();
        }
        long rounded = Math.round(values[index].decimalValue().doubleValue());
        if (rounded != (int) rounded) {
            throw invalid();
        }
        return (int) rounded;
    }

    /** The template of States.Format: a literal keeps its escapes, so that an escaped brace is no placeholder. */
    String template(int index) {
        return call.arguments().get(index) instanceof Expression.Quoted quoted ? quoted.raw() : text(index);
    }

    /** Counts what is about to be looked at. */
    Work work() {
        return scope.work();
    }

    RandomGenerator random() {
        return scope.frame().random();
    }

    EvaluationFailure invalid() {
        return scope.failure("Invalid arguments in " + call.function().text());
    }

    EvaluationFailure invalid(String detail) {
        return scope.failure("Invalid arguments in " + call.function().text() + ": " + detail);
    }

    EvaluationFailure failure(String reason) {
        return scope.failure(reason);
    }
}
