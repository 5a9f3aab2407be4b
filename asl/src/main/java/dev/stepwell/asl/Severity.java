package dev.stepwell.asl;

/** How bad a {@link Diagnostic} is; errors refuse the definition, warnings do not. */
public enum Severity {
    ERROR,
    WARNING
}
