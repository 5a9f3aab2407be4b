package dev.stepwell.interpreter.oracle.generate;

/** The query languages that the states of a machine use. */
enum Languages {
    JSON_PATH,
    JSONATA,
    /** JSONPath, and JSONata in some states. */
    BOTH
}
