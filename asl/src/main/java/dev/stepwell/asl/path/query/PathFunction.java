package dev.stepwell.asl.path.query;

import dev.stepwell.asl.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The functions that a path may end with. */
enum PathFunction {
    MIN("min"),
    MAX("max"),
    AVERAGE("avg"),
    DEVIATION("stddev"),
    SUM("sum"),
    LENGTH("length"),
    SIZE("size"),
    CONCATENATION("concat"),
    APPENDING("append"),
    KEYS("keys"),
    FIRST("first"),
    LAST("last"),
    ELEMENT("index");

    private static final Map<String, PathFunction> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(f -> f.word, Function.identity()));

    private final String word;

    PathFunction(String word) {
        this.word = word;
    }

    static @Nullable PathFunction named(String word) {
        return BY_NAME.get(word);
    }

    /** What the call gives for the node at hand; a new value, the node itself is left as it is. */
    static JsonNode call(Part.Call call, Place place) {
        PathFunction function = call.function();
        if (function == null) {
            throw NotApplicable.senseless("Function with name: " + call.name() + " does not exist.");
        }
        List<JsonNode> arguments = new ArrayList<>();
        for (Value argument : call.arguments()) {
            arguments.add(argument(argument, place));
        }
        return function.apply(place.node(), arguments, place);
    }

    private static JsonNode argument(Value argument, Place place) {
        JsonNode value = argument.of(place);
        if (value.isMissingNode()) {
            throw NotApplicable.nothingThere("No results for a path that a function is called with");
        }
        return value;
    }

    private JsonNode apply(JsonNode node, List<JsonNode> arguments, Place place) {
        return switch (this) {
            case MIN, MAX, AVERAGE, DEVIATION, SUM -> aggregate(numbers(node, arguments, place));
            case LENGTH, SIZE -> length(arguments.isEmpty() ? node : arguments.getFirst());
            case CONCATENATION -> concatenated(node, arguments, place);
            case APPENDING -> appended(node, arguments, place);
            case KEYS -> keys(node, place);
            case FIRST -> element(node, 0);
            case LAST -> element(node, -1);
            case ELEMENT -> element(node, index(arguments));
        };
    }

    private static double[] numbers(JsonNode node, List<JsonNode> arguments, Place place) {
        List<JsonNode> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(values::add);
        }
        for (JsonNode argument : arguments) {
            if (argument.isArray()) {
                argument.forEach(values::add);
            } else {
                values.add(argument);
            }
        }
        place.work().spend(values.size());
        double[] numbers = values.stream()
                .filter(JsonNode::isNumber)
                .mapToDouble(value -> value.decimalValue().doubleValue())
                .toArray();
        if (numbers.length == 0) {
            throw noNumbers();
        }
        return numbers;
    }

    private JsonNode aggregate(double[] numbers) {
        double sum = Arrays.stream(numbers).sum();
        double result = switch (this) {
            case MIN -> Arrays.stream(numbers).min().orElseThrow();
            case MAX -> Arrays.stream(numbers).max().orElseThrow();
            case AVERAGE -> sum / numbers.length;
            case DEVIATION -> deviation(numbers, sum);
            case SUM -> sum;
            case LENGTH, SIZE, CONCATENATION, APPENDING, KEYS, FIRST, LAST, ELEMENT ->
                throw new IllegalStateException(word + " is no aggregation");
        };
        if (!Double.isFinite(result)) {
            throw NotApplicable.senseless("The result of " + word + "() is not a number of JSON");
        }
        return Json.NODES.numberNode(result);
    }

    private static double deviation(double[] numbers, double sum) {
        double squares = Arrays.stream(numbers).map(number -> number * number).sum();
        double variance = squares / numbers.length - sum * sum / numbers.length / numbers.length;
        return Math.sqrt(variance);
    }

    private static JsonNode length(JsonNode node) {
        return node.isContainer() ? Json.NODES.numberNode(node.size()) : Json.NODES.nullNode();
    }

    /** Texts of an array, then those of the arguments; of numbers and truths among the arguments, their text. */
    private static JsonNode concatenated(JsonNode node, List<JsonNode> arguments, Place place) {
        StringBuilder text = new StringBuilder();
        if (node.isArray()) {
            node.forEach(element -> append(text, element.isString() ? element.stringValue() : "", place));
        }
        for (JsonNode argument : arguments) {
            if (argument.isArray()) {
                argument.forEach(element -> append(text, shown(element), place));
            } else {
                append(text, shown(argument), place);
            }
        }
        return Json.NODES.stringNode(text.toString());
    }

    private static void append(StringBuilder text, String more, Place place) {
        place.work().spend(1);
        place.work().make(more.length());
        text.append(more);
    }

    private static String shown(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asString() : LibraryTexts.shown(value);
    }

    private static JsonNode appended(JsonNode node, List<JsonNode> arguments, Place place) {
        if (!(node instanceof ArrayNode array)) {
            return node;
        }
        place.work().spend(array.size());
        return Json.NODES
                .arrayNode(array.size() + arguments.size())
                .addAll(array)
                .addAll(arguments);
    }

    private static JsonNode keys(JsonNode node, Place place) {
        if (!node.isObject()) {
            return Json.NODES.nullNode();
        }
        place.work().spend(node.size());
        ArrayNode keys = Json.NODES.arrayNode(node.size());
        node.propertyNames().forEach(keys::add);
        return keys;
    }

    private static int index(List<JsonNode> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().isNumber()) {
            throw NotApplicable.senseless("The function index() needs a number");
        }
        return arguments.getFirst().decimalValue().intValue();
    }

    private static JsonNode element(JsonNode node, int index) {
        if (!node.isArray()) {
            throw noNumbers();
        }
        JsonNode element = node.get(index < 0 ? node.size() + index : index);
        if (element == null) {
            throw NotApplicable.nothingThere("Target index:" + index + " larger than object count:" + node.size());
        }
        return element;
    }

    private static NotApplicable noNumbers() {
        return NotApplicable.senseless("Aggregation function attempted to calculate value using empty array");
    }
}
