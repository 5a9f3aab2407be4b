package dev.stepwell.api.model;

import tools.jackson.databind.JsonNode;

/** True or false. */
record FlagShape() implements Shape {
    @Override
    public void check(JsonNode value, Violations violations) {
        if (!value.isBoolean()) {
            throw new WrongType(value, "Boolean");
        }
    }

    @Override
    public String print(JsonNode value) {
        return value.asString();
    }
}
