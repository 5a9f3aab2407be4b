package dev.stepwell.engine;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Diagnostics;
import dev.stepwell.store.Table;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The refusals of the engine in AWS's words, each in one place. */
public final class Refusals {
    private Refusals() {}

    /** @param constraint what the length must be, as the checks of the API's model tell it */
    public static Refused nameLength(String name, String constraint) {
        return new Refused(
                "ValidationException",
                "1 validation error detected: Value '" + name
                        + "' at 'name' failed to satisfy constraint: Member must have length " + constraint);
    }

    public static Refused machineDoesNotExist(String arn) {
        return new Refused("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    public static Refused machineAlreadyExists(String arn) {
        return new Refused("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }

    public static Refused machineDeleting(String arn) {
        return new Refused("StateMachineDeleting", "State Machine is being deleted: '" + arn + "'");
    }

    public static Refused machineLimit(int limit) {
        return new Refused("StateMachineLimitExceeded", "State Machine Limit Exceeded: '" + limit + "'");
    }

    public static Refused versionLimit(int limit) {
        return new Refused(
                "ServiceQuotaExceededException",
                "The maximum number of versions of a state machine has been reached: " + limit);
    }

    public static Refused aliasLimit(int limit) {
        return new Refused(
                "ServiceQuotaExceededException",
                "The maximum number of aliases of a state machine has been reached: " + limit);
    }

    public static Refused staleRevision(String wanted, String current) {
        return new Refused(
                "ConflictException",
                "Failed to publish the State Machine version for revision " + wanted
                        + ". The current State Machine revision is " + current + ".");
    }

    public static Refused versionInUse(List<String> aliases) {
        return new Refused(
                "ConflictException",
                "Version to be deleted must not be referenced by an alias. Current list of aliases referencing this"
                        + " version: [" + String.join(", ", aliases) + "]");
    }

    public static Refused aliasExists() {
        return new Refused(
                "ConflictException",
                "Failed to create alias because an alias with the same name and a different routing configuration"
                        + " already exists.");
    }

    public static Refused routesOfOthers(List<String> versionArns) {
        return new Refused(
                "ValidationException",
                "Routing configuration must contain versions of the same state machine. Received: ["
                        + String.join(", ", versionArns) + "]",
                Map.of("reason", "INVALID_ROUTING_CONFIGURATION"));
    }

    /** A version or alias that a request names is not there. */
    public static Refused noSuchResource(String arn) {
        return new Refused(
                "ResourceNotFound", "Request references a resource that does not exist.", Map.of("resourceName", arn));
    }

    /** A resource that has no tags because it is not there, or can have none. */
    public static Refused resourceNotFound(String arn) {
        return new Refused("ResourceNotFound", "Resource not found: '" + arn + "'", Map.of("resourceName", arn));
    }

    public static Refused tooManyTags(String arn, int limit) {
        return new Refused(
                "TooManyTags", "A resource can have at most " + limit + " tags", Map.of("resourceName", arn));
    }

    public static Refused typeNotSupported() {
        return new Refused(
                "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
    }

    /** A definition that AWS would not take: every error with its code and place. */
    public static Refused invalidDefinition(List<Diagnostic> diagnostics) {
        return new Refused("InvalidDefinition", Diagnostics.createMessage(diagnostics));
    }

    public static Refused executionDoesNotExist(String arn) {
        return new Refused("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    public static Refused executionAlreadyExists(String arn) {
        return new Refused("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    /** @param why one of AWS's reasons */
    public static Refused executionNotRedrivable(String why) {
        return new Refused("ExecutionNotRedrivable", why);
    }

    public static Refused executionLimit(int limit) {
        return new Refused(
                "ExecutionLimitExceeded",
                "The maximum number of running executions has been reached: " + limit + " (openExecutionsMax)");
    }

    public static Refused activityDoesNotExist(String arn) {
        return new Refused("ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
    }

    public static Refused activityLimit(int limit) {
        return new Refused("ActivityLimitExceeded", "Activity Limit Exceeded: '" + limit + "'");
    }

    public static Refused activityWorkerLimit(int limit) {
        return new Refused(
                "ActivityWorkerLimitExceeded", "Too many workers poll for this activity, the limit is " + limit);
    }

    public static Refused invalidToken() {
        return new Refused("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    public static Refused taskTimedOut() {
        return new Refused("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }

    public static Refused taskDoesNotExist() {
        return new Refused("TaskDoesNotExist", "Task Does Not Exist: 'Provided task does not exist'");
    }

    /** Too many follow live events. */
    public static Refused tooManyWatchers(int limit) {
        return new Refused("TooManyWatchers", "Too many clients follow live events, the limit is " + limit);
    }

    /** Too much at once; SDKs try again. */
    public static Refused throttled() {
        return new Refused("ThrottlingException", "Rate exceeded");
    }

    /** A stored value is damaged, or a newer version wrote it. Clients may ask for anything else. */
    public static Refused unreadable(Table table, byte[] key, Throwable why) {
        return unavailable("a stored value in " + table + " under key "
                + HexFormat.of().formatHex(key) + " cannot be read: " + why.getMessage());
    }

    /** The engine cannot work now: the store fails, or it is shutting down. Nothing was done; clients may try again. */
    public static Refused unavailable(String why) {
        return new Refused("ServiceUnavailable", why);
    }
}
