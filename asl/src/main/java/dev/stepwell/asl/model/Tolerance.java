package dev.stepwell.asl.model;

import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.NumberField;
import org.jspecify.annotations.Nullable;

/** How many failed items a Map puts up with; either part may be absent. */
public record Tolerance(
        @Nullable IntegerField failureCount, @Nullable NumberField failurePercentage) {}
