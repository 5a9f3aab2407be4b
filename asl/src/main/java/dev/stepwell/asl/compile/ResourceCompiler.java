package dev.stepwell.asl.compile;

import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.model.TaskResource;
import dev.stepwell.asl.model.TaskResource.Integration;
import dev.stepwell.asl.model.TaskResource.Pattern;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Compiles the Resource of a Task and refuses what the type of the state machine does not allow. */
final class ResourceCompiler {
    private static final java.util.regex.Pattern ARN =
            java.util.regex.Pattern.compile("arn:[a-z][a-z0-9-]*:([a-z0-9-]+):([^:]*):([^:]*):(.+)");
    private static final String SDK = "aws-sdk:";

    private ResourceCompiler() {}

    /** The resource, or null after reporting what is wrong; absent is for the caller to report. */
    static @Nullable TaskResource compile(StateSource state) {
        Fields fields = state.fields();
        String text = fields.text("Resource");
        if (text == null) {
            return null;
        }
        Matcher arn = ARN.matcher(text);
        if (!arn.matches()) {
            fields.error("Resource", "Value is not a valid resource ARN");
            return null;
        }
        TaskResource resource = resource(text, arn.group(1), arn.group(4));
        if (resource == null) {
            fields.error(
                    "Resource",
                    "The resource provided " + text + " is not recognized. The value is not a valid resource ARN, or"
                            + " the resource is not available in this region.");
            return null;
        }
        if (state.scope().type() == MachineType.EXPRESS) {
            checkExpress(resource, fields);
        }
        return resource;
    }

    private static @Nullable TaskResource resource(String text, String service, String rest) {
        if (service.equals("lambda")) {
            return rest.startsWith("function:") ? new TaskResource.LambdaFunction(text) : null;
        }
        if (!service.equals("states")) {
            return null;
        }
        return rest.startsWith("activity:") ? new TaskResource.Activity(text) : integration(text, rest);
    }

    private static @Nullable TaskResource integration(String text, String rest) {
        int colon = rest.indexOf(':', rest.startsWith(SDK) ? SDK.length() : 0);
        if (colon < 0) {
            return null;
        }
        String type = rest.substring(0, colon);
        String actionAndPattern = rest.substring(colon + 1);
        int dot = actionAndPattern.indexOf('.');
        String action = dot < 0 ? actionAndPattern : actionAndPattern.substring(0, dot);
        Pattern pattern = pattern(dot < 0 ? "" : actionAndPattern.substring(dot));
        if (pattern == null || action.isEmpty() || action.indexOf(':') >= 0) {
            return null;
        }
        boolean isKnown = type.startsWith(SDK)
                ? SdkServices.supports(type.substring(SDK.length()), action, pattern)
                : IntegrationCatalog.supports(type, action, pattern);
        return isKnown ? new Integration(text, type, action, pattern) : null;
    }

    private static @Nullable Pattern pattern(String suffix) {
        for (Pattern pattern : Pattern.values()) {
            if (pattern.suffix().equals(suffix)) {
                return pattern;
            }
        }
        return null;
    }

    /** The space before the end of the callback message is AWS's own. */
    private static void checkExpress(TaskResource resource, Fields fields) {
        String complaint = switch (resource) {
            case TaskResource.LambdaFunction _ -> null;
            case TaskResource.Activity _ -> "Activity ARN";
            case Integration integration ->
                switch (integration.pattern()) {
                    case REQUEST_RESPONSE -> null;
                    case SYNC, SYNC_2 -> "'.sync' service integration";
                    case WAIT_FOR_TASK_TOKEN -> "'.waitForTaskToken' service integration ";
                };
        };
        if (complaint != null) {
            fields.error("Resource", "Express state machine does not support " + complaint);
        }
    }
}
