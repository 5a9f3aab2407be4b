/**
 * What the server can be told: one record with defaults, filled from options, environment variables and {@code
 * stepwell.yaml}, in this order of precedence. Unknown keys fail the start. Start at {@link
 * dev.stepwell.server.config.ServerOptions}.
 */
@NullMarked
package dev.stepwell.server.config;

import org.jspecify.annotations.NullMarked;
