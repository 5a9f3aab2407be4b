package dev.stepwell.server.http;

import dev.stepwell.api.protocol.Api;
import dev.stepwell.api.protocol.ApiRequest;
import dev.stepwell.api.protocol.ApiResponse;
import dev.stepwell.engine.Ticker;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code POST /}: carries a request to the API and its answer back. Thread-safe. */
final class ApiEndpoint implements Handler {
    static final HeaderName TARGET = HeaderNames.create("X-Amz-Target");
    static final HeaderName REQUEST_ID = HeaderNames.create("x-amzn-RequestId");

    private static final System.Logger LOG = System.getLogger(ApiEndpoint.class.getName());
    private static final Header CONTENT_TYPE =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, ApiResponse.CONTENT_TYPE);

    private final Api api;
    private final HttpOptions options;
    private final OriginGuard origins;
    private final ConnectionWatch watch;
    private final Ticker ticker;
    /** Threads that wait for the next request of a connection that they read ahead on. */
    private final Set<Thread> idle = ConcurrentHashMap.newKeySet();

    private volatile boolean closing;

    ApiEndpoint(Api api, HttpOptions options, ConnectionWatch watch, Ticker ticker) {
        this.api = api;
        this.options = options;
        this.origins = new OriginGuard(options.host());
        this.watch = watch;
        this.ticker = ticker;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Headers headers = request.headers();
        if (!origins.allows(value(headers, HeaderNames.ORIGIN), request.authority())) {
            refuse(response, api.forbidden("Calls from pages of other sites are not allowed"));
        }
        long announced = headers.contentLength().orElse(-1);
        InputStream in = request.content().inputStream();
        RequestBody body = RequestBody.read(in, announced, options.bodyBytesMax(), options.requestTimeout(), ticker);
        if (body instanceof RequestBody.Complete) {
            watch.arrived();
        }
        switch (body) {
            case RequestBody.Complete(byte[] bytes) ->
                serve(
                        new ApiRequest(
                                value(headers, TARGET),
                                value(headers, HeaderNames.CONTENT_TYPE),
                                bytes,
                                new HttpHead(request)),
                        response,
                        headers.contains(HeaderValues.CONNECTION_CLOSE),
                        request.prologue().protocolVersion().startsWith("1"));
            case RequestBody.TooLarge _ -> refuseLarge(response, headers.contains(HeaderValues.EXPECT_100) ? null : in);
            case RequestBody.TooSlow _ ->
                refuse(
                        response,
                        api.malformed(Status.REQUEST_TIMEOUT_408.code(), "The request body did not arrive in time"));
            case RequestBody.Truncated _ ->
                refuse(response, api.malformed(Status.BAD_REQUEST_400.code(), "The request body ended before its end"));
        }
    }

    /** From now on every connection ends with its next answer, and those that wait for a request end now. */
    void beginClose() {
        closing = true;
        idle.forEach(Thread::interrupt);
    }

    /**
     * @param last whether the client ends the connection
     * @param mayEnd whether the connection is this request's alone, so that the server may end it
     */
    private void serve(ApiRequest request, ServerResponse response, boolean last, boolean mayEnd) {
        WaitingClient client = watch.watchClient();
        ApiResponse answer = answer(request);
        if (client != null && client.endWait()) {
            throw new CloseConnectionException("the client went away while its request waited");
        }
        boolean ends = mayEnd && closing;
        if (ends) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        send(response, answer);
        if (last || ends) {
            throw new CloseConnectionException(last ? "the client asked for it" : "the server stops");
        }
        if (client != null) {
            awaitNextRequest(client);
        }
    }

    private void awaitNextRequest(WaitingClient client) {
        idle.add(Thread.currentThread());
        try {
            if (closing) {
                throw new CloseConnectionException("the server stops");
            }
            if (!client.awaitNextRequest(options.idleTimeout())) {
                throw new CloseConnectionException("the connection was idle for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the server stops", e);
        } finally {
            idle.remove(Thread.currentThread());
        }
    }

    private ApiResponse answer(ApiRequest request) {
        try {
            return api.handle(request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "handling " + request.target() + " failed", e);
            return api.internalFailure();
        }
    }

    /**
     * @param rest read on before the connection closes, since many clients read no answer before they sent everything
     */
    private void refuseLarge(ServerResponse response, @Nullable InputStream rest) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(response, api.tooLarge(options.bodyBytesMax()));
        if (rest != null) {
            RequestBody.discard(rest);
        }
        throw new CloseConnectionException("the request was too large");
    }

    /** Answers a request that was not read to its end, so the connection cannot serve another one, and closes it. */
    private static void refuse(ServerResponse response, ApiResponse answer) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(response, answer);
        throw new CloseConnectionException("the request was refused before its end");
    }

    private static void send(ServerResponse response, ApiResponse answer) {
        response.status(Status.create(answer.status()))
                .header(CONTENT_TYPE)
                .header(HeaderValues.create(REQUEST_ID, answer.requestId()))
                .send(answer.body());
    }

    private static @Nullable String value(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).get() : null;
    }
}
