package dev.stepwell.api.model;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** A list of values of one shape, with a least and a greatest number of them. */
record ListShape(Shape item, int min, int max) implements Shape {
    @Override
    public void check(JsonNode value, Violations violations) {
        if (!value.isArray()) {
            throw new WrongType(value, "List");
        }
        if (value.size() < min) {
            violations.add(print(value), "have length greater than or equal to " + min);
        }
        if (value.size() > max) {
            violations.add(print(value), "have length less than or equal to " + max);
        }
        for (int i = 0; i < value.size(); i++) {
            violations.enterItem(i);
            JsonNode each = value.get(i);
            if (each.isNull()) {
                violations.addAbsent(item.sensitive());
            } else {
                item.check(each, violations);
            }
            violations.leave();
        }
    }

    @Override
    public String print(JsonNode value) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (JsonNode each : value) {
            text.add(each.isNull() ? "null" : item.print(each));
        }
        return text.toString();
    }
}
