package dev.stepwell.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What must never happen and did. Noted where it is seen, which may be in a callback that swallows errors, and raised
 * after the event.
 */
final class Findings {
    private static final int MAX = 20;

    private final List<String> found = new ArrayList<>();

    void add(String what) {
        if (found.size() < MAX) {
            found.add(what);
        }
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            add(otherwise);
        }
    }

    /** @throws Violation when something was found */
    void raise() {
        if (!found.isEmpty()) {
            throw new Violation(String.join("; ", found));
        }
    }
}
