package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A page of the results of a join.
 *
 * @param scope the scope that joins
 * @param page number of the page
 * @param results those that are there, by their place in the page
 */
public record PageImage(int scope, int page, Map<Integer, Payload> results) {
    public PageImage {
        results = Collections.unmodifiableMap(new TreeMap<>(results));
    }
}
