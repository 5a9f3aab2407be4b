package dev.stepwell.asl.compile;

import dev.stepwell.asl.MachineType;
import java.util.List;

/** How the processor of a Map runs, from its ProcessorConfig. */
enum ProcessorMode {
    INLINE,
    DISTRIBUTED_STANDARD,
    DISTRIBUTED_EXPRESS;

    private static final List<String> MODES = List.of("INLINE", "DISTRIBUTED");
    private static final List<String> TYPES = List.of("STANDARD", "EXPRESS");
    private static final FieldTable INLINE_FIELDS = FieldTable.of("Mode", "", "");
    private static final FieldTable DISTRIBUTED_FIELDS = FieldTable.of("ExecutionType Mode", "", "");

    /** The mode; INLINE after reporting that it is none. */
    static ProcessorMode compile(Fields processor, StateSource state) {
        Fields config = processor.object("ProcessorConfig");
        if (config == null) {
            return INLINE;
        }
        String mode = config.oneOf("Mode", MODES);
        if (!"DISTRIBUTED".equals(mode)) {
            INLINE_FIELDS.check(config, state.language());
            return INLINE;
        }
        DISTRIBUTED_FIELDS.check(config, state.language());
        config.require("ExecutionType");
        String type = config.oneOf("ExecutionType", TYPES);
        if (state.scope().type() == MachineType.EXPRESS) {
            config.error(
                    "Mode",
                    "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines");
        }
        return "EXPRESS".equals(type) ? DISTRIBUTED_EXPRESS : DISTRIBUTED_STANDARD;
    }

    String executionType() {
        return this == DISTRIBUTED_EXPRESS ? "EXPRESS" : "STANDARD";
    }
}
