package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.path.query.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * InputPath or OutputPath: everything by default, nothing ({@code {}}) when null, else what a path selects. Immutable.
 */
sealed interface PathFilter {
    PathFilter EVERYTHING = new Everything();

    Payload apply(Frame frame, Payload payload);

    /** The field is absent or {@code $}. */
    record Everything() implements PathFilter {
        @Override
        public Payload apply(Frame frame, Payload payload) {
            return payload;
        }
    }

    /** The field is null. */
    record Nothing() implements PathFilter {
        @Override
        public Payload apply(Frame frame, Payload payload) {
            return Payload.EMPTY_OBJECT;
        }
    }

    /** The field is a path. */
    record Selected(Query query) implements PathFilter {
        @Override
        public Payload apply(Frame frame, Payload payload) {
            return query.select(frame, payload);
        }
    }

    static PathFilter compile(@Nullable JsonNode value, Site site) {
        if (value == null) {
            return EVERYTHING;
        }
        if (value.isNull()) {
            return new Nothing();
        }
        Query query = Paths.any(value, site);
        return query == null || query.isInput() ? EVERYTHING : new Selected(query);
    }
}
