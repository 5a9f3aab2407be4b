package dev.stepwell.api.operations;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.StateGraph;
import dev.stepwell.engine.Refused;
import dev.stepwell.interpreter.trial.Mock;
import dev.stepwell.interpreter.trial.TrialSetup.Circumstances;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The member {@code stateConfiguration} of TestState. */
final class TestCircumstances {
    private static final String RETRIES = "retrierRetryCount";
    private static final String CAUSED_BY = "errorCausedByState";
    private static final String FAILED_ITERATIONS = "mapIterationFailureCount";
    private static final String READER_DATA = "mapItemReaderData";

    private TestCircumstances() {}

    /** @throws Refused ValidationException */
    static Circumstances checked(@Nullable JsonNode given, @Nullable JsonNode mock, State state) {
        if (given == null) {
            return Circumstances.PLAIN;
        }
        if (mock == null) {
            for (String member : new String[] {RETRIES, CAUSED_BY, FAILED_ITERATIONS, READER_DATA}) {
                if (given.has(member)) {
                    String name = Character.toUpperCase(member.charAt(0)) + member.substring(1);
                    throw invalid("TestState does not support " + name + " when a mock is not specified.");
                }
            }
        }
        JsonNode causedBy = given.path(CAUSED_BY);
        if (causedBy.isString() && !contains(inner(state), causedBy.stringValue())) {
            throw invalid("State not found in definition");
        }
        JsonNode failed = given.path(FAILED_ITERATIONS);
        JsonNode data = given.path(READER_DATA);
        return new Circumstances(
                given.path(RETRIES).asInt(0),
                failed.isNumber() ? failed.intValue() : null,
                data.isString() ? data.stringValue() : null);
    }

    /** Refuses more failed iterations than there are. */
    static void checkCount(Circumstances circumstances, @Nullable Mock mock) {
        Integer failed = circumstances.failedIterations();
        if (failed != null
                && mock instanceof Mock.Result(Payload result)
                && result.tree().isArray()
                && failed > result.tree().size()) {
            throw invalid("MapIterationFailureCount must not be greater than the number of mocked iterations.");
        }
    }

    private static boolean contains(Collection<StateGraph> graphs, String name) {
        for (StateGraph graph : graphs) {
            if (graph.states().containsKey(name)) {
                return true;
            }
            for (State state : graph.states().values()) {
                if (contains(inner(state), name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Collection<StateGraph> inner(State state) {
        return switch (state) {
            case State.Parallel parallel -> parallel.branches();
            case State.Map map -> List.of(map.processor());
            case State.Pass _, State.Task _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> List.of();
        };
    }

    private static Refused invalid(String message) {
        return new Refused("ValidationException", message);
    }
}
