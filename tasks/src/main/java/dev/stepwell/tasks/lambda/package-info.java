/**
 * Calls of Lambda functions: direct function ARNs and {@code lambda:invoke}, answered by a local function or by an
 * endpoint.
 *
 * <p>Both kinds of answer arrive in the shape of Lambda's HTTP API, so that results and errors are named in one place.
 * It never starts a process (that is {@code dev.stepwell.tasks.function}). Start at {@link
 * dev.stepwell.tasks.lambda.LambdaConnector}.
 */
@NullMarked
package dev.stepwell.tasks.lambda;

import org.jspecify.annotations.NullMarked;
