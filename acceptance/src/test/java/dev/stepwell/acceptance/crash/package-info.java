/**
 * The packaged server under a mixed load, killed hundreds of times, and an observer outside who remembers what it said.
 *
 * <p>Drivers make the load, the journal keeps what they were told, the ledger stands for the world that tasks change,
 * and the observer compares. Start at {@link dev.stepwell.acceptance.crash.CrashTest}.
 */
@NullMarked
package dev.stepwell.acceptance.crash;

import org.jspecify.annotations.NullMarked;
