/**
 * What is persisted, and the port through which it is: ordered tables of bytes, committed in atomic batches.
 *
 * <p>Knows nothing of the Amazon States Language; what the bytes mean is the engine's. Start at {@link
 * dev.stepwell.store.Store}. Every implementation passes the contract test suite in this module's test code.
 */
@NullMarked
package dev.stepwell.store;

import org.jspecify.annotations.NullMarked;
