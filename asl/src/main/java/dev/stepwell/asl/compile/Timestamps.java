package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Rfc3339;

/** Timestamps written into a definition. */
final class Timestamps {
    private Timestamps() {}

    /** Reports a field that is no timestamp; whether it is one. */
    static boolean check(Fields owner, String field) {
        String text = owner.text(field);
        if (text == null) {
            return false;
        }
        if (Rfc3339.parse(text) == null) {
            owner.error(field, "String does not match RFC3339 timestamp");
            return false;
        }
        return true;
    }
}
