package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a running Parallel or Map beside its branches and results.
 *
 * @param total branches or items
 * @param next the first one that has not begun
 * @param finished how many have ended
 * @param limit how many may run at the same time
 * @param items array of a Map, else null
 * @param keyed whether the items are the entries of an object
 * @param input effective input of the Map, the {@code $} of its ItemSelector, else null
 */
public record JoinImage(
        int total,
        int next,
        int finished,
        int limit,
        @Nullable Payload items,
        boolean keyed,
        @Nullable Payload input) {}
