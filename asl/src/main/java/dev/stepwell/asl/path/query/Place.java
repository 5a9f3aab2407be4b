package dev.stepwell.asl.path.query;

import dev.stepwell.asl.expression.Work;
import tools.jackson.databind.JsonNode;

/**
 * Where a part of a path is evaluated.
 *
 * @param root the document, {@code $} inside filters and calls
 * @param node the node at hand, {@code @} inside filters
 * @param work what the evaluation counts its work in
 */
record Place(JsonNode root, JsonNode node, Work work) {
    static Place of(JsonNode document, Work work) {
        return new Place(document, document, work);
    }

    Place at(JsonNode other) {
        return new Place(root, other, work);
    }
}
