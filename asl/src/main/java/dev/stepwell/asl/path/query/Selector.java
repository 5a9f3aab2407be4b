package dev.stepwell.asl.path.query;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a query goes on from its root. Immutable and thread-safe. */
sealed interface Selector permits StepSelector, PathSelector {
    /**
     * What the query selects; null when it leads nowhere; a missing node when the array at its end has no such element,
     * which the service takes for JSON null in some places and for absent in others.
     *
     * @param start where the query starts
     * @param place what filters and calls inside take for the document
     */
    @Nullable
    JsonNode find(JsonNode start, Place place);

    /**
     * Like {@link #find} for a path inside a filter or a call: null as well when it may select several nodes and leads
     * nowhere.
     *
     * @throws NotApplicable when the path makes no sense for what it has found
     */
    @Nullable
    JsonNode follow(JsonNode start, Place place);

    /** Why {@link #find} gave null, in the JSONPath library's words. */
    String whyNot(JsonNode start, Place place);

    /** Whether this can only select a single node. */
    boolean isDefinite();
}
