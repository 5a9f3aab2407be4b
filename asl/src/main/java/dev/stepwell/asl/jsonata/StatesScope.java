package dev.stepwell.asl.jsonata;

import java.util.List;

/** Which members {@code $states} has at a place of a definition; input and context are always there. */
record StatesScope(boolean hasResult, boolean hasErrorOutput) {
    static final String INPUT = "input";
    static final String RESULT = "result";
    static final String ERROR_OUTPUT = "errorOutput";
    static final String CONTEXT = "context";
    static final List<String> MEMBERS = List.of(INPUT, RESULT, ERROR_OUTPUT, CONTEXT);

    static final StatesScope PLAIN = new StatesScope(false, false);
    static final StatesScope AFTER_WORK = new StatesScope(true, false);
    static final StatesScope IN_CATCH = new StatesScope(false, true);

    boolean has(String member) {
        return switch (member) {
            case RESULT -> hasResult;
            case ERROR_OUTPUT -> hasErrorOutput;
            default -> member.equals(INPUT) || member.equals(CONTEXT);
        };
    }
}
