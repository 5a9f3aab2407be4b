package dev.stepwell.interpreter.oracle;

import dev.stepwell.asl.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSONPath dialect. */
final class PathFields implements Fields {
    private static final Pattern STEP = Pattern.compile("\\.([\\w-]+)|\\['([^']+)']|\\[(\\d+)]");

    @Override
    public JsonNode effective(JsonNode state, Moment moment) {
        return filter(state, "InputPath", moment.input(), moment);
    }

    private static JsonNode filter(JsonNode state, String field, JsonNode value, Moment moment) {
        JsonNode path = state.get(field);
        if (path == null) {
            return value;
        }
        if (path.isNull()) {
            moment.saw("field: " + field + " null");
            return Texts.object();
        }
        JsonNode filtered = Paths.read(path.stringValue(), value, moment);
        moment.saw("field: " + moment.strand().type + "." + field);
        return filtered;
    }

    @Override
    public JsonNode arguments(JsonNode state, Moment moment) {
        JsonNode effective = effective(state, moment);
        JsonNode template = moment.strand().type.equals("Map") ? null : state.get("Parameters");
        if (template == null) {
            return effective;
        }
        JsonNode filled = Templates.fill(template, effective, moment);
        moment.saw("field: " + moment.strand().type + ".Parameters");
        return filled;
    }

    @Override
    public JsonNode output(JsonNode state, Moment moment, JsonNode result) {
        JsonNode selected = result;
        JsonNode selector = state.get("ResultSelector");
        if (selector != null) {
            selected = Templates.fill(selector, result, moment);
            moment.saw("field: " + moment.strand().type + ".ResultSelector");
        }
        return filter(state, "OutputPath", place(state, moment, selected), moment);
    }

    @Override
    public JsonNode caught(JsonNode catcher, String place, Moment moment, JsonNode errorOutput) {
        return place(catcher, moment, errorOutput);
    }

    @Override
    public JsonNode chosen(JsonNode choice, int rule, Moment moment, JsonNode effective) {
        return output(choice, moment, effective);
    }

    private static JsonNode place(JsonNode owner, Moment moment, JsonNode result) {
        JsonNode path = owner.get("ResultPath");
        if (path == null) {
            return result;
        }
        if (path.isNull()) {
            moment.saw("field: ResultPath null");
            return moment.input();
        }
        String text = path.stringValue();
        JsonNode placed = put(moment.input(), text.substring(1), result);
        if (placed == null) {
            moment.saw("field: ResultPath does not fit");
            throw new Trouble(
                    "States.ResultPathMatchFailure",
                    "Unable to apply ReferencePath " + text + " to input " + Json.text(moment.input()),
                    null);
        }
        moment.saw("field: " + moment.strand().type + ".ResultPath");
        moment.saw(text.contains("[") ? "field: ResultPath to an element" : "field: ResultPath to a member");
        return placed;
    }

    /** Null when the path does not fit. */
    private static @Nullable JsonNode put(@Nullable JsonNode into, String path, JsonNode result) {
        Matcher step = STEP.matcher(path);
        if (!step.lookingAt()) {
            return result;
        }
        String rest = path.substring(step.end());
        if (step.group(3) == null) {
            if (into != null && !into.isObject()) {
                return null;
            }
            ObjectNode copy = Texts.object();
            if (into != null) {
                copy.setAll((ObjectNode) into);
            }
            String name = step.group(1) == null ? step.group(2) : step.group(1);
            JsonNode inner = put(copy.get(name), rest, result);
            return inner == null ? null : copy.set(name, inner);
        }
        int index = Integer.parseInt(step.group(3));
        if (into == null || !into.isArray() || index >= into.size()) {
            return null;
        }
        JsonNode inner = put(into.get(index), rest, result);
        if (inner == null) {
            return null;
        }
        ArrayNode copy = Texts.array().addAll((ArrayNode) into);
        copy.set(index, inner);
        return copy;
    }

    @Override
    public Map<String, JsonNode> assign(JsonNode owner, String place, Moment moment, JsonNode result) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : owner.path("Assign").properties()) {
            String field = member.getKey();
            JsonNode value = field.endsWith(".$")
                    ? Templates.expression(field, member.getValue().stringValue(), result, moment)
                    : Templates.fill(member.getValue(), result, moment);
            values.put(Templates.plain(field), value);
        }
        return values;
    }

    @Override
    public boolean condition(JsonNode choice, int rule, Moment moment, JsonNode effective) {
        return Choices.holds(choice.get("Choices").get(rule), effective, moment);
    }

    @Override
    public @Nullable Integer integer(JsonNode owner, String field, int min, int max, Moment moment) {
        if (owner.has(field)) {
            return owner.get(field).intValue();
        }
        JsonNode path = owner.get(field + "Path");
        if (path == null) {
            return null;
        }
        String text = Texts.shown(Paths.read(path.stringValue(), effective(owner, moment), moment));
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException notAnInteger) {
            moment.saw("field: " + field + "Path is no integer");
            throw Trouble.runtime("The " + field + "Path field refers to value \"" + text
                    + "\" which is not a valid integer: " + path.stringValue());
        }
        if (value < min || value > max) {
            moment.saw("field: " + field + "Path out of range");
            throw Trouble.runtime(field + " must be between " + min + " and " + max + ".");
        }
        moment.saw("field: " + field + "Path");
        return value;
    }

    @Override
    public @Nullable String text(JsonNode owner, String field, String place, Moment moment, JsonNode root) {
        if (owner.has(field)) {
            return owner.get(field).stringValue();
        }
        String name = owner.has(field + "Path") ? field + "Path" : field + ".$";
        JsonNode source = owner.get(name);
        if (source == null) {
            return null;
        }
        JsonNode value = Templates.expression(name, source.stringValue(), root, moment);
        if (!value.isString()) {
            moment.saw("field: " + name + " is no text");
            throw Trouble.runtime("The " + name + " field refers to value \"" + Texts.shown(value)
                    + "\" which is not a valid string: " + source.stringValue());
        }
        moment.saw("field: " + name);
        return value.stringValue();
    }

    @Override
    public Instant until(JsonNode wait, Moment moment) {
        if (wait.has("Seconds")) {
            moment.saw("wait: Seconds");
            return moment.now().plusSeconds(wait.get("Seconds").longValue());
        }
        if (wait.has("Timestamp")) {
            moment.saw("wait: Timestamp");
            return notTooLate(
                    OffsetDateTime.parse(wait.get("Timestamp").stringValue()).toInstant(), moment);
        }
        String field = wait.has("SecondsPath") ? "SecondsPath" : "TimestampPath";
        String path = wait.get(field).stringValue();
        JsonNode value = Paths.find(path, effective(wait, moment), moment);
        if (value == null) {
            moment.saw("wait: " + field + " leads nowhere");
            throw Trouble.runtime("The " + field + " parameter does not reference an input value: " + path);
        }
        Instant until = field.equals("SecondsPath") ? bySeconds(value, path, moment) : byTime(value, path, moment);
        moment.saw("wait: " + field);
        return until;
    }

    private static Instant bySeconds(JsonNode value, String path, Moment moment) {
        String text = Texts.shown(value);
        if (!text.matches("-?\\d{1,18}")) {
            moment.saw("wait: SecondsPath is no integer");
            throw Trouble.runtime(
                    "The SecondsPath parameter cannot be parsed as a long value: " + path + " == " + text);
        }
        long seconds = Long.parseLong(text);
        if (seconds < 0) {
            moment.saw("wait: SecondsPath is negative");
            throw Trouble.runtime("The SecondsPath parameter references a negative value: " + path + " == " + text);
        }
        if (seconds > Integer.MAX_VALUE) {
            moment.saw("wait: too long");
            throw Trouble.runtime("Wait state delay is too long.");
        }
        return moment.now().plusSeconds(seconds);
    }

    private static Instant byTime(JsonNode value, String path, Moment moment) {
        Instant until = Choices.timestamp(value);
        if (until == null) {
            moment.saw("wait: TimestampPath is no timestamp");
            throw Trouble.runtime("The TimestampPath parameter does not reference a valid ISO-8601 extended offset"
                    + " date-time format string: " + path + " == " + Texts.shown(value));
        }
        return notTooLate(until, moment);
    }

    static Instant notTooLate(Instant until, Moment moment) {
        if (Duration.between(moment.now(), until).toSeconds() > Integer.MAX_VALUE) {
            moment.saw("wait: too long");
            throw Trouble.runtime("Wait state delay is too long.");
        }
        return until;
    }

    @Override
    public JsonNode items(JsonNode map, Moment moment) {
        JsonNode effective = effective(map, moment);
        String path = map.path("ItemsPath").asString("$");
        JsonNode items = map.has("ItemsPath") ? Paths.read(path, effective, moment) : effective;
        moment.saw(map.has("ItemsPath") ? "map: ItemsPath" : "map: its input");
        if (!items.isArray()) {
            moment.saw("map: no array");
            String shown = path.startsWith("$$") ? path.substring(1) : path;
            throw Trouble.runtime("Reference path \"" + shown + "\" must point to array.");
        }
        return items;
    }

    @Override
    public JsonNode select(JsonNode map, String selector, Moment moment) {
        return Templates.fill(map.get(selector), effective(map, moment.withItem(-1)), moment);
    }
}
