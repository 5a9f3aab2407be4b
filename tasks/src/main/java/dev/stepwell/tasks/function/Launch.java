package dev.stepwell.tasks.function;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How to start a process. Immutable. */
record Launch(List<String> command, Path directory, Map<String, String> environment) {
    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
