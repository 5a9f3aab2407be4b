package dev.stepwell.bench;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.Interpreter;
import java.time.Instant;

/** Executions that need nothing from outside, run through the interpreter alone. */
final class Runs {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private Runs() {}

    static ExecutionState toEnd(Interpreter interpreter, Program program, Payload input) {
        ExecutionState state = ExecutionState.create(info(input));
        interpreter.step(program, state, new Command.Start(NOW));
        while (state.outcome() == null) {
            interpreter.step(program, state, new Command.Continue(NOW));
        }
        return state;
    }

    private static ExecutionInfo info(Payload input) {
        return new ExecutionInfo(
                "arn:aws:states:us-east-1:123456789012:execution:bench:run",
                "run",
                "arn:aws:states:us-east-1:123456789012:stateMachine:bench",
                "bench",
                "arn:aws:iam::123456789012:role/bench",
                NOW,
                input,
                null,
                null,
                1);
    }
}
