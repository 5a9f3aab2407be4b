package dev.stepwell.asl.compile;

import dev.stepwell.asl.model.TaskResource.Integration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an optimised integration must and may be given. Checked by name only: values may be computed later. */
final class IntegrationParameters {
    private static final Map<String, IntegrationParameters> KNOWN = known();

    private final List<String> required;
    private final Set<String> allowed;

    private IntegrationParameters(List<String> required, Set<String> allowed) {
        this.required = required;
        this.allowed = allowed;
    }

    private static Map<String, IntegrationParameters> known() {
        Map<String, IntegrationParameters> known = new HashMap<>();
        add(known, "lambda:invoke", "FunctionName", "ClientContext InvocationType LogType Payload Qualifier");
        add(
                known,
                "sqs:sendMessage",
                "QueueUrl MessageBody",
                "DelaySeconds MessageAttributes MessageDeduplicationId MessageGroupId MessageSystemAttributes");
        add(
                known,
                "sns:publish",
                "Message",
                "MessageAttributes MessageDeduplicationId MessageGroupId MessageStructure PhoneNumber Subject TargetArn"
                        + " TopicArn");
        add(known, "events:putEvents", "Entries", "EndpointId");
        add(known, "states:startExecution", "StateMachineArn", "Input Name TraceHeader");
        dynamodb(known);
        add(known, "ecs:runTask", "TaskDefinition", null);
        add(known, "glue:startJobRun", "JobName", null);
        return Map.copyOf(known);
    }

    private static void dynamodb(Map<String, IntegrationParameters> known) {
        String write = "ConditionExpression ConditionalOperator Expected ExpressionAttributeNames"
                + " ExpressionAttributeValues ReturnConsumedCapacity ReturnItemCollectionMetrics ReturnValues"
                + " ReturnValuesOnConditionCheckFailure";
        add(
                known,
                "dynamodb:getItem",
                "TableName Key",
                "AttributesToGet ConsistentRead ExpressionAttributeNames ProjectionExpression ReturnConsumedCapacity");
        add(known, "dynamodb:putItem", "TableName Item", write);
        add(known, "dynamodb:deleteItem", "TableName Key", write);
        add(known, "dynamodb:updateItem", "TableName Key", write + " AttributeUpdates UpdateExpression");
    }

    private static void add(
            Map<String, IntegrationParameters> known, String action, String required, @Nullable String optional) {
        Set<String> allowed = optional == null ? Set.of() : Set.of((required + " " + optional).split(" "));
        known.put(action, new IntegrationParameters(List.of(required.split(" ")), allowed));
    }

    /** Reports absent, missing and unknown parameters of a service integration. */
    static void check(StateSource state, Integration integration) {
        String field = state.isJsonPath() ? "Parameters" : "Arguments";
        Fields fields = state.fields();
        if (!fields.has(field)) {
            fields.error(field + " field is required for resource ARN: " + integration.arn());
            return;
        }
        if (state.isExpression(fields.json().path(field))) {
            return;
        }
        Fields parameters = fields.object(field);
        IntegrationParameters known = KNOWN.get(integration.resourceType() + ":" + integration.action());
        if (parameters != null && known != null) {
            known.check(parameters);
        }
    }

    private void check(Fields parameters) {
        for (String name : required) {
            if (!parameters.has(name) && !parameters.has(name + ".$")) {
                parameters.error("The field '" + name + "' is required but was missing");
            }
        }
        if (allowed.isEmpty()) {
            return;
        }
        for (String key : parameters.json().propertyNames()) {
            String name = key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
            if (!allowed.contains(name)) {
                parameters.error("The field '" + name + "' is not supported by Step Functions");
            }
        }
    }
}
