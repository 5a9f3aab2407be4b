package dev.stepwell.asl.path.query;

/** The text is not a path. Never leaves this package. */
final class MalformedPath extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPath(String reason) {
        super(reason, null, false, false);
    }
}
