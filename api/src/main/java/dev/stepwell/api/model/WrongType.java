package dev.stepwell.api.model;

import tools.jackson.databind.JsonNode;

/** A value has another JSON type than the model says, so the request cannot be read at all. */
public final class WrongType extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param wanted the model's type as the service calls it, such as {@code Integer} */
    WrongType(JsonNode value, String wanted) {
        super(describe(value, wanted), null, false, false);
    }

    /** In the words of the service. */
    public String text() {
        return String.valueOf(getMessage());
    }

    private static String describe(JsonNode value, String wanted) {
        return switch (value.getNodeType()) {
            case OBJECT -> "Start of structure or map found where not expected.";
            case ARRAY -> "Start of list found where not expected.";
            case STRING -> "STRING_VALUE cannot be converted to " + wanted;
            case BOOLEAN -> (value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE") + " cannot be converted to " + wanted;
            case NUMBER -> "NUMBER_VALUE cannot be converted to " + wanted;
            case NULL, MISSING, BINARY, POJO -> "Expected " + wanted + ", but found nothing";
        };
    }
}
