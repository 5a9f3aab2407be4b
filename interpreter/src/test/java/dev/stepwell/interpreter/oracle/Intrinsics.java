package dev.stepwell.interpreter.oracle;

import dev.stepwell.asl.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringTokenizer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One call of an intrinsic function, read and evaluated at the same time. */
final class Intrinsics {
    private static final int CODED_MAX = 10_000;

    private final String source;
    private final JsonNode root;
    private final Moment moment;
    private int at;

    /** An argument; text that was written down still has its escapes. */
    private record Argument(JsonNode value, String raw) {}

    Intrinsics(String source, JsonNode root, Moment moment) {
        this.source = source;
        this.root = root;
        this.moment = moment;
    }

    JsonNode evaluate() {
        return call();
    }

    private JsonNode call() {
        int open = source.indexOf('(', at);
        String name = source.substring(at, open);
        at = open + 1;
        List<Argument> arguments = new ArrayList<>();
        while (source.charAt(at) != ')') {
            if (source.charAt(at) == ',' || source.charAt(at) == ' ') {
                at++;
            } else {
                arguments.add(argument());
            }
        }
        at++;
        moment.saw("intrinsic: " + name);
        try {
            return apply(name, arguments);
        } catch (Invalid invalid) {
            moment.saw("intrinsic fails: " + name);
            String detail = invalid.detail.isEmpty() ? "" : ": " + invalid.detail;
            throw failure("Invalid arguments in " + name + detail);
        }
    }

    private Argument argument() {
        char first = source.charAt(at);
        if (first == 'S') {
            return new Argument(call(), "");
        }
        if (first == '\'') {
            return quoted();
        }
        int end = at;
        int depth = 0;
        while (depth > 0 || (source.charAt(end) != ',' && source.charAt(end) != ')')) {
            depth += "[(".indexOf(source.charAt(end)) >= 0 ? 1 : 0;
            depth -= "])".indexOf(source.charAt(end)) >= 0 ? 1 : 0;
            end++;
        }
        String word = source.substring(at, end).strip();
        at = end;
        if (!word.startsWith("$")) {
            return new Argument(Json.read(word), "");
        }
        JsonNode found = Paths.find(word, root, moment);
        if (found == null) {
            throw failure("The JsonPath argument for the field '" + word + "' could not be found in the input '"
                    + Json.text(root) + "'");
        }
        return new Argument(found, "");
    }

    private Argument quoted() {
        StringBuilder value = new StringBuilder();
        int start = ++at;
        for (; source.charAt(at) != '\''; at++) {
            if (source.charAt(at) == '\\') {
                at++;
            }
            value.append(source.charAt(at));
        }
        return new Argument(Texts.text(value.toString()), source.substring(start, at++));
    }

    private Trouble failure(String reason) {
        return Trouble.runtime("The function '" + source + "' had the following error: " + reason);
    }

    /** The arguments do not fit. */
    private static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final String detail;

        Invalid(String detail) {
            this.detail = detail;
        }
    }

    private JsonNode apply(String name, List<Argument> arguments) {
        List<JsonNode> values = arguments.stream().map(Argument::value).toList();
        return switch (name) {
            case "States.Format" -> Texts.text(format(arguments));
            case "States.StringToJson" -> parse(text(values.get(0)));
            case "States.JsonToString" -> Texts.text(Json.text(values.get(0)));
            case "States.Array" -> Texts.array().addAll(values);
            case "States.ArrayPartition" -> partition(array(values.get(0)), integer(values.get(1)));
            case "States.ArrayContains" -> contains(array(values.get(0)), values.get(1));
            case "States.ArrayRange" -> range(integer(values.get(0)), integer(values.get(1)), integer(values.get(2)));
            case "States.ArrayGetItem" -> item(array(values.get(0)), integer(values.get(1)));
            case "States.ArrayLength" ->
                Json.NODES.numberNode(array(values.get(0)).size());
            case "States.ArrayUnique" -> unique(array(values.get(0)));
            case "States.Base64Encode" -> {
                byte[] bytes = notTooLong(text(values.get(0))).getBytes(StandardCharsets.UTF_8);
                yield Texts.text(Base64.getEncoder().encodeToString(bytes));
            }
            case "States.Base64Decode" -> decode(notTooLong(text(values.get(0))));
            case "States.Hash" -> hash(values.get(0), text(values.get(1)));
            case "States.JsonMerge" -> merge(values);
            case "States.MathAdd" -> number((long) integer(values.get(0)) + integer(values.get(1)));
            case "States.MathRandom" -> random(values);
            case "States.StringSplit" -> split(text(values.get(0)), text(values.get(1)));
            default -> throw new AssertionError("the oracle does not know " + name);
        };
    }

    private String format(List<Argument> arguments) {
        Argument template = arguments.getFirst();
        String text = template.raw().isEmpty() ? text(template.value()) : template.raw();
        StringBuilder made = new StringBuilder();
        int used = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char following = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == '\\' && "'{}\\".indexOf(following) >= 0) {
                made.append(following);
                i++;
            } else if (c == '{' && following == '}') {
                if (used == arguments.size()) {
                    throw new Invalid("number of arguments do not match the occurrences of {}.");
                }
                made.append(printed(arguments.get(used++).value()));
                i++;
            } else if (c == '{') {
                throw failure("Invalid template in States.Format: matching '}' not found for '{'.");
            } else if (c == '}') {
                throw failure("Invalid template in States.Format: matching '{' not found for '}'.");
            } else {
                made.append(c);
            }
        }
        if (used != arguments.size()) {
            throw new Invalid("number of arguments do not match the occurrences of {}.");
        }
        return made.toString();
    }

    /** The way Java prints collections. */
    private static String printed(JsonNode value) {
        if (value.isObject()) {
            List<String> members = new ArrayList<>();
            value.properties().forEach(member -> members.add(member.getKey() + "=" + printed(member.getValue())));
            return "{" + String.join(", ", members) + "}";
        }
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(printed(element)));
            return "[" + String.join(", ", elements) + "]";
        }
        return value.isNull() ? "null" : value.asString();
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode parsed = Json.read(text);
            if (parsed.isMissingNode()) {
                throw new Invalid("");
            }
            return parsed;
        } catch (JacksonException notJson) {
            throw new Invalid("");
        }
    }

    private static JsonNode partition(ArrayNode array, int size) {
        if (size < 1) {
            throw new Invalid("");
        }
        ArrayNode parts = Texts.array();
        for (int i = 0; i < array.size(); i++) {
            ArrayNode part = i % size == 0 ? parts.addArray() : (ArrayNode) parts.get(parts.size() - 1);
            part.add(array.get(i));
        }
        return parts;
    }

    private static JsonNode contains(ArrayNode array, JsonNode wanted) {
        boolean found = false;
        for (JsonNode element : array) {
            found |= element.equals(wanted);
        }
        return Json.NODES.booleanNode(found);
    }

    private static JsonNode range(int first, int last, int step) {
        if (step == 0) {
            throw new Invalid("");
        }
        ArrayNode made = Texts.array();
        for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
            made.add((int) i);
            if (made.size() > 1_000) {
                throw new Invalid("");
            }
        }
        return made;
    }

    private static JsonNode item(ArrayNode array, int index) {
        if (index < 0 || index >= array.size()) {
            throw new Invalid("");
        }
        return array.get(index);
    }

    private static JsonNode unique(ArrayNode array) {
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode element : array) {
            if (!kept.contains(element)) {
                kept.add(element);
            }
        }
        return Texts.array().addAll(kept);
    }

    private static JsonNode decode(String text) {
        try {
            return Texts.text(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            throw new Invalid("");
        }
    }

    private static JsonNode hash(JsonNode data, String algorithm) {
        String text = notTooLong(Texts.shown(data));
        if (!List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512").contains(algorithm)) {
            throw new Invalid("");
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return Texts.text(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    private static JsonNode merge(List<JsonNode> values) {
        if (!values.get(0).isObject()
                || !values.get(1).isObject()
                || !values.get(2).equals(Json.NODES.booleanNode(false))) {
            throw new Invalid("");
        }
        Map<String, JsonNode> merged = new HashMap<>();
        values.get(0).properties().forEach(member -> merged.put(member.getKey(), member.getValue()));
        values.get(1).properties().forEach(member -> merged.put(member.getKey(), member.getValue()));
        ObjectNode result = Texts.object();
        merged.forEach(result::set);
        return result;
    }

    /** Only seeded calls are repeatable. */
    private static JsonNode random(List<JsonNode> values) {
        int from = integer(values.get(0));
        int to = integer(values.get(1));
        if (from >= to) {
            throw new Invalid("");
        }
        return number(new Random(integer(values.get(2))).nextLong(from, to));
    }

    private static JsonNode split(String text, String separators) {
        ArrayNode parts = Texts.array();
        new StringTokenizer(text, separators).asIterator().forEachRemaining(part -> parts.add(part.toString()));
        return parts;
    }

    private static JsonNode number(long value) {
        if (value != (int) value) {
            throw new Invalid("");
        }
        return Json.NODES.numberNode((int) value);
    }

    private static ArrayNode array(JsonNode value) {
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw new Invalid("");
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            throw new Invalid("");
        }
        return value.stringValue();
    }

    private static String notTooLong(String text) {
        if (text.length() > CODED_MAX) {
            throw new Invalid("");
        }
        return text;
    }

    /** Rounded to the nearest, halves upwards. */
    private static int integer(JsonNode value) {
        if (!value.isNumber()) {
            throw new Invalid("");
        }
        BigDecimal rounded = value.decimalValue().add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
        if (rounded.abs().compareTo(BigDecimal.valueOf(1L << 40)) > 0 || rounded.longValue() != rounded.intValue()) {
            throw new Invalid("");
        }
        return rounded.intValue();
    }
}
