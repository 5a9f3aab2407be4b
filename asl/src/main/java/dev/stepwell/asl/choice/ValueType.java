package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Rfc3339;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;

/** The four types of value that comparisons know, and how two values of a type compare. */
enum ValueType {
    STRING {
        @Override
        boolean accepts(JsonNode value) {
            return value.isString();
        }

        @Override
        int compare(JsonNode left, JsonNode right) {
            return left.isString() && right.isString()
                    ? Integer.signum(left.stringValue().compareTo(right.stringValue()))
                    : INCOMPARABLE;
        }
    },
    NUMERIC {
        @Override
        boolean accepts(JsonNode value) {
            return value.isNumber();
        }

        @Override
        int compare(JsonNode left, JsonNode right) {
            if (!left.isNumber() || !right.isNumber()) {
                return INCOMPARABLE;
            }
            if (left.canConvertToLong()
                    && left.isIntegralNumber()
                    && right.isIntegralNumber()
                    && right.canConvertToLong()) {
                return Long.compare(left.longValue(), right.longValue());
            }
            return left.decimalValue().compareTo(right.decimalValue());
        }
    },
    BOOLEAN {
        @Override
        boolean accepts(JsonNode value) {
            return value.isBoolean();
        }

        @Override
        int compare(JsonNode left, JsonNode right) {
            return left.isBoolean() && right.isBoolean()
                    ? Boolean.compare(left.booleanValue(), right.booleanValue())
                    : INCOMPARABLE;
        }
    },
    TIMESTAMP {
        @Override
        boolean accepts(JsonNode value) {
            return value.isString() && Rfc3339.parse(value.stringValue()) != null;
        }

        @Override
        String complaint(JsonNode value) {
            return value.isString() ? "String does not match RFC3339 timestamp" : "Expected value of type String";
        }

        @Override
        int compare(JsonNode left, JsonNode right) {
            if (!left.isString() || !right.isString()) {
                return INCOMPARABLE;
            }
            OffsetDateTime earlier = Rfc3339.parse(left.stringValue());
            OffsetDateTime later = Rfc3339.parse(right.stringValue());
            return earlier == null || later == null
                    ? INCOMPARABLE
                    : earlier.toInstant().compareTo(later.toInstant());
        }
    };

    /** What {@link #compare} gives when one of the values is not of the type. */
    static final int INCOMPARABLE = Integer.MIN_VALUE;

    /** Whether a rule may have this value written in it. */
    abstract boolean accepts(JsonNode value);

    /** Negative, zero or positive, or {@link #INCOMPARABLE}. */
    abstract int compare(JsonNode left, JsonNode right);

    /** What is wrong with a written value that is not accepted. */
    String complaint(JsonNode value) {
        return switch (this) {
            case STRING, TIMESTAMP -> "Expected value of type String";
            case NUMERIC -> "Expected value of type Number";
            case BOOLEAN -> "Expected value of type Boolean";
        };
    }
}
