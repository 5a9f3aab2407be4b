package dev.stepwell.asl.intrinsic;

/** The text is not a call of an intrinsic function. Never leaves this package. */
final class MalformedIntrinsic extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedIntrinsic(String expected, int position) {
        super("expected " + expected + " at position " + position, null, false, false);
    }
}
