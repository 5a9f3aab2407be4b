package dev.stepwell.tasks.function;

import dev.stepwell.tasks.TasksOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A functions directory that a test fills, and calls into it. */
final class FunctionFolder {
    private static int calls;

    private final Path root;

    FunctionFolder(Path root) {
        this.root = root;
    }

    TasksOptions options() {
        return TasksOptions.fromEnvironment(Map.of(), root.resolve("work")).withFunctions(functions());
    }

    Path functions() {
        return root.resolve("functions");
    }

    /** Writes a file of a function. */
    FunctionFolder file(String function, String name, String text) {
        try {
            Path file = functions().resolve(function).resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A Python function whose file app.py has the given text; further settings may follow the handler. */
    FunctionFolder python(String function, String code, String... settings) {
        file(
                function,
                "function.yaml",
                "runtime: python3.12\nhandler: app.handler\n" + String.join("\n", settings) + "\n");
        return file(function, "app.py", code);
    }

    FunctionFolder node(String function, String handlerFile, String code) {
        file(function, "function.yaml", "runtime: nodejs22.x\nhandler: index.handler\n");
        return file(function, handlerFile, code);
    }

    static FunctionCall call(String function, String payload) {
        return new FunctionCall(
                function,
                "arn:aws:lambda:us-east-1:123456789012:function:" + function,
                "request-" + calls++,
                "Root=1-2-3",
                payload.getBytes(StandardCharsets.UTF_8),
                null);
    }

    /** What an invocation returned or failed with, as text. */
    static String text(FunctionOutcome outcome) {
        return switch (outcome) {
            case FunctionOutcome.Ended ended ->
                (ended.failed() ? "FAILED " : "") + new String(ended.payload(), StandardCharsets.UTF_8);
            case FunctionOutcome.Refused refused -> "REFUSED " + refused.type() + ": " + refused.message();
        };
    }
}
