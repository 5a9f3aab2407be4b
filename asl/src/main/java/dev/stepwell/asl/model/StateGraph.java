package dev.stepwell.asl.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One scope of states: the machine itself, a branch of a Parallel, the processor of a Map.
 *
 * @param states in definition order
 */
public record StateGraph(String startAt, Map<String, State> states) {
    public StateGraph {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }
}
