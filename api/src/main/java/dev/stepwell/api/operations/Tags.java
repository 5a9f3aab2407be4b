package dev.stepwell.api.operations;

import dev.stepwell.engine.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The member {@code tags}. */
final class Tags {
    /** Tags that one resource may have. */
    static final int MAX = 50;

    private Tags() {}

    /**
     * Key to value; a later tag with the same key wins.
     *
     * @throws Refused TooManyTags
     */
    static Map<String, String> read(@Nullable JsonNode list) {
        if (list == null) {
            return Map.of();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : list) {
            tags.put(tag.path("key").asString(""), tag.path("value").asString(""));
        }
        if (tags.size() > MAX) {
            throw new Refused("TooManyTags", "A resource can have at most " + MAX + " tags, got " + tags.size());
        }
        return tags;
    }
}
