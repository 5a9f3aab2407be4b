package dev.stepwell.asl.jsonata;

import org.jspecify.annotations.Nullable;

/** An error of the query language itself, raised inside an evaluation: JSONata's code, if it has one, and the text. */
final class QueryError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String code;

    private QueryError(@Nullable String code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    static QueryError coded(String code, String text) {
        return new QueryError(code, text);
    }

    /** One of the bounds of {@link Budget}; these have no code. */
    static QueryError bound(String text) {
        return new QueryError(null, text);
    }

    /** How the text joins AWS's sentence "... threw an error during evaluation". */
    String suffix() {
        return code == null ? ": " + getMessage() : ". " + code + ": " + getMessage();
    }
}
