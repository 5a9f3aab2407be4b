/**
 * Lanes: the single writers of partitions. A lane takes commands from its mailbox, steps executions, and appends what
 * changed to an open batch; a committer makes batch k durable while the lane works on k+1; what a batch wants to let
 * out waits in it until then.
 *
 * <p>Everything reachable from {@link dev.stepwell.engine.lane.Lane} but its {@link dev.stepwell.engine.lane.Mailbox}
 * is confined to the lane, which is driven by one thread or by a simulator. A lane never blocks except to read the
 * store. After a failed write it throws its memory away and reads again what is durable. Start at {@code Lane}.
 */
@NullMarked
package dev.stepwell.engine.lane;

import org.jspecify.annotations.NullMarked;
