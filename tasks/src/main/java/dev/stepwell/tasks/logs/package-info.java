/**
 * CloudWatch Logs as far as logs are put into it.
 *
 * <p>One method is one request, made once: batching, order and trying again belong to whoever has the events. Start at
 * {@link dev.stepwell.tasks.logs.CloudWatchLogs}.
 */
@NullMarked
package dev.stepwell.tasks.logs;

import org.jspecify.annotations.NullMarked;
