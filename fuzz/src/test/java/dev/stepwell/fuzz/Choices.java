package dev.stepwell.fuzz;

import java.util.List;

/**
 * The decisions of a generator, read from bytes: the same bytes lead to the same decisions, similar bytes to similar
 * ones. Once the bytes run out every decision is the first option, which generators make their simplest. Confined to
 * one input.
 */
final class Choices {
    private static final int BYTE_VALUES = 256;

    private final byte[] bytes;
    private int at;

    Choices(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** A number from zero to {@code bound - 1}; the bound is at most 256. */
    int below(int bound) {
        return bound < 2 ? 0 : next() % bound;
    }

    boolean once(int in) {
        return below(in) == in - 1;
    }

    /** A number of two bytes. */
    int wide() {
        return next() * BYTE_VALUES + next();
    }

    <T> T of(List<T> options) {
        return options.get(options.size() <= BYTE_VALUES ? below(options.size()) : wide() % options.size());
    }

    /** Some characters of any kind, most of them printable. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int left = below(12); left > 0; left--) {
            int value = next();
            text.append(value < BYTE_VALUES - 1 ? (char) value : (char) wide());
        }
        return text.toString();
    }

    boolean isExhausted() {
        return at >= bytes.length;
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 0xFF : 0;
    }
}
