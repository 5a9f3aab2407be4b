/**
 * AWS JSON 1.0, whatever carries it: routes a request to its operation, checks it against the service's model, and
 * writes the answer or the error as AWS does.
 *
 * <p>Knows nothing of HTTP servers and nothing of the engine beyond its refusals. Start at {@link
 * dev.stepwell.api.protocol.Api}.
 */
@NullMarked
package dev.stepwell.api.protocol;

import org.jspecify.annotations.NullMarked;
