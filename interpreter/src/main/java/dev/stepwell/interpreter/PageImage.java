package dev.stepwell.interpreter;

import dev.stepwell.asl.json.Payload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the results of a join, in order of index; results that are still missing are null.
 *
 * @param scope the scope that joins
 * @param page number of the page
 */
public record PageImage(int scope, int page, List<@Nullable Payload> results) {
    public PageImage {
        results = Collections.unmodifiableList(new ArrayList<>(results));
    }
}
