package dev.stepwell.interpreter;

/** An invariant does not hold: the partition stops, reloads and reports. Never caught to be ignored. */
public final class EngineBug extends Error {
    private static final long serialVersionUID = 1L;

    public EngineBug(String message) {
        super(message);
    }
}
