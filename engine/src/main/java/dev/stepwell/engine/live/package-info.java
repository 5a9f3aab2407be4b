/**
 * Tells those who watch what has become durable: new events of an execution, executions that began or ended, and how
 * many did so lately. The effect gate feeds it, and while nobody watches that costs a look at one field.
 *
 * <p>Nothing is kept for a watcher of an execution: he is woken, and reads the history from where he was. Watchers of
 * all executions read from a ring of the last changes. Start at {@link dev.stepwell.engine.live.Broadcast}.
 */
@NullMarked
package dev.stepwell.engine.live;

import org.jspecify.annotations.NullMarked;
