package dev.stepwell.simulator;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;

/** Stands for the connectors of Lambda functions; the calls themselves go another way. */
final class SimConnector implements Connector {
    static final String LOST = "Lambda.SdkClientException";

    @Override
    public boolean supports(TaskResource resource) {
        return true;
    }

    @Override
    public TaskResult call(TaskCall call) {
        throw new IllegalStateException("calls go to the scripted tasks");
    }

    @Override
    public String lostError(TaskResource resource) {
        return LOST;
    }
}
