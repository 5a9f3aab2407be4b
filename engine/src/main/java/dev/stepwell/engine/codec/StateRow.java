package dev.stepwell.engine.codec;

import org.jspecify.annotations.Nullable;

/**
 * One row of an execution's state, to be written or, on load, as it was read.
 *
 * @param row its number; 0 is the header with the root scope
 * @param value null to delete the row
 */
public record StateRow(long row, byte @Nullable [] value) {}
