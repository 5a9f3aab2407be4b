package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.Limits;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.interpreter.ExecutionInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a trial runs on. Immutable.
 *
 * @param info the execution that the state believes to be in; the role is empty when there is none
 * @param variables those that are set when the state is entered
 * @param context the whole context object, or null for one made from {@code info}
 * @param mock null when the work is really done
 */
public record TrialSetup(
        State state,
        ExecutionInfo info,
        Map<String, Payload> variables,
        @Nullable JsonNode context,
        @Nullable Mock mock,
        Circumstances circumstances,
        Limits limits) {
    public TrialSetup {
        variables = Map.copyOf(variables);
    }

    /**
     * How far the execution is said to have come.
     *
     * @param retries how often the retrier that handles the failure has tried already
     * @param failedIterations of a Map, or null for not said
     * @param itemReaderData what the ItemReader of a Map would have read, in its original form, or null
     */
    public record Circumstances(
            int retries,
            @Nullable Integer failedIterations,
            @Nullable String itemReaderData) {
        public static final Circumstances PLAIN = new Circumstances(0, null, null);
    }
}
