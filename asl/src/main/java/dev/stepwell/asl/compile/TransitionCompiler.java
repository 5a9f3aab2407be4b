package dev.stepwell.asl.compile;

import dev.stepwell.asl.model.Transition;
import org.jspecify.annotations.Nullable;

/** Compiles Next and End: exactly one of the two, where {@code End: false} is as good as none. */
final class TransitionCompiler {
    private TransitionCompiler() {}

    /** The transition, or null after reporting what is wrong. */
    static @Nullable Transition compile(Fields state) {
        boolean isEnd = state.isTrue("End");
        String next = state.text("Next");
        if (state.has("Next")) {
            if (isEnd) {
                state.atMostOne("Next", "End");
            }
            return next == null || isEnd ? null : new Transition.Next(next);
        }
        if (isEnd) {
            return new Transition.End();
        }
        state.error("This object should have only one of the following fields: [Next, End]");
        return null;
    }
}
