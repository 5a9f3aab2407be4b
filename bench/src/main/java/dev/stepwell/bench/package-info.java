/**
 * Benchmarks, never shipped: JMH for the pieces, {@link dev.stepwell.bench.load.LoadHarness} for a whole server over
 * HTTP. Commands and figures are in {@code docs/benchmarks.md}.
 */
@NullMarked
package dev.stepwell.bench;

import org.jspecify.annotations.NullMarked;
