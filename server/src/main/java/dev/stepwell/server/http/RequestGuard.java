package dev.stepwell.server.http;

import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** Decides whether a request to an extension may be served, before anything is done for it. Thread-safe. */
@FunctionalInterface
interface RequestGuard {
    /** Why it may not, for the client to read; null when it may. */
    @Nullable
    String refusal(ServerRequest request);
}
