package dev.stepwell.simulator;

import java.util.ArrayDeque;
import java.util.Deque;

/** What happened, in order: a hash over all of it, and the last lines for whoever must understand a failure. */
final class Trace {
    private static final int LINES_MAX = Integer.getInteger("trace", 400);
    private static final long PRIME = 0x0000_0100_0000_01B3L;

    private final Deque<String> lines = new ArrayDeque<>();
    private long hash = 0xCBF2_9CE4_8422_2325L;
    private long events;

    void note(long millis, String what) {
        events++;
        mix(millis);
        for (int i = 0; i < what.length(); i++) {
            hash = (hash ^ what.charAt(i)) * PRIME;
        }
        if (lines.size() == LINES_MAX) {
            lines.removeFirst();
        }
        lines.add(millis + " " + what);
    }

    void mix(byte[] bytes) {
        for (byte each : bytes) {
            hash = (hash ^ each) * PRIME;
        }
    }

    private void mix(long number) {
        hash = (hash ^ number) * PRIME;
        hash ^= hash >>> 29;
    }

    long hash() {
        return hash;
    }

    long events() {
        return events;
    }

    String lastLines() {
        return String.join("\n", lines);
    }
}
