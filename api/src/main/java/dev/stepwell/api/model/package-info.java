/**
 * AWS's published model of the service, as checks: what each operation requires and allows of its request.
 *
 * <p>The model is data ({@code stepfunctions-model.json}); nothing here knows what an operation does. Start at {@link
 * dev.stepwell.api.model.ServiceModel}.
 */
@NullMarked
package dev.stepwell.api.model;

import org.jspecify.annotations.NullMarked;
