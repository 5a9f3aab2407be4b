package dev.stepwell.asl.compile;

/** A place in a text; line and column both count from one. */
public record Position(int line, int column) {
    public static final Position START = new Position(1, 1);
}
