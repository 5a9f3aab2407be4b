package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A frame for tests: fixed clock and luck, everything else as told. Confined to one test. */
public final class FakeFrame implements Frame {
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Payload input;
    private final Map<String, JsonNode> variables = new HashMap<>();
    private final RandomGenerator random = new Random(42);
    private final Work work = new Work();
    private @Nullable Payload result;
    private @Nullable Payload errorOutput;
    private JsonNode context = Json.read("{}");

    private FakeFrame(Payload input) {
        this.input = input;
    }

    public static FakeFrame input(String json) {
        return new FakeFrame(Payload.ofText(json));
    }

    public FakeFrame withResult(String json) {
        result = Payload.ofText(json);
        return this;
    }

    public FakeFrame withErrorOutput(String json) {
        errorOutput = Payload.ofText(json);
        return this;
    }

    public FakeFrame withContext(String json) {
        context = Json.read(json);
        return this;
    }

    public FakeFrame withVariable(String name, String json) {
        variables.put(name, Json.read(json));
        return this;
    }

    @Override
    public Payload input() {
        return input;
    }

    @Override
    public @Nullable Payload result() {
        return result;
    }

    @Override
    public @Nullable Payload errorOutput() {
        return errorOutput;
    }

    @Override
    public JsonNode context() {
        return context;
    }

    @Override
    public @Nullable JsonNode variable(String name) {
        return variables.get(name);
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public Work work() {
        return work;
    }
}
