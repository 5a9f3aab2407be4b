/**
 * Load over HTTP against any Step Functions endpoint, with the CPU and memory of the server's process beside the rates.
 * Start at {@link dev.stepwell.bench.load.LoadHarness}.
 */
@NullMarked
package dev.stepwell.bench.load;

import org.jspecify.annotations.NullMarked;
