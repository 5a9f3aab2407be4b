package dev.stepwell.engine.row;

import org.jspecify.annotations.Nullable;

/**
 * The ARN of a state machine, of a version or of an alias. Immutable.
 *
 * @param machine the ARN of the machine itself
 * @param qualifier number of the version or name of the alias, or null for the machine
 */
public record MachineArn(String machine, @Nullable String qualifier) {
    /** What tells the ARN of a state machine. */
    public static final String STATE_MACHINE = ":stateMachine:";

    private static final int VERSION_DIGITS_MAX = 9;

    /** Takes apart what is the ARN of a state machine, or answers it as that of a machine which nobody will find. */
    public static MachineArn of(String arn) {
        int kind = arn.indexOf(STATE_MACHINE);
        int end = kind < 0 ? -1 : arn.indexOf(':', kind + STATE_MACHINE.length());
        return end < 0 ? new MachineArn(arn, null) : new MachineArn(arn.substring(0, end), arn.substring(end + 1));
    }

    /** The number of the version, 0 when the qualifier cannot be one. */
    public int version() {
        if (qualifier == null || qualifier.length() > VERSION_DIGITS_MAX || qualifier.startsWith("0")) {
            return 0;
        }
        boolean digits = !qualifier.isEmpty() && qualifier.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(qualifier) : 0;
    }
}
