package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.Frame;

/**
 * What built-in functions see of the evaluation they run in: its frame (clock and luck) and its budget. Confined to
 * that evaluation; functions themselves are shared between threads and find it here.
 */
record Evaluation(Frame frame, Budget budget) {
    static final ScopedValue<Evaluation> CURRENT = ScopedValue.newInstance();

    static Evaluation current() {
        return CURRENT.get();
    }

    /** Counts work where an evaluation may be under way, or its failure is being worded. */
    static void spend(long units) {
        if (CURRENT.isBound()) {
            current().budget().spend(units);
        }
    }
}
