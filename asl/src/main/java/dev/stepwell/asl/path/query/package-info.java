/**
 * JSONPath queries: compiled once, evaluated against the input, the context object or a variable.
 *
 * <p>Start at {@link dev.stepwell.asl.path.query.Query}. Plain reference paths are walked directly; the rest goes to
 * the JSONPath library. Nothing here knows which field of a state a query stands in.
 */
@NullMarked
package dev.stepwell.asl.path.query;

import org.jspecify.annotations.NullMarked;
