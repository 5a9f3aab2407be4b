package dev.stepwell.tasks.function;

import java.nio.file.Path;
import java.util.List;

/** Knows how functions of one family are started. Thread-safe. */
interface Runner {
    /** What can be done for a function. */
    sealed interface Plan {
        record Start(List<String> command) implements Plan {}

        /** The machine lacks a program; the message names it and how to get it. */
        record Missing(String message) implements Plan {}

        /** The code cannot be made ready; reported as an error of the function. */
        record Broken(String errorType, String message) implements Plan {}
    }

    RuntimeKind kind();

    /** Whether this machine has what the family needs; the message names what is missing, or is empty. */
    String missing();

    /**
     * Prepares {@code folder}, which may take a while, and says how to start it. Called only when nothing is missing.
     */
    Plan plan(Path folder, FunctionSettings settings) throws InterruptedException;
}
