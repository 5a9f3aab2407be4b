package dev.stepwell.bench;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.Program;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.Interpreter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;

/** An input of 256 KiB through ten Pass states, beside what parsing and writing it once would cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LargePayloadBenchmark {
    private static final int STATES = 10;
    private static final int BYTES = 256 * 1024 - 1_000;

    private final Interpreter interpreter = new Interpreter(Limits.aws(), (_, _) -> "token", _ -> true, "us-east-1");
    private final Program untouched = Definitions.compile(Definitions.passChain(STATES));
    private final Program reshaped = Definitions.compile(Definitions.reshapingChain(STATES));
    private final byte[] utf8 = document().getBytes(StandardCharsets.UTF_8);
    private final JsonNode tree = Json.read(utf8);

    @Benchmark
    public ExecutionState untouched() {
        return Runs.toEnd(interpreter, untouched, Payload.ofUtf8(utf8));
    }

    @Benchmark
    public ExecutionState reshaped() {
        return Runs.toEnd(interpreter, reshaped, Payload.ofUtf8(utf8));
    }

    @Benchmark
    public JsonNode parseOnce() {
        return Json.read(utf8);
    }

    @Benchmark
    public byte[] writeOnce() {
        return Json.write(tree);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("{\"items\":[0");
        for (int i = 0; text.length() < BYTES; i++) {
            text.append(",{\"id\":")
                    .append(i)
                    .append(",\"name\":\"item ")
                    .append(i)
                    .append("\"}");
        }
        return text.append("]}").toString();
    }
}
