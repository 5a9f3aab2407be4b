package dev.stepwell.api.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A string with bounds on its length, a pattern, or a set of values.
 *
 * @param inBytes whether the length is that of the UTF-8 form rather than a count of characters
 * @param allowed the only values, or none when any will do
 */
record TextShape(
        int min, int max, boolean inBytes, @Nullable Pattern pattern, List<String> allowed, boolean sensitive)
        implements Shape {
    private static final int UTF8_BYTES_PER_CHAR_MAX = 3;

    TextShape {
        allowed = List.copyOf(allowed);
    }

    @Override
    public void check(JsonNode value, Violations violations) {
        if (!value.isString()) {
            throw new WrongType(value, "String");
        }
        String text = value.stringValue();
        boolean tooLong = isTooLong(text);
        if (text.length() < min) {
            violations.add(shown(text), "have length greater than or equal to " + min);
        }
        if (tooLong) {
            violations.add(
                    shown(text),
                    inBytes
                            ? "have size less than or equal to " + max + " bytes in UTF-8 encoding"
                            : "have length less than or equal to " + max);
        }
        if (pattern != null && !tooLong && !pattern.matcher(text).matches()) {
            violations.add(shown(text), "satisfy regular expression pattern: " + pattern.pattern());
        }
        if (!allowed.isEmpty() && !allowed.contains(text)) {
            violations.add(shown(text), "satisfy enum value set: " + allowed);
        }
    }

    @Override
    public String print(JsonNode value) {
        return value.stringValue();
    }

    private boolean isTooLong(String text) {
        if (!inBytes || text.length() > max || text.length() <= max / UTF8_BYTES_PER_CHAR_MAX) {
            return text.length() > max;
        }
        return text.getBytes(StandardCharsets.UTF_8).length > max;
    }

    private @Nullable String shown(String text) {
        return sensitive ? null : text;
    }
}
