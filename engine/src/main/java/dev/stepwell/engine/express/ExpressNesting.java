package dev.stepwell.engine.express;

import dev.stepwell.engine.call.Answer;
import dev.stepwell.engine.call.ClientStart;
import dev.stepwell.interpreter.Effect;
import java.util.function.Consumer;

/** Starts executions for the tasks of Express ones. Thread-safe. */
public final class ExpressNesting implements NestedStart {
    private final ClientStart starts;

    public ExpressNesting(ClientStart starts) {
        this.starts = starts;
    }

    @Override
    public void start(Effect.CallTask call, Consumer<Answer> answer) {
        starts.start(call.arguments(), answer);
    }
}
