/**
 * AWS's quotas on the rate of API calls, to be rehearsed: a token bucket for each operation.
 *
 * <p>Off unless asked for. Start at {@link dev.stepwell.api.throttle.TokenBuckets}; AWS's values are in {@link
 * dev.stepwell.api.throttle.RateLimits}.
 */
@NullMarked
package dev.stepwell.api.throttle;

import org.jspecify.annotations.NullMarked;
