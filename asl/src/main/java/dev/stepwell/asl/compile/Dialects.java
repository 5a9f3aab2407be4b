package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Dialect;
import dev.stepwell.asl.model.QueryLanguage;

/** The implementation of each query language. Immutable and thread-safe as its dialects are. */
public record Dialects(Dialect jsonPath, Dialect jsonata) {
    Dialect of(QueryLanguage language) {
        return switch (language) {
            case JSON_PATH -> jsonPath;
            case JSONATA -> jsonata;
        };
    }
}
