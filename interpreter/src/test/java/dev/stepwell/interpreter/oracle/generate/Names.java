package dev.stepwell.interpreter.oracle.generate;

import java.util.ArrayList;
import java.util.List;

/** The variables that the states of one graph may assign, and those they may read. */
final class Names {
    private final String prefix;
    private final List<String> readable;
    private final List<String> own = new ArrayList<>();
    final int depth;
    final boolean inMap;

    Names(int depth, String prefix, List<String> outer, boolean inMap) {
        this.depth = depth;
        this.prefix = prefix;
        this.readable = new ArrayList<>(outer);
        this.inMap = inMap;
    }

    /** A variable to assign: one of the graph's own. */
    String assignable(Dice dice) {
        String name = prefix + dice.below(2);
        if (!own.contains(name)) {
            own.add(name);
            readable.add(name);
        }
        return name;
    }

    List<String> readable() {
        return readable;
    }
}
