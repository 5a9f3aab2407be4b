package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.DistributedConfig;
import dev.stepwell.asl.model.ItemBatching;
import dev.stepwell.asl.model.ItemReading;
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
        if (items != null) {
            sawItems(map, items, inspection);
            inputs(map, items, frame, effective, inspection);
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

    /** What the Map iterates; null when an ItemReader would have to be asked. */
    private static @Nullable List<Payload> items(State.Map map, TrialFrame frame, TrialSetup setup, Payload effective) {
        ItemReading reading = reading(map);
        if (reading == null) {
            return ReaderData.elements(map.items().items(frame, effective).tree());
        }
        String data = setup.circumstances().itemReaderData();
        if (data == null) {
            return null;
        }
        List<Payload> items = ReaderData.items(reading, data);
        int most = reading.maxItems() == null ? 0 : reading.maxItems().evaluate(frame, effective);
        return most == 0 ? items : items.subList(0, Math.min(most, items.size()));
    }

    private static @Nullable ItemReading reading(State.Map map) {
        DistributedConfig distributed = map.distributed();
        return distributed == null ? null : distributed.itemReader();
    }

    private static void sawItems(State.Map map, List<Payload> items, Inspection inspection) {
        ItemReading reading = reading(map);
        if (reading != null && reading.itemsPointer() != null) {
            inspection.saw(Stage.AFTER_ITEMS_POINTER, listed(items));
        } else if (reading == null && map.queryLanguage() == QueryLanguage.JSON_PATH) {
            inspection.saw(Stage.AFTER_ITEMS_PATH, listed(items));
        }
    }

    /** The inputs of the iterations, as far as the Map makes them out of its items. */
    private static void inputs(
            State.Map map, List<Payload> items, TrialFrame frame, Payload effective, Inspection inspection) {
        List<Payload> inputs = items;
        if (map.itemSelector() != null) {
            inputs = selected(map.itemSelector(), frame, effective, items);
            inspection.saw(Stage.AFTER_ITEM_SELECTOR, listed(inputs));
        }
        ItemBatching batching =
                map.distributed() == null ? null : map.distributed().itemBatcher();
        if (batching != null) {
            inspection.saw(Stage.AFTER_ITEM_BATCHER, listed(Batches.of(inputs, batching, frame, effective)));
        }
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
