package dev.stepwell.asl.path.query;

/** A path does not apply to a document; the message is the JSONPath library's. Never leaves this package. */
final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean nothingThere;

    private NotApplicable(String reason, boolean nothingThere) {
        super(reason, null, false, false);
        this.nothingThere = nothingThere;
    }

    /** The path leads nowhere; one that may select several nodes then selects none. */
    static NotApplicable nothingThere(String reason) {
        return new NotApplicable(reason, true);
    }

    /** The path makes no sense for what it has found. */
    static NotApplicable senseless(String reason) {
        return new NotApplicable(reason, false);
    }

    boolean isNothingThere() {
        return nothingThere;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
