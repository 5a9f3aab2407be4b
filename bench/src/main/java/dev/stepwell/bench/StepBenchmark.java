package dev.stepwell.bench;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.Interpreter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Steps of the interpreter alone; one operation is one transition: a state entered and left. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StepBenchmark {
    private static final int STATES = 100;
    private static final Payload INPUT = Payload.ofText("{\"order\":42,\"items\":[1,2,3],\"name\":\"Ada\"}");

    private final Interpreter interpreter =
            new Interpreter(Limits.relaxed(), (_, _) -> "token", _ -> true, "us-east-1");
    private final Program pass = Definitions.compile(Definitions.passChain(STATES));
    private final Program jsonPath = Definitions.compile(Definitions.jsonPathChain(STATES));
    private final Program jsonata = Definitions.compile(Definitions.jsonataChain(STATES));
    private final Program choice = Definitions.compile(Definitions.choiceChain(STATES));

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
    @OperationsPerInvocation(STATES)
    public ExecutionState choice() {
        return run(choice, INPUT);
    }

    private ExecutionState run(Program program, Payload input) {
        return Runs.toEnd(interpreter, program, input);
    }
}
