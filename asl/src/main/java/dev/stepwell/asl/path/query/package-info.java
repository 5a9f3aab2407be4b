/**
 * JSONPath queries: compiled once, evaluated against the input, the context object or a variable.
 *
 * <p>Start at {@link dev.stepwell.asl.path.query.Query}. Plain reference paths are walked without allocation ({@link
 * dev.stepwell.asl.path.query.StepSelector}); the rest is parsed into parts and followed by {@link
 * dev.stepwell.asl.path.query.Walk}, which counts its work. What paths mean, and the words of the failures, are those
 * of the JSONPath library that the tests compare with. Nothing here knows which field of a state a query stands in.
 */
@NullMarked
package dev.stepwell.asl.path.query;

import org.jspecify.annotations.NullMarked;
