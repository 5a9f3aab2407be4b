package dev.stepwell.interpreter.trial;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.State;
import dev.stepwell.interpreter.ContextTime;
import dev.stepwell.interpreter.ExecutionInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The context object of a trial that was given none: that of an Express execution, in AWS's order. Stateless. */
final class TrialContext {
    private TrialContext() {}

    static JsonNode of(TrialSetup setup) {
        ExecutionInfo info = setup.info();
        ObjectNode context = Json.NODES.objectNode();
        ObjectNode execution = context.putObject("Execution");
        execution.put("Id", info.executionArn());
        execution.set("Input", info.input().tree());
        execution.put("Name", info.executionName());
        if (!info.roleArn().isEmpty()) {
            execution.put("RoleArn", info.roleArn());
        }
        execution.put("StartTime", ContextTime.text(info.startTime()));
        context.putObject("StateMachine").put("Id", info.stateMachineArn()).put("Name", info.stateMachineName());
        ObjectNode state = context.putObject("State");
        state.put("Name", setup.state().name());
        state.put("EnteredTime", ContextTime.text(info.startTime()));
        if (setup.state() instanceof State.Recoverable) {
            state.put("RetryCount", setup.circumstances().retries());
        }
        return context;
    }

    /** The context object as the ItemSelector of a Map sees it for one item. */
    static JsonNode ofItem(JsonNode context, int index, JsonNode value) {
        ObjectNode with = Json.NODES.objectNode();
        context.properties().forEach(member -> with.set(member.getKey(), member.getValue()));
        ObjectNode item = with.putObject("Map").putObject("Item");
        item.put("Index", index);
        item.set("Value", value);
        return with;
    }
}
