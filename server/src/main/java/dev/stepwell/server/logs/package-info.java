/**
 * Delivers the events that state machines log to CloudWatch Logs, or to what stands in for it.
 *
 * <p>Best effort, as with AWS: events wait in memory, within bounds, and those that find no room, are refused, or
 * cannot be delivered after some tries are counted and lost. Each log group and machine has a virtual thread while
 * there is something for it, so a group that does not answer holds up no other. Must never make an execution wait.
 * Start at {@link dev.stepwell.server.logs.LogDelivery}.
 */
@NullMarked
package dev.stepwell.server.logs;

import org.jspecify.annotations.NullMarked;
