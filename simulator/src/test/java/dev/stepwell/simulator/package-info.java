/**
 * The simulator: the production engine, its store, its tasks and its clients in one thread under virtual time, all
 * chance from one seed. A seed tells everything that happens, so a seed that fails fails again, exactly.
 *
 * <p>{@code Simulation} is one life of a cluster: {@code SimNode} runs an engine on a {@code SimDisk}, {@code
 * SimTasks}, {@code SimWorkers} and {@code SimClients} are the world around it, {@code Faults} says what goes wrong, and
 * {@code Ledger} holds what the disk ever held and finds what must not be.
 */
@NullMarked
package dev.stepwell.simulator;

import org.jspecify.annotations.NullMarked;
