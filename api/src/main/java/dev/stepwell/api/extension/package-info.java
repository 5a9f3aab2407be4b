/**
 * What stands beside AWS's API, under {@code /_stepwell/v1/}: search, live events, pending work, counts, for a console,
 * the command line and tests. JSON over HTTP, read only, described by the OpenAPI document that it serves itself.
 *
 * <p>Holds no state; start at {@link dev.stepwell.api.extension.Extensions}.
 */
@NullMarked
package dev.stepwell.api.extension;

import org.jspecify.annotations.NullMarked;
