package dev.stepwell.bench;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.codec.HistoryChunk;
import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.interpreter.Command;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Interpreter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Writing and reading the history of a chain of ten Pass states (22 events). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodeBenchmark {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final List<HistoryEvent> events = history();
    private final byte[] chunk = HistoryCodec.encode(events).bytes();

    @Benchmark
    public HistoryChunk encode() {
        return HistoryCodec.encode(events);
    }

    @Benchmark
    public List<HistoryEvent> decode() {
        return HistoryCodec.decode(chunk);
    }

    private static List<HistoryEvent> history() {
        ExecutionState state = ExecutionState.create(new ExecutionInfo(
                "arn:aws:states:us-east-1:123456789012:execution:bench:run",
                "run",
                "arn:aws:states:us-east-1:123456789012:stateMachine:bench",
                "bench",
                "arn:aws:iam::123456789012:role/bench",
                NOW,
                Payload.ofText("{\"order\":42,\"items\":[1,2,3]}"),
                null,
                null,
                1));
        return new Interpreter(Limits.aws(), (_, _) -> "token", _ -> true, "us-east-1")
                .step(Definitions.compile(Definitions.passChain(10)), state, new Command.Start(NOW))
                .history();
    }
}
