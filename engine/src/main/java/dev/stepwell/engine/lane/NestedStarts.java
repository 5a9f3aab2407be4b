package dev.stepwell.engine.lane;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Entropy;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.call.NestedArguments;
import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.ParentLink;
import org.jspecify.annotations.Nullable;

/** Makes messages of the arguments of {@code states:startExecution}. Stateless. */
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
        try {
            NestedArguments wanted = NestedArguments.read(arguments);
            String name = wanted.name() == null ? entropy.uuid().toString() : wanted.name();
            Message.StartChild start = new Message.StartChild(parent, wanted.machineArn(), name, wanted.input());
            return new Wanted(start.childArn(), start);
        } catch (Refused refused) {
            return new Wanted(null, new Message.ChildRefused(parent, refused.code(), refused.text()));
        }
    }
}
