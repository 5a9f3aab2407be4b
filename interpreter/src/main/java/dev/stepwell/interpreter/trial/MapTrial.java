package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.QueryLanguage;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Tolerance;
import dev.stepwell.interpreter.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is particular about trying a Map: its items, its bounds, and the failures it puts up with. Stateless. */
final class MapTrial {
    private static final double PERCENT = 100.0;

    private MapTrial() {}

    /** Evaluates what a Map does before its first iteration, in the order in which the service does. */
    static void enter(State.Map map, TrialFrame frame, TrialSetup setup, Inspection inspection) {
        boolean isJsonPath = map.queryLanguage() == QueryLanguage.JSON_PATH;
        Payload effective = map.flow().effectiveInput(frame);
        if (isJsonPath) {
            inspection.saw(Stage.AFTER_INPUT_PATH, effective);
        }
        List<Payload> items = items(map, frame, setup, effective);
        if (isJsonPath && !readsItems(map)) {
            inspection.saw(Stage.AFTER_ITEMS_PATH, listed(items));
        }
        Template selector = map.itemSelector();
        if (selector != null) {
            inspection.saw(Stage.AFTER_ITEM_SELECTOR, listed(selected(selector, frame, effective, items)));
        }
        inspection.concurrency(
                map.maxConcurrency() == null ? 0 : map.maxConcurrency().evaluate(frame, effective));
        Tolerance tolerance = map.tolerance();
        if (tolerance != null && tolerance.failureCount() != null) {
            inspection.toleratesCount(tolerance.failureCount().evaluate(frame, effective));
        }
        if (tolerance != null && tolerance.failurePercentage() != null) {
            inspection.toleratesPercentage(tolerance.failurePercentage().evaluate(frame, effective));
        }
    }

    /** Whether more iterations are said to have failed than the Map tolerates; one without bounds tolerates all. */
    static @Nullable Failure tooManyFailed(@Nullable Integer failed, Payload result, Inspection inspection) {
        if (failed == null) {
            return null;
        }
        Integer count = inspection.toleratedFailureCount();
        Double percentage = inspection.toleratedFailurePercentage();
        int total = Math.max(1, result.tree().isArray() ? result.tree().size() : failed);
        boolean tooMany =
                (count != null && failed > count) || (percentage != null && failed * PERCENT / total > percentage);
        return tooMany
                ? Failure.ordinary(
                        "States.ExceedToleratedFailureThreshold",
                        "The specified tolerated failure threshold was exceeded",
                        0)
                : null;
    }

    private static boolean readsItems(State.Map map) {
        return map.distributed() != null && map.distributed().itemReader() != null;
    }

    private static List<Payload> items(State.Map map, TrialFrame frame, TrialSetup setup, Payload effective) {
        if (!readsItems(map)) {
            return elements(map.items().items(frame, effective).tree());
        }
        String data = setup.circumstances().itemReaderData();
        return data == null ? List.of() : elements(Json.read(data));
    }

    private static List<Payload> elements(JsonNode collection) {
        List<Payload> elements = new ArrayList<>(collection.size());
        collection.forEach(element -> elements.add(Payload.of(element)));
        return elements;
    }

    private static List<Payload> selected(Template selector, TrialFrame frame, Payload root, List<Payload> items) {
        List<Payload> inputs = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            JsonNode context =
                    TrialContext.ofItem(frame.context(), i, items.get(i).tree());
            inputs.add(selector.evaluate(frame.withContext(context), root));
        }
        return inputs;
    }

    /** The service separates the items that it shows by a comma and a blank, as no other list. */
    private static Payload listed(List<Payload> items) {
        StringBuilder text = new StringBuilder("[");
        for (Payload item : items) {
            text.append(text.length() == 1 ? "" : ", ").append(item.text());
        }
        return Payload.ofText(text.append(']').toString());
    }
}
