package dev.stepwell.asl.path.query;

import dev.stepwell.asl.json.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A value that a filter compares or a function is called with. Immutable. */
sealed interface Value {
    /** The value; a missing node when a path leads nowhere. */
    JsonNode of(Place place);

    /** Written in the path. */
    record Literal(JsonNode value) implements Value {
        @Override
        public JsonNode of(Place place) {
            return value;
        }
    }

    /** A regular expression; compared with {@code =~}, it is no value by itself. */
    record Expression(Pattern pattern) implements Value {
        @Override
        public JsonNode of(Place place) {
            return MissingNode.getInstance();
        }
    }

    /** Read by a path from the node at hand ({@code @}) or from the root ({@code $}). */
    record ByPath(Selector selector, boolean fromRoot) implements Value {
        @Override
        public JsonNode of(Place place) {
            JsonNode found = found(place);
            return found == null ? MissingNode.getInstance() : orNull(found);
        }

        /** Whether it leads to anything: a path to several nodes, whether it can be followed at all. */
        boolean exists(Place place) {
            return found(place) != null;
        }

        private @Nullable JsonNode found(Place place) {
            return selector.follow(fromRoot ? place.root() : place.node(), place);
        }
    }

    /** JSON null in place of an element that an array does not have. */
    static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? Json.NODES.nullNode() : value;
    }
}
