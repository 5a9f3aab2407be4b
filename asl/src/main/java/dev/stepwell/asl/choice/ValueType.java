package dev.stepwell.asl.choice;

import dev.stepwell.asl.expression.Rfc3339;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;

/** The four types of value that comparisons know, and how two values of a type compare. */
enum ValueType {
    STRING {
        @Override
        int compare(JsonNode left, JsonNode right) {
            return left.isString() && right.isString()
                    ? Integer.signum(left.stringValue().compareTo(right.stringValue()))
                    : INCOMPARABLE;
        }
    },
    NUMERIC {
        @Override
        int compare(JsonNode left, JsonNode right) {
            if (!left.isNumber() || !right.isNumber()) {
                return INCOMPARABLE;
            }
            if (left.isIntegralNumber()
                    && left.canConvertToLong()
                    && right.isIntegralNumber()
                    && right.canConvertToLong()) {
                return Long.compare(left.longValue(), right.longValue());
            }
            return left.decimalValue().compareTo(right.decimalValue());
        }
    },
    BOOLEAN {
        @Override
        int compare(JsonNode left, JsonNode right) {
            return left.isBoolean() && right.isBoolean()
                    ? Boolean.compare(left.booleanValue(), right.booleanValue())
                    : INCOMPARABLE;
        }
    },
    TIMESTAMP {
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

    /** Negative, zero or positive, or {@link #INCOMPARABLE}. */
    abstract int compare(JsonNode left, JsonNode right);
}
