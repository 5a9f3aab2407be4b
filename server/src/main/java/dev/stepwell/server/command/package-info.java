/**
 * The command line: one class per command, options shared through {@link dev.stepwell.server.command.ServerFlags}. The
 * only place that writes to standard output. Start at {@link dev.stepwell.server.command.Stepwell}.
 */
@NullMarked
package dev.stepwell.server.command;

import org.jspecify.annotations.NullMarked;
