package dev.stepwell.bench;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.Interpreter;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Steps of the interpreter alone; one operation is one transition (a state entered and left) or one Map iteration. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StepBenchmark {
    private static final int STATES = 100;
    private static final int ITEMS = 1_000;
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final Payload INPUT = Payload.ofText("{\"order\":42,\"items\":[1,2,3],\"name\":\"Ada\"}");

    private final Interpreter interpreter =
            new Interpreter(Limits.relaxed(), (_, _) -> "token", _ -> true, "us-east-1");
    private final Program pass = Definitions.compile(Definitions.passChain(STATES));
    private final Program jsonPath = Definitions.compile(Definitions.jsonPathChain(STATES));
    private final Program jsonata = Definitions.compile(Definitions.jsonataChain(STATES));
    private final Program map = Definitions.compile(Definitions.map());
    private final Payload items = items();

    @Benchmark
    @OperationsPerInvocation(STATES)
    public ExecutionState pass() {
        return run(pass, INPUT);
    }

    @Benchmark
    @OperationsPerInvocation(STATES)
    public ExecutionState jsonPath() {
        return run(jsonPath, INPUT);
    }

    @Benchmark
    @OperationsPerInvocation(STATES)
    public ExecutionState jsonata() {
        return run(jsonata, INPUT);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public ExecutionState mapIterations() {
        return run(map, items);
    }

    private ExecutionState run(Program program, Payload input) {
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

    private static Payload items() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < ITEMS; i++) {
            text.append(i == 0 ? "" : ",").append(i);
        }
        return Payload.ofText(text.append(']').toString());
    }
}
