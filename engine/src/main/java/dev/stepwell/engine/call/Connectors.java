package dev.stepwell.engine.call;

import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.tasks.Connector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the connector of a resource, and says who makes no use of one. Immutable. */
public record Connectors(List<Connector> all) {
    private static final String STATES = "states";
    private static final String START_EXECUTION = "startExecution";
    private static final String LOST = "States.TaskFailed";

    public Connectors {
        all = List.copyOf(all);
    }

    /** The first connector that supports the resource, or null. */
    public @Nullable Connector find(TaskResource resource) {
        for (Connector connector : all) {
            if (connector.supports(resource)) {
                return connector;
            }
        }
        return null;
    }

    /** The error of a call whose outcome a crash made unknown. */
    public String lostError(TaskResource resource) {
        Connector connector = find(resource);
        return connector == null ? LOST : connector.lostError(resource);
    }

    /** Whether the engine itself does it: a nested execution. */
    public static boolean isNested(TaskResource resource) {
        return resource instanceof TaskResource.Integration integration
                && integration.resourceType().equals(STATES)
                && integration.action().equals(START_EXECUTION);
    }

    public static boolean isActivity(TaskResource resource) {
        return resource instanceof TaskResource.Activity;
    }

    /** How the resource is waited for. */
    public static TaskResource.Pattern pattern(TaskResource resource) {
        return switch (resource) {
            case TaskResource.Integration integration -> integration.pattern();
            case TaskResource.LambdaFunction _, TaskResource.Activity _ -> TaskResource.Pattern.REQUEST_RESPONSE;
        };
    }
}
