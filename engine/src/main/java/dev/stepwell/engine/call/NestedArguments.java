package dev.stepwell.engine.call;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Name;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.row.MachineArn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The arguments of {@code states:startExecution} and {@code aws-sdk:sfn:startSyncExecution}. Immutable.
 *
 * @param name null for one that the engine chooses
 */
public record NestedArguments(String machineArn, @Nullable String name, Payload input) {
    /** @throws Refused as StartExecution would refuse them */
    public static NestedArguments read(Payload arguments) {
        JsonNode tree = arguments.tree();
        JsonNode machineArn = tree.path("StateMachineArn");
        String arn = machineArn.isString() ? machineArn.stringValue() : "";
        if (!arn.contains(MachineArn.STATE_MACHINE)) {
            throw new Refused("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
        }
        return new NestedArguments(arn, name(tree.path("Name")), input(tree.path("Input")));
    }

    /** Requests of clients are held against the model of the API before they come here, arguments of tasks are not. */
    private static @Nullable String name(JsonNode name) {
        if (!name.isString()) {
            return null;
        }
        String text = name.stringValue();
        if (text.isEmpty()) {
            throw Refusals.nameLength(text, "greater than or equal to 1");
        }
        if (text.length() > Name.LENGTH_MAX) {
            throw Refusals.nameLength(text, "less than or equal to " + Name.LENGTH_MAX);
        }
        return Name.checked(text);
    }

    /** Absent and null mean an empty object; text is taken as JSON text, anything else as it is. */
    private static Payload input(JsonNode input) {
        if (input.isMissingNode() || input.isNull()) {
            return Payload.EMPTY_OBJECT;
        }
        if (!input.isString()) {
            return Payload.of(input);
        }
        try {
            Json.read(input.stringValue());
            return Payload.ofText(input.stringValue());
        } catch (JacksonException e) {
            throw new Refused(
                    "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'");
        }
    }
}
