package dev.stepwell.tasks.function;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts functions in interpreted languages: an interpreter, and a loop of ours that loads the handler. Thread-safe.
 */
final class ScriptRunner implements Runner {
    private final RuntimeKind kind;
    private final Executables executables;
    private final RuntimeFiles files;

    ScriptRunner(RuntimeKind kind, Executables executables, RuntimeFiles files) {
        if (kind != RuntimeKind.NODEJS && kind != RuntimeKind.PYTHON) {
            throw new IllegalArgumentException("not a language with an interpreter: " + kind);
        }
        this.kind = kind;
        this.executables = executables;
        this.files = files;
    }

    @Override
    public RuntimeKind kind() {
        return kind;
    }

    private boolean isNode() {
        return kind == RuntimeKind.NODEJS;
    }

    private @Nullable Path interpreter() {
        return isNode() ? executables.find("node", "nodejs") : executables.find("python3", "python");
    }

    @Override
    public String missing() {
        if (interpreter() != null) {
            return "";
        }
        return isNode()
                ? "Node.js is needed and no 'node' is on the PATH: install Node.js 20 or newer (https://nodejs.org)"
                : "Python is needed and no 'python3' is on the PATH: install Python 3.9 or newer (https://python.org)";
    }

    @Override
    public Plan plan(Path folder, FunctionSettings settings) {
        Path interpreter = interpreter();
        if (interpreter == null) {
            return new Plan.Missing(missing());
        }
        try {
            var command = new ArrayList<>(List.of(interpreter.toString()));
            if (isNode()) {
                command.add("--max-old-space-size=" + settings.memoryMegabytes());
            }
            command.add(files.of(isNode() ? "bootstrap.mjs" : "bootstrap.py").toString());
            return new Plan.Start(command);
        } catch (IOException unwritable) {
            return new Plan.Missing("the runtime loop cannot be written: " + unwritable.getMessage());
        }
    }
}
