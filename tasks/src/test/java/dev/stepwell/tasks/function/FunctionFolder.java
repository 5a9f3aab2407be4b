package dev.stepwell.tasks.function;

import dev.stepwell.tasks.TasksOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
        return TasksOptions.fromEnvironment(Map.of(), root.resolve("work"))
                .withFunctions(functions())
                .withJavaRuntime(javaRuntime());
    }

    /** What the build put on this test's class path for functions in Java. */
    static List<Path> javaRuntime() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("java-runtime") || entry.contains("aws-lambda-java"))
                .map(Path::of)
                .toList();
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

    /** A Java function whose only source file has the given text. */
    FunctionFolder java(String function, String handler, String source) {
        file(function, "function.yaml", "runtime: java25\nhandler: " + handler + "\n");
        return file(function, "src/" + handler.substring(0, handler.indexOf(':')) + ".java", source);
    }

    /** A function that brings its own runtime. */
    FunctionFolder provided(String function, String bootstrap) {
        file(function, "function.yaml", "runtime: provided.al2023\ntimeout: 2\n");
        file(function, "bootstrap", bootstrap);
        if (!functions().resolve(function).resolve("bootstrap").toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make the bootstrap executable");
        }
        return this;
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
