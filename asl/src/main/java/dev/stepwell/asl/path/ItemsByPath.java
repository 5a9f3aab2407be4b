package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.ItemsField;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** ItemsPath of a Map; the whole effective input when there is none. Immutable. */
record ItemsByPath(@Nullable Query path, boolean objectsAllowed) implements ItemsField {
    static ItemsField compile(ObjectNode map, Site site) {
        JsonNode value = map.get("ItemsPath");
        Query path = value == null ? null : Paths.reference(value, site.field("ItemsPath"));
        String mode =
                map.path("ItemProcessor").path("ProcessorConfig").path("Mode").asString("INLINE");
        return new ItemsByPath(path, mode.equals("DISTRIBUTED"));
    }

    @Override
    public Payload items(Frame frame, Payload effective) {
        Payload items = path == null ? effective : path.select(frame, effective);
        JsonNode tree = items.tree();
        if (!tree.isArray() && !(objectsAllowed && tree.isObject())) {
            throw EvaluationFailure.runtime("Reference path \"" + shownPath() + "\" must point to array.");
        }
        return items;
    }

    /** The service drops the dollar sign that stands for the context object. */
    private String shownPath() {
        if (path == null) {
            return "$";
        }
        return path.readsContext() ? path.text().substring(1) : path.text();
    }
}
