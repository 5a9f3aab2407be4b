package dev.stepwell.asl.path.query;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a query goes on from its root. Immutable and thread-safe. */
sealed interface Selector permits StepSelector, LibrarySelector {
    /**
     * What the query selects; null when it leads nowhere; a missing node when the array at its end has no such element,
     * which the service takes for JSON null in some places and for absent in others.
     */
    @Nullable
    JsonNode find(JsonNode root);

    /** Why {@link #find} gave null, in the JSONPath library's words. */
    String whyNot(JsonNode root);

    /** Whether this can only select a single node. */
    boolean isDefinite();
}
