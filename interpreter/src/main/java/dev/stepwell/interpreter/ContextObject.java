package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the context object, in AWS's order of members. Stateless. */
final class ContextObject {
    static final int NO_ITEM = -1;

    private ContextObject() {}

    /**
     * @param token of the attempt under way, or null
     * @param item index of the item whose ItemSelector is evaluated, or {@link #NO_ITEM}
     */
    static JsonNode of(Turn turn, Scope scope, @Nullable String token, int item) {
        ObjectNode context = Json.NODES.objectNode();
        execution(turn, context.putObject("Execution"));
        ObjectNode machine = context.putObject("StateMachine");
        machine.put("Id", turn.state.info().stateMachineArn());
        machine.put("Name", turn.state.info().stateMachineName());
        ObjectNode state = context.putObject("State");
        state.put("Name", scope.state);
        state.put("EnteredTime", ContextTime.text(scope.enteredAt));
        if (turn.stateOf(scope) instanceof State.Recoverable) {
            state.put("RetryCount", scope.retryCount);
        }
        if (token != null) {
            context.putObject("Task").put("Token", token);
        }
        item(scope, item, context);
        return context;
    }

    private static void execution(Turn turn, ObjectNode execution) {
        ExecutionInfo info = turn.state.info();
        execution.put("Id", info.executionArn());
        execution.set("Input", info.input().tree());
        execution.put("StartTime", ContextTime.text(info.startTime()));
        execution.put("Name", info.executionName());
        execution.put("RoleArn", info.roleArn());
        if (turn.rules.tellsRedrives()) {
            execution.put("RedriveCount", turn.state.redriveCount());
            Instant redriven = turn.state.redrivenAt();
            if (redriven != null) {
                execution.put("RedriveTime", ContextTime.text(redriven));
            }
        }
    }

    private static void item(Scope scope, int item, ObjectNode context) {
        if (item != NO_ITEM) {
            putItem(scope.joining(), item, context);
            return;
        }
        for (Scope inner = scope; inner.parent != null; inner = inner.parent) {
            Join join = inner.parent.joining();
            if (join.items != null) {
                putItem(join, inner.index, context);
                return;
            }
        }
    }

    private static void putItem(Join join, int index, ObjectNode context) {
        ObjectNode item = context.putObject("Map").putObject("Item");
        JsonNode value = join.item(index);
        item.put("Index", index);
        if (join.keyed) {
            item.set("Key", value.get("Key"));
            item.set("Value", value.get("Value"));
        } else {
            item.set("Value", value);
        }
        item.put("Source", "STATE_DATA");
    }
}
