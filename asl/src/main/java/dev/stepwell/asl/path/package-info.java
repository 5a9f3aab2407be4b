/**
 * The JSONPath query language: data flow, payload templates, and the fields that may be read by a path.
 *
 * <p>Start at {@link dev.stepwell.asl.path.JsonPathDialect}, which the compiler calls. What it returns is compiled
 * once, immutable, and reads nothing but its frame. Paths themselves are in {@link dev.stepwell.asl.path.query},
 * intrinsic functions in {@link dev.stepwell.asl.intrinsic}, Choice rules in {@link dev.stepwell.asl.choice}.
 */
@NullMarked
package dev.stepwell.asl.path;

import org.jspecify.annotations.NullMarked;
