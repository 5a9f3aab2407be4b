package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the expressions of the state under trial may read. Immutable, but for the random numbers it hands out and
 * the work it counts.
 *
 * @param variables values when the state was entered
 */
record TrialFrame(
        Payload input,
        @Nullable Payload result,
        @Nullable Payload errorOutput,
        JsonNode context,
        Map<String, Payload> variables,
        Instant now,
        RandomGenerator random,
        Work work)
        implements Frame {
    TrialFrame withResult(Payload value) {
        return new TrialFrame(input, value, null, context, variables, now, random, work);
    }

    TrialFrame withErrorOutput(Payload value) {
        return new TrialFrame(input, null, value, context, variables, now, random, work);
    }

    TrialFrame withContext(JsonNode value) {
        return new TrialFrame(input, result, errorOutput, value, variables, now, random, work);
    }

    @Override
    public @Nullable JsonNode variable(String name) {
        Payload value = variables.get(name);
        return value == null ? null : value.tree();
    }
}
