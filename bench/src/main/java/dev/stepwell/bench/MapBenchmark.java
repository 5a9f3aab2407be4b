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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole inline Map with one Pass for each item, the history limit lifted; its cost should grow as its items do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MapBenchmark {
    @Param({"1000", "10000"})
    public int length;

    private final Interpreter interpreter =
            new Interpreter(Limits.relaxed(), (_, _) -> "token", _ -> true, "us-east-1");
    private final Program map = Definitions.compile(Definitions.map());
    private Payload items = Payload.NULL;

    @Setup
    public void items() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ",").append(i);
        }
        items = Payload.ofText(text.append(']').toString());
    }

    @Benchmark
    public ExecutionState map() {
        return Runs.toEnd(interpreter, map, items);
    }
}
