package dev.stepwell.asl.model;

import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.Template;
import org.jspecify.annotations.Nullable;

/** How the ItemBatcher of a distributed Map puts items together; at least one of the two bounds is there. */
public record ItemBatching(
        @Nullable IntegerField maxItems,
        @Nullable IntegerField maxBytes,
        @Nullable Template batchInput) {}
