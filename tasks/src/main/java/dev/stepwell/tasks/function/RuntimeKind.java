package dev.stepwell.tasks.function;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The families of Lambda runtimes; the version in {@code python3.12} or {@code java21} does not choose anything here.
 */
enum RuntimeKind {
    PROVIDED,
    NODEJS,
    PYTHON,
    JAVA;

    /** As function.yaml writes it, without a version. */
    String family() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The family of {@code python3.12}, {@code nodejs22.x}, {@code provided.al2023} and the like, or null. */
    static @Nullable RuntimeKind of(String runtime) {
        for (RuntimeKind kind : values()) {
            if (runtime.matches(kind.family() + "[.]?[a-z0-9.]*")) {
                return kind;
            }
        }
        return null;
    }
}
