package dev.stepwell.api.throttle;

import dev.stepwell.asl.MachineType;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import java.util.function.Predicate;

/** Tells Express machines from others by their ARN. Immutable. */
public record ExpressMachines(StateMachines machines) implements Predicate<String> {
    private static final int FIELDS = 7;

    @Override
    public boolean test(String arn) {
        try {
            return machines.describe(unqualified(arn)).type() == MachineType.EXPRESS;
        } catch (Refused refused) {
            // the operation will say what is wrong with it
            return false;
        }
    }

    /** Without version or alias. */
    private static String unqualified(String arn) {
        int end = -1;
        for (int field = 0; field < FIELDS; field++) {
            end = arn.indexOf(':', end + 1);
            if (end < 0) {
                return arn;
            }
        }
        return arn.substring(0, end);
    }
}
