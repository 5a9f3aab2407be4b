package dev.stepwell.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param next where the next page begins, opaque, or null at the end
 */
public record Page<T>(List<T> items, byte @Nullable [] next) {
    public Page {
        items = List.copyOf(items);
    }
}
