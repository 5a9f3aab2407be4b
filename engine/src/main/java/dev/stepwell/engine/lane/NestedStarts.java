package dev.stepwell.engine.lane;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.ParentLink;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the arguments of {@code states:startExecution}. Stateless. */
final class NestedStarts {
    /**
     * @param childArn where the child will be, or null when the arguments name no machine
     * @param message to its partition, or to the parent's own
     */
    record Wanted(@Nullable String childArn, Message message) {}

    private final Entropy entropy;

    NestedStarts(Entropy entropy) {
        this.entropy = entropy;
    }

    Wanted wanted(ParentLink parent, Payload arguments) {
        JsonNode tree = arguments.tree();
        JsonNode machineArn = tree.path("StateMachineArn");
        String arn = machineArn.isString() ? machineArn.stringValue() : "";
        if (!arn.contains(Message.STATE_MACHINE)) {
            return new Wanted(
                    null,
                    new Message.ChildRefused(parent, "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'"));
        }
        JsonNode given = tree.path("Name");
        String childName =
                given.isString() ? given.stringValue() : entropy.uuid().toString();
        try {
            Message.StartChild start = new Message.StartChild(parent, arn, childName, input(tree.path("Input")));
            return new Wanted(start.childArn(), start);
        } catch (JacksonException e) {
            String text = "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'";
            return new Wanted(null, new Message.ChildRefused(parent, "InvalidExecutionInput", text));
        }
    }

    /** Absent and null mean an empty object; text is taken as JSON text, anything else as it is. */
    private static Payload input(JsonNode input) {
        if (input.isMissingNode() || input.isNull()) {
            return Payload.EMPTY_OBJECT;
        }
        if (input.isString()) {
            Json.read(input.stringValue());
            return Payload.ofText(input.stringValue());
        }
        return Payload.of(input);
    }
}
