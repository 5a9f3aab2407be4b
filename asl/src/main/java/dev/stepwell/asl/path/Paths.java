package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.path.query.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles the paths that stand in fields, reporting what is wrong with them. Stateless. */
final class Paths {
    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String NOT_A_PATH = "Value must be a valid JSONPath.";
    static final String NOT_A_REFERENCE = "Value is not a Reference Path";

    private Paths() {}

    /** Any JSONPath; null after a problem was reported. */
    static @Nullable Query any(JsonNode value, Site site) {
        Query query = value.isString() ? Query.parse(value.stringValue()) : null;
        if (query == null) {
            site.error(SCHEMA, NOT_A_PATH);
            return null;
        }
        query.noteReads(site.reads());
        return query;
    }

    /** A path that names a single node; null after a problem was reported. */
    static @Nullable Query reference(JsonNode value, Site site) {
        Query query = any(value, site);
        if (query != null && !query.isReference()) {
            site.error(SCHEMA, NOT_A_REFERENCE);
            return null;
        }
        return query;
    }
}
