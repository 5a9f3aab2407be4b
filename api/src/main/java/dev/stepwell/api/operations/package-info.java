/**
 * The operations of the API: one small class each, coded against the engine's facades.
 *
 * <p>An operation reads a checked request, applies the rules that AWS's model does not state, asks the engine, and
 * writes the answer. It holds no state. Start at {@link dev.stepwell.api.operations.Operations}.
 */
@NullMarked
package dev.stepwell.api.operations;

import org.jspecify.annotations.NullMarked;
