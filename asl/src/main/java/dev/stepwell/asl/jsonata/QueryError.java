package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.JException;

/**
 * An error of the query language raised by our own functions and bounds: JSONata's code, if it has one, and the text. A
 * kind of the evaluator's own exception, because that is the only one it lets through everywhere.
 */
final class QueryError extends JException {
    private static final long serialVersionUID = 1L;

    private final boolean hasCode;
    private final String text;

    private QueryError(String error, String text, boolean hasCode) {
        super(error);
        this.text = text;
        this.hasCode = hasCode;
    }

    static QueryError coded(String code, String text) {
        return new QueryError(code, text, true);
    }

    /** One of the bounds of {@link Budget}; these have no code. */
    static QueryError bound(String text) {
        return new QueryError("bound", text, false);
    }

    /** How the text joins AWS's sentence "... threw an error during evaluation". */
    String suffix() {
        return hasCode ? ". " + getError() + ": " + text : ": " + text;
    }

    @Override
    public String getMessage() {
        return text;
    }

    /** These are results, not faults: nobody reads where they were thrown. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
