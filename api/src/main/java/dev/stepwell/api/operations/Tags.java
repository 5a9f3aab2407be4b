package dev.stepwell.api.operations;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.ResourceTags;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The member {@code tags}. */
final class Tags {
    private static final String RESERVED = "aws:";
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private Tags() {}

    /**
     * Key to value; a later tag with the same key wins.
     *
     * @throws Refused TooManyTags; ValidationException for reserved keys and for characters that AWS does not allow
     */
    static Map<String, String> read(@Nullable JsonNode list) {
        if (list == null) {
            return Map.of();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : list) {
            String key = tag.path("key").asString("");
            String value = tag.path("value").asString("");
            check(key, value);
            tags.put(key, value);
        }
        if (tags.size() > ResourceTags.MAX) {
            throw new Refused(
                    "TooManyTags", "A resource can have at most " + ResourceTags.MAX + " tags, got " + tags.size());
        }
        return tags;
    }

    private static void check(String key, String value) {
        if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
            throw new Refused("ValidationException", "Tag keys must not begin with " + RESERVED + ": '" + key + "'");
        }
        if (!ALLOWED.matcher(key).matches() || !ALLOWED.matcher(value).matches()) {
            throw new Refused(
                    "ValidationException",
                    "Tags may only contain Unicode letters, digits, white space, or these symbols: _ . : / = + - @.");
        }
    }
}
