package dev.stepwell.simulator;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.Connector;
import dev.stepwell.tasks.TaskCall;
import dev.stepwell.tasks.TaskResult;

/** Stands for the connectors of Lambda functions; the calls themselves go another way. */
final class SimConnector implements Connector {
    private final World world;

    SimConnector(World world) {
        this.world = world;
    }

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
    public boolean resendsLost(TaskCall call) {
        if (world.resends()) {
            world.count(Fault.CALL_RESENT);
        }
        return world.resends();
    }

    @Override
    public String lostError(TaskResource resource) {
        return LOST;
    }
}
