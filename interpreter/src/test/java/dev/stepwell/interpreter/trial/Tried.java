package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.ExecutionInfo;
import dev.stepwell.interpreter.trial.TrialSetup.Circumstances;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A trial as a test case describes it, with the answer to its call or pause where it makes one. */
record Tried(TrialSetup setup, JsonNode answer) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static Tried of(JsonNode wanted) {
        String definition = Json.text(wanted.path("state"));
        if (!(Compiler.compileState(definition, "StateName", Limits.aws()) instanceof Compiled.Ok ok)) {
            throw new AssertionError("the state is not valid: "
                    + Compiler.compileState(definition, "StateName", Limits.aws())
                            .diagnostics());
        }
        Map<String, Payload> variables = new LinkedHashMap<>();
        wanted.path("variables").properties().forEach(it -> variables.put(it.getKey(), Payload.of(it.getValue())));
        JsonNode context = wanted.get("context");
        TrialSetup setup = new TrialSetup(
                ok.program().state("StateName"),
                info(payload(wanted.path("input"))),
                variables,
                context,
                mock(wanted.path("mock")),
                circumstances(wanted),
                Limits.aws());
        return new Tried(setup, wanted.path("answer"));
    }

    TrialReport report() {
        Trial trial = new Trial(setup);
        return switch (trial.begin()) {
            case Trial.Progress.Over(TrialReport report) -> report;
            case Trial.Progress.Pause _ -> trial.waited();
            case Trial.Progress.Call _ ->
                answer.has("error")
                        ? trial.failed(text(answer.path("error")), text(answer.path("cause")))
                        : trial.succeeded(payload(answer.path("result")));
        };
    }

    /** Text is the payload's own text, anything else a value. */
    private static Payload payload(JsonNode json) {
        return json.isString() ? Payload.ofText(json.stringValue()) : Payload.of(json);
    }

    private static @Nullable Mock mock(JsonNode mock) {
        if (mock.has("result")) {
            return new Mock.Result(payload(mock.path("result")));
        }
        return mock.isObject() ? new Mock.Failed(text(mock.path("error")), text(mock.path("cause"))) : null;
    }

    private static Circumstances circumstances(JsonNode wanted) {
        JsonNode failed = wanted.path("failedIterations");
        return new Circumstances(
                wanted.path("retries").asInt(0),
                failed.isNumber() ? failed.intValue() : null,
                text(wanted.path("itemReaderData")));
    }

    private static @Nullable String text(JsonNode json) {
        return json.isString() ? json.stringValue() : null;
    }

    private static ExecutionInfo info(Payload input) {
        return new ExecutionInfo("execution", "run", "machine-arn", "machine", "role", START, input, null, null, 1);
    }
}
