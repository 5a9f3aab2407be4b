/**
 * Talking to the outside: what a Task calls, behind one small interface.
 *
 * <p>Connectors run on virtual threads and may block; they name errors as AWS does and never retry by themselves,
 * because Retry is the user's. They never touch the store. Start at {@link dev.stepwell.tasks.Connector}.
 */
@NullMarked
package dev.stepwell.tasks;

import org.jspecify.annotations.NullMarked;
