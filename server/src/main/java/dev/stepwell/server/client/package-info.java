/**
 * A small client of the public API for the command line, and executions as they look from outside. Start at {@link
 * dev.stepwell.server.client.ExecutionWatch}.
 */
@NullMarked
package dev.stepwell.server.client;

import org.jspecify.annotations.NullMarked;
