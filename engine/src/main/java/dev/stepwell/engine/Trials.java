package dev.stepwell.engine;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.interpreter.trial.Mock;
import dev.stepwell.interpreter.trial.TrialReport;
import dev.stepwell.interpreter.trial.TrialSetup.Circumstances;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Runs single states by themselves. Nothing of a trial is kept. Every method may block; thread-safe. */
public interface Trials {
    /**
     * Enters the state, does its work unless it is mocked, and leaves it. A trial that takes longer than five minutes
     * fails with States.Timeout. Refuses with ThrottlingException when too many run.
     *
     * @throws InterruptedException when nobody waits for the answer any more
     */
    TrialReport run(Trials.Request request) throws InterruptedException;

    /** What is wrong with the mocked result of a service call, in AWS's words without their prefix, or null. */
    @Nullable
    String mockProblem(TaskResource.Integration resource, JsonNode result, FieldValidation validation);

    /** How closely a mocked result must follow the service's model. */
    enum FieldValidation {
        /** Required fields must be there, and all fields must be right. */
        STRICT,
        /** The fields that are there must be right. */
        PRESENT,
        NONE
    }

    /**
     * What to try; checked already.
     *
     * @param roleArn null where none is needed
     * @param context the whole context object, or null for that of an Express execution
     */
    record Request(
            State state,
            Payload input,
            @Nullable String roleArn,
            Map<String, Payload> variables,
            @Nullable JsonNode context,
            @Nullable Mock mock,
            Circumstances circumstances) {
        public Request {
            variables = Map.copyOf(variables);
        }
    }
}
