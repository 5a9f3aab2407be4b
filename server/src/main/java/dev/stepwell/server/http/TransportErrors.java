package dev.stepwell.server.http;

import dev.stepwell.api.protocol.Api;
import dev.stepwell.api.protocol.ApiResponse;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Answers requests that never reach a handler, such as broken HTTP. Tells nothing of the inside. */
final class TransportErrors {
    private TransportErrors() {}

    static DirectHandlers of(Api api) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, (_, type, status, headers, _) -> answer(api, type, status, headers));
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(
            Api api, DirectHandler.EventType event, Status status, ServerResponseHeaders headers) {
        ApiResponse answer = event == DirectHandler.EventType.INTERNAL_ERROR
                ? api.internalFailure()
                : api.malformed(status.code(), "The server cannot serve this HTTP request: " + status.reasonPhrase());
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, ApiResponse.CONTENT_TYPE)
                .header(ApiEndpoint.REQUEST_ID, answer.requestId())
                .entity(answer.body())
                .keepAlive(false)
                .build();
    }
}
