package dev.stepwell.asl;

import org.jspecify.annotations.Nullable;

/**
 * One finding of validation, in AWS's terms.
 *
 * @param code AWS's code, such as {@code SCHEMA_VALIDATION_FAILED}
 * @param message AWS's message, without code and location
 * @param location such as {@code /States/Name/Field}; absent where AWS gives none
 */
public record Diagnostic(
        Severity severity,
        String code,
        String message,
        @Nullable String location) {}
