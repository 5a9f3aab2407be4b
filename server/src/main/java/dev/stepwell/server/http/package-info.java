/**
 * The HTTP side of the server: one port, virtual threads, limits on everything a client may send.
 *
 * <p>Knows nothing of operations: it carries bytes to the {@link dev.stepwell.api.protocol.Api} and back, and serves
 * what operators ask for. Start at {@link dev.stepwell.server.http.HttpListener}.
 */
@NullMarked
package dev.stepwell.server.http;

import org.jspecify.annotations.NullMarked;
