package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.ItemBatching;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the items of a Map together as its ItemBatcher says. Confined to one evaluation. */
final class Batches {
    private static final int MEMBERS_BYTES = "{\"Items\":[]}".length();

    private final int itemsMax;
    private final int bytesMax;
    private final @Nullable Payload batchInput;
    private final List<Payload> batches = new ArrayList<>();
    private ArrayNode open = Json.NODES.arrayNode();
    private long openBytes;

    private Batches(int itemsMax, int bytesMax, @Nullable Payload batchInput) {
        this.itemsMax = itemsMax;
        this.bytesMax = bytesMax;
        this.batchInput = batchInput;
    }

    /** The inputs of the iterations: in each as many items as both bounds allow, and at least one. */
    static List<Payload> of(List<Payload> items, ItemBatching batching, TrialFrame frame, Payload effective) {
        Batches batches = new Batches(
                bound(batching.maxItems(), frame, effective),
                bound(batching.maxBytes(), frame, effective),
                batching.batchInput() == null ? null : batching.batchInput().evaluate(frame, effective));
        items.forEach(batches::add);
        batches.close();
        return batches.batches;
    }

    /** Zero is no bound, as an absent one. */
    private static int bound(@Nullable IntegerField field, TrialFrame frame, Payload effective) {
        int bound = field == null ? 0 : field.evaluate(frame, effective);
        return bound == 0 ? Integer.MAX_VALUE : bound;
    }

    private void add(Payload item) {
        long with = openBytes + item.size() + 1;
        if (!open.isEmpty() && (open.size() >= itemsMax || overhead() + with > bytesMax)) {
            close();
        }
        open.add(item.tree());
        openBytes += item.size() + 1;
    }

    private long overhead() {
        return MEMBERS_BYTES + (batchInput == null ? 0L : batchInput.size());
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        ObjectNode batch = Json.NODES.objectNode();
        if (batchInput != null) {
            batch.set("BatchInput", batchInput.tree());
        }
        batch.set("Items", open);
        batches.add(Payload.of(batch));
        open = Json.NODES.arrayNode();
        openBytes = 0;
    }
}
