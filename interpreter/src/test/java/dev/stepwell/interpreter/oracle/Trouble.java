package dev.stepwell.interpreter.oracle;

import org.jspecify.annotations.Nullable;

/** A field that could not be evaluated. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final String RUNTIME = "States.Runtime";
    static final String QUERY = "States.QueryEvaluationError";

    final String error;
    final String text;
    final @Nullable String location;

    Trouble(String error, String text, @Nullable String location) {
        super(error + ": " + text);
        this.error = error;
        this.text = text;
        this.location = location;
    }

    static Trouble runtime(String text) {
        return new Trouble(RUNTIME, text, null);
    }

    static Trouble query(String text, @Nullable String location) {
        return new Trouble(QUERY, text, location);
    }

    boolean isQuery() {
        return error.equals(QUERY);
    }
}
