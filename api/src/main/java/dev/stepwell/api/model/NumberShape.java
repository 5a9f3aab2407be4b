package dev.stepwell.api.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A number with bounds.
 *
 * @param type the model's type, as the service calls it
 */
record NumberShape(
        Type type, @Nullable Integer min, @Nullable Integer max, boolean sensitive) implements Shape {
    /** What the number must fit into. */
    enum Type {
        INTEGER("Integer"),
        LONG("Long"),
        FLOAT("Float");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        private boolean fits(JsonNode value) {
            return switch (this) {
                case INTEGER -> value.isIntegralNumber() && value.canConvertToInt();
                case LONG -> value.isIntegralNumber() && value.canConvertToLong();
                case FLOAT -> value.isNumber();
            };
        }
    }

    @Override
    public void check(JsonNode value, Violations violations) {
        if (!type.fits(value)) {
            throw new WrongType(value, type.text);
        }
        double number = value.doubleValue();
        if (min != null && number < min) {
            violations.add(shown(value), "have value greater than or equal to " + min);
        }
        if (max != null && number > max) {
            violations.add(shown(value), "have value less than or equal to " + max);
        }
    }

    @Override
    public String print(JsonNode value) {
        return value.asString();
    }

    private @Nullable String shown(JsonNode value) {
        return sensitive ? null : print(value);
    }
}
