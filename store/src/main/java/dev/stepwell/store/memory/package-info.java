/**
 * A store in memory that fails on demand, for tests and simulations, and for runs that need not outlive the process.
 *
 * <p>It never lies: what it acknowledged survives {@link dev.stepwell.store.memory.FaultyStore#crash}. It must never be
 * the store of a server. Start at {@link dev.stepwell.store.memory.FaultyStore}.
 */
@NullMarked
package dev.stepwell.store.memory;

import org.jspecify.annotations.NullMarked;
