package dev.stepwell.tasks.function;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One version of a function's folder: its settings and how its processes are started. Thread-safe. */
final class FunctionDefinition {
    private final String name;
    private final Path folder;
    private final FunctionSettings settings;
    private final Runner runner;
    private final Surroundings surroundings;
    private final FunctionLog log;

    FunctionDefinition(String name, Path folder, FunctionSettings settings, Runner runner, Surroundings surroundings) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
        this.runner = runner;
        this.surroundings = surroundings;
        this.log = surroundings.logOf(name);
    }

    FunctionSettings settings() {
        return settings;
    }

    FunctionLog log() {
        return log;
    }

    Runner.Plan plan() throws InterruptedException {
        return runner.plan(folder, settings);
    }

    Process start(List<String> command, String apiAddress) throws IOException, InterruptedException {
        var launch = new Launch(command, folder, surroundings.environment(this, apiAddress));
        return surroundings.starter().start(launch);
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    RuntimeKind kind() {
        return runner.kind();
    }
}
