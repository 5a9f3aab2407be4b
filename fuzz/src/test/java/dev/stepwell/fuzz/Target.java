package dev.stepwell.fuzz;

import java.util.Locale;

/** What is fed. Each takes any bytes, returns soon, and throws only when a promise is broken. */
enum Target {
    DEFINITION,
    PATH,
    INTRINSIC,
    JSONATA,
    CHOICE,
    PAYLOAD,
    EXECUTION,
    VALIDATE;

    void run(byte[] input) {
        switch (this) {
            case DEFINITION -> DefinitionTarget.run(input);
            case PATH -> PathTarget.run(input);
            case INTRINSIC -> IntrinsicTarget.run(input);
            case JSONATA -> JsonataTarget.run(input);
            case CHOICE -> ChoiceTarget.run(input);
            case PAYLOAD -> PayloadTarget.run(input);
            case EXECUTION -> ExecutionTarget.run(input);
            case VALIDATE -> ValidateTarget.run(input);
        }
    }

    /** The name of its folder of seeds. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
