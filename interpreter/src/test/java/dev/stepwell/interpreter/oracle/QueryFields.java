package dev.stepwell.interpreter.oracle;

import dev.stepwell.asl.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSONata dialect. */
final class QueryFields implements Fields {
    @Override
    public JsonNode effective(JsonNode state, Moment moment) {
        return moment.input();
    }

    @Override
    public JsonNode arguments(JsonNode state, Moment moment) {
        JsonNode template = state.get("Arguments");
        if (template == null) {
            return moment.input();
        }
        JsonNode filled = Expressions.fill(template, "Arguments", moment);
        moment.saw("field: " + moment.strand().type + ".Arguments");
        return filled;
    }

    @Override
    public JsonNode output(JsonNode state, Moment moment, JsonNode result) {
        JsonNode template = state.get("Output");
        if (template == null) {
            return result;
        }
        JsonNode filled = Expressions.fill(template, "Output", moment);
        moment.saw("field: " + moment.strand().type + ".Output");
        return filled;
    }

    @Override
    public JsonNode caught(JsonNode catcher, String place, Moment moment, JsonNode errorOutput) {
        JsonNode template = catcher.get("Output");
        if (template == null) {
            return errorOutput;
        }
        JsonNode filled = Expressions.fill(template, place + "Output", moment);
        moment.saw("catch: Output");
        return filled;
    }

    @Override
    public JsonNode chosen(JsonNode choice, int rule, Moment moment, JsonNode effective) {
        JsonNode template = choice.get("Choices").get(rule).get("Output");
        if (template == null) {
            return output(choice, moment, effective);
        }
        moment.saw("choice: Output of a rule");
        return Expressions.fill(template, "Choices[" + rule + "]/Output", moment);
    }

    @Override
    public Map<String, JsonNode> assign(JsonNode owner, String place, Moment moment, JsonNode result) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        owner.path("Assign")
                .properties()
                .forEach(member -> values.put(
                        member.getKey(),
                        Expressions.fill(member.getValue(), place + "Assign/" + member.getKey(), moment)));
        return values;
    }

    @Override
    public boolean condition(JsonNode choice, int rule, Moment moment, JsonNode effective) {
        JsonNode condition = choice.get("Choices").get(rule).get("Condition");
        boolean holds = condition.isBoolean()
                ? condition.booleanValue()
                : Expressions.typed(condition, "boolean", "Choices[" + rule + "]/Condition", moment)
                        .booleanValue();
        moment.saw("choice: Condition " + holds);
        return holds;
    }

    @Override
    public @Nullable Integer integer(JsonNode owner, String field, int min, int max, Moment moment) {
        JsonNode given = owner.get(field);
        if (given == null) {
            return null;
        }
        if (given.isNumber()) {
            return given.intValue();
        }
        JsonNode value = Expressions.typed(given, "number", field, moment);
        BigDecimal number = value.decimalValue();
        if (number.remainder(BigDecimal.ONE).signum() != 0) {
            moment.saw("field: " + field + " is no integer");
            throw Trouble.query("The " + field + " field cannot be parsed as an integer: " + Json.text(value), field);
        }
        if (number.longValue() < min || number.longValue() > max) {
            moment.saw("field: " + field + " out of range");
            throw Trouble.query(
                    field + " must be between " + min + " and " + max + " but was: " + Json.text(value), field);
        }
        moment.saw("field: " + field + " by expression");
        return number.intValue();
    }

    @Override
    public @Nullable String text(JsonNode owner, String field, String place, Moment moment, JsonNode root) {
        JsonNode given = owner.get(field);
        if (given == null) {
            return null;
        }
        if (!Expressions.isExpression(given)) {
            return given.stringValue();
        }
        String text = Expressions.typed(given, "string", place + field, moment).stringValue();
        moment.saw("field: " + field + " by expression");
        return text;
    }

    @Override
    public Instant until(JsonNode wait, Moment moment) {
        Integer seconds = integer(wait, "Seconds", 0, 99_999_999, moment);
        if (seconds != null) {
            moment.saw("wait: Seconds");
            return moment.now().plusSeconds(seconds);
        }
        String text = String.valueOf(text(wait, "Timestamp", "", moment, moment.input()));
        try {
            Instant until = OffsetDateTime.parse(text).toInstant();
            moment.saw("wait: Timestamp");
            return PathFields.notTooLate(until, moment);
        } catch (DateTimeException malformed) {
            moment.saw("wait: Timestamp is none");
            throw Trouble.query(
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + text,
                    "Timestamp");
        }
    }

    @Override
    public JsonNode items(JsonNode map, Moment moment) {
        JsonNode items = map.get("Items");
        if (items == null) {
            if (!moment.input().isArray()) {
                moment.saw("map: no array");
                throw Trouble.query("Map state input must be an array but was: " + Json.text(moment.input()), null);
            }
            moment.saw("map: its input");
            return moment.input();
        }
        JsonNode found = items.isString()
                ? Expressions.typed(items, "array", "Items", moment)
                : Expressions.fill(items, "Items", moment);
        moment.saw(items.isString() ? "map: Items by expression" : "map: Items written down");
        return found;
    }

    @Override
    public JsonNode select(JsonNode map, String selector, Moment moment) {
        return Expressions.fill(map.get(selector), selector, moment);
    }
}
