package dev.stepwell.interpreter.oracle;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.stepwell.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSONata, evaluated by the library on plain maps and lists. */
final class Expressions {
    private static final Pattern CALLED = Pattern.compile("Argument error calling function (\\w+)");
    private static final Map<String, Jsonata> PARSED = new ConcurrentHashMap<>();

    private Expressions() {}

    static boolean isExpression(JsonNode value) {
        return value.isString()
                && value.stringValue().startsWith("{%")
                && value.stringValue().endsWith("%}");
    }

    /** Any JSON in which strings may be expressions. */
    static JsonNode fill(JsonNode template, String location, Moment moment) {
        if (isExpression(template)) {
            return evaluate(template, location, moment);
        }
        if (template.isObject()) {
            ObjectNode filled = Texts.object();
            template.properties()
                    .forEach(member -> filled.set(
                            member.getKey(), fill(member.getValue(), location + "/" + member.getKey(), moment)));
            return filled;
        }
        if (template.isArray()) {
            ArrayNode filled = Texts.array();
            for (int i = 0; i < template.size(); i++) {
                filled.add(fill(template.get(i), location + "[" + i + "]", moment));
            }
            return filled;
        }
        return template;
    }

    /** An expression whose value must be of a type. */
    static JsonNode typed(JsonNode expression, String type, String location, Moment moment) {
        JsonNode value = evaluate(expression, location, moment);
        String found = value.getNodeType().name().toLowerCase(Locale.ROOT);
        if (!found.equals(type)) {
            moment.saw("jsonata: wrong type");
            throw about(
                    expression,
                    location,
                    " returned an unexpected result type. Expected '" + type + "', but was '" + found + "' for value: "
                            + Json.text(value));
        }
        return value;
    }

    private static JsonNode evaluate(JsonNode expression, String location, Moment moment) {
        Object value;
        try {
            Jsonata parsed = PARSED.computeIfAbsent(text(expression), Expressions::parsed);
            value = parsed.evaluate(null, bindings(parsed, moment));
        } catch (JException error) {
            moment.saw("jsonata: error " + error.getError());
            throw about(
                    expression,
                    location,
                    " threw an error during evaluation. " + error.getError() + ": " + message(error));
        } catch (NumberFormatException noNumber) {
            moment.saw("jsonata: error D3030");
            String word = String.valueOf(noNumber.getMessage()).replaceFirst("[^\"]*", "");
            throw about(
                    expression,
                    location,
                    " threw an error during evaluation. D3030: Unable to cast value to a number: "
                            + (word.isEmpty() ? "\"\"" : word));
        } catch (RuntimeException unfit) {
            Matcher called = CALLED.matcher(String.valueOf(unfit.getMessage()));
            if (!called.find()) {
                throw unfit;
            }
            // the library does not notice that null is no text
            throw about(
                    expression,
                    location,
                    " threw an error during evaluation. T0410: Argument 1 of function \"" + called.group(1)
                            + "\" does not match function signature");
        }
        if (value == null) {
            moment.saw("jsonata: undefined");
            throw about(expression, location, " returned nothing (undefined).");
        }
        moment.saw("jsonata: value");
        return toJson(value);
    }

    private static Jsonata parsed(String text) {
        Jsonata parsed = Jsonata.jsonata(text);
        parsed.setOutputConvertNulls(false);
        return parsed;
    }

    /** The library words some errors differently from the language. */
    private static String message(JException error) {
        if ("T0412".equals(error.getError())) {
            return "Argument 1 of function \"merge\" must be an array of \"objects\"";
        }
        if ("D1002".equals(error.getError())) {
            return "Cannot negate a non-numeric value: " + Json.text(toJson(error.getExpected()));
        }
        if ("T2009".equals(error.getError())) {
            return "The values " + Json.text(toJson(error.getCurrent())) + " and "
                    + Json.text(toJson(error.getExpected()))
                    + " either side of operator \">\" must be of the same data type";
        }
        String text = String.valueOf(error.getMessage())
                .replace("Object \"", "function \"")
                .replace("Object signature", "function signature");
        Object about = error.getCurrent();
        return about instanceof Number || about instanceof Boolean
                ? text.replace("\"" + about + "\"", "" + about)
                : text;
    }

    private static String text(JsonNode expression) {
        String text = expression.stringValue();
        return text.substring(2, text.length() - 2).strip();
    }

    private static Trouble about(JsonNode expression, String location, String ending) {
        String cause = "The JSONata expression '" + text(expression) + "' specified for the field '" + location + "'";
        return Trouble.query(cause + ending, location);
    }

    private static Jsonata.Frame bindings(Jsonata parsed, Moment moment) {
        Jsonata.Frame frame = parsed.createFrame();
        for (Strand strand = moment.strand(); strand != null; strand = strand.parent) {
            strand.variables.forEach((name, value) -> frame.bind(name, fromJson(value)));
        }
        Map<String, Object> states = new LinkedHashMap<>();
        states.put("input", fromJson(moment.input()));
        states.put("context", fromJson(moment.context()));
        JsonNode result = moment.result();
        if (result != null) {
            states.put("result", fromJson(result));
        }
        JsonNode errorOutput = moment.errorOutput();
        if (errorOutput != null) {
            states.put("errorOutput", fromJson(errorOutput));
        }
        frame.bind("states", (Object) states);
        frame.bind("partition", new Jsonata.JFunction((_, given) -> partition(given, moment), "<an:a>"));
        frame.bind("range", new Jsonata.JFunction((_, given) -> range(given, moment), "<nnn:a>"));
        frame.bind("hash", new Jsonata.JFunction((_, given) -> hash(given, moment), "<ss:s>"));
        frame.bind("parse", new Jsonata.JFunction((_, given) -> parse(given, moment), "<s:x>"));
        return frame;
    }

    private static @Nullable Object partition(List<?> given, Moment moment) {
        if (given.contains(null)) {
            return null;
        }
        moment.saw("jsonata: $partition");
        List<?> list = (List<?>) given.get(0);
        int size = ((Number) given.get(1)).intValue();
        List<Object> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            parts.add(new ArrayList<>(list.subList(from, Math.min(list.size(), from + size))));
        }
        return parts;
    }

    private static Object range(List<?> given, Moment moment) {
        moment.saw("jsonata: $range");
        List<Object> range = new ArrayList<>();
        int step = ((Number) given.get(2)).intValue();
        int last = ((Number) given.get(1)).intValue();
        for (int i = ((Number) given.get(0)).intValue(); step > 0 ? i <= last : i >= last; i += step) {
            range.add(i);
        }
        return range;
    }

    private static @Nullable Object hash(List<?> given, Moment moment) throws Exception {
        if (given.getFirst() == null) {
            throw new IllegalArgumentException("Argument error calling function hash");
        }
        if (given.contains(null)) {
            return null;
        }
        if (!(given.getFirst() instanceof String)) {
            throw new IllegalArgumentException("Argument error calling function hash");
        }
        moment.saw("jsonata: $hash");
        byte[] text = String.valueOf(given.get(0)).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance(String.valueOf(given.get(1))).digest(text));
    }

    private static Object parse(List<?> given, Moment moment) {
        moment.saw("jsonata: $parse");
        return fromJson(Json.read(String.valueOf(given.getFirst())));
    }

    private static Object fromJson(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(member -> map.put(member.getKey(), fromJson(member.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(fromJson(element)));
            return list;
        }
        if (node.isNumber()) {
            double value = node.doubleValue();
            if (value == (int) value) {
                return (int) value;
            }
            if (value == (long) value) {
                return (long) value;
            }
            return value;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isString() ? node.stringValue() : Jsonata.NULL_VALUE;
    }

    private static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> Json.NODES.nullNode();
            case Map<?, ?> map -> {
                ObjectNode object = Texts.object();
                map.forEach((name, member) -> object.set(String.valueOf(name), toJson(member)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = Texts.array();
                list.forEach(element -> array.add(toJson(element)));
                yield array;
            }
            case String text -> Texts.text(text);
            case Boolean flag -> Json.NODES.booleanNode(flag);
            case Integer number -> Json.NODES.numberNode(number);
            case Long number -> Json.NODES.numberNode(number);
            case Number number -> Json.NODES.numberNode(number.doubleValue());
            default -> {
                if (!Jsonata.NULL_VALUE.equals(value)) {
                    throw new AssertionError("not JSON: " + value);
                }
                yield Json.NODES.nullNode();
            }
        };
    }
}
