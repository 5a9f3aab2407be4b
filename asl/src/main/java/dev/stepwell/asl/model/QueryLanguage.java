package dev.stepwell.asl.model;

/** The two dialects of the language. */
public enum QueryLanguage {
    JSON_PATH,
    JSONATA
}
