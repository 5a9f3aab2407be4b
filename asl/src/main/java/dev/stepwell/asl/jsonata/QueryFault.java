package dev.stepwell.asl.jsonata;

/** Whatever the evaluator or its parser threw, caught at one place; {@link FailureText} words it. */
final class QueryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Throwable thrown;

    QueryFault(Throwable thrown) {
        super(thrown.getMessage(), null, false, false);
        this.thrown = thrown;
    }

    Throwable thrown() {
        return thrown;
    }
}
