package dev.stepwell.bench;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;

/** Parsing and compiling a definition of about 100 KB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileBenchmark {
    private static final int STATES = 850;

    private final String definition = Definitions.jsonPathChain(STATES);
    private final byte[] utf8 = definition.getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public JsonNode parse() {
        return Json.read(utf8);
    }

    @Benchmark
    public Compiled compile() {
        return Compiler.compile(definition);
    }
}
