package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.ItemReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes items out of what an ItemReader would have read: a JSON, JSON Lines or CSV text. Stateless. */
final class ReaderData {
    private static final String FAILED = "States.ItemReaderFailed";

    private ReaderData() {}

    /**
     * The items.
     *
     * @throws EvaluationFailure when the text is not what the reader is configured for
     */
    static List<Payload> items(ItemReading reading, String text) {
        return switch (reading.inputType()) {
            case "JSON" -> elements(pointed(json(text), reading.itemsPointer()));
            case "JSONL" -> lines(text);
            case "CSV" -> rows(reading.csv(), text);
            default -> throw failed("Items of the type " + reading.inputType() + " cannot be given as text.");
        };
    }

    /** The elements of an array, or the entries of an object as they are iterated. */
    static List<Payload> elements(JsonNode collection) {
        List<Payload> elements = new ArrayList<>(collection.size());
        if (collection.isObject()) {
            for (Map.Entry<String, JsonNode> entry : collection.properties()) {
                ObjectNode item = Json.NODES.objectNode();
                item.put("Key", entry.getKey());
                item.set("Value", entry.getValue());
                elements.add(Payload.of(item));
            }
        } else if (collection.isArray()) {
            collection.forEach(element -> elements.add(Payload.of(element)));
        } else {
            throw failed("Attempting to map over non-iterable node.");
        }
        return elements;
    }

    private static JsonNode pointed(JsonNode document, @Nullable String pointer) {
        try {
            return pointer == null ? document : document.at(JsonPointer.compile(pointer));
        } catch (IllegalArgumentException notAPointer) {
            throw failed("The ItemsPointer '" + pointer + "' is not a JSON Pointer.");
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JacksonException notJson) {
            throw failed("The items are not JSON: " + notJson.getOriginalMessage());
        }
    }

    private static List<Payload> lines(String text) {
        List<Payload> items = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> items.add(Payload.of(json(line))));
        return items;
    }

    private static List<Payload> rows(ItemReading.@Nullable CsvLayout layout, String text) {
        if (layout == null) {
            throw failed("The items are CSV and their layout is not configured.");
        }
        List<List<String>> rows = CsvText.rows(text, layout.delimiter());
        List<String> headers = layout.headers();
        int first = 0;
        if (headers == null) {
            headers = rows.isEmpty() ? List.of() : rows.getFirst();
            first = 1;
        }
        List<Payload> items = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(first, rows.size()), rows.size())) {
            ObjectNode item = Json.NODES.objectNode();
            for (int column = 0; column < headers.size(); column++) {
                item.put(headers.get(column), column < row.size() ? row.get(column) : "");
            }
            items.add(Payload.of(item));
        }
        return items;
    }

    private static EvaluationFailure failed(String cause) {
        return EvaluationFailure.named(FAILED, cause);
    }
}
