package dev.stepwell.asl.expression;

import org.jspecify.annotations.Nullable;

/**
 * An expression could not be evaluated; the state fails with this error. Thrown through the evaluators and caught at
 * one place in the interpreter, hence without a stack trace.
 *
 * <p>{@code location} is present for JSONata failures, which AWS records as an EvaluationFailed event. {@code cause} is
 * AWS's text without the prefix "An error occurred while executing the state ...", which the interpreter adds.
 */
public final class EvaluationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String causeText;
    private final @Nullable String location;

    private EvaluationFailure(String error, String causeText, @Nullable String location) {
        super(error + ": " + causeText, null, false, false);
        this.error = error;
        this.causeText = causeText;
        this.location = location;
    }

    /** {@code States.Runtime}: what nearly every JSONPath failure is reported as. */
    public static EvaluationFailure runtime(String cause) {
        return new EvaluationFailure("States.Runtime", cause, null);
    }

    /** A failure with one of the other reserved names, such as {@code States.ResultPathMatchFailure}. */
    public static EvaluationFailure named(String error, String cause) {
        return new EvaluationFailure(error, cause, null);
    }

    /** {@code States.QueryEvaluationError} at a field such as {@code Output/result}; the location may be absent. */
    public static EvaluationFailure query(String cause, @Nullable String location) {
        return new EvaluationFailure("States.QueryEvaluationError", cause, location);
    }

    public String error() {
        return error;
    }

    /** AWS's text for the cause. */
    public String causeText() {
        return causeText;
    }

    public @Nullable String location() {
        return location;
    }

    /** Whether AWS records this as an EvaluationFailed event. */
    public boolean isQueryEvaluation() {
        return error.equals("States.QueryEvaluationError");
    }
}
