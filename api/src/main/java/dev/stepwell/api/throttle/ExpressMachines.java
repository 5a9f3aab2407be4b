package dev.stepwell.api.throttle;

import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import java.util.function.Predicate;

/** Tells Express machines from others by their ARN. Immutable. */
public record ExpressMachines(StateMachines machines) implements Predicate<String> {
    @Override
    public boolean test(String arn) {
        try {
            return machines.type(arn) == MachineType.EXPRESS;
        } catch (Refused refused) {
            // the operation will say what is wrong with it
            return false;
        }
    }
}
