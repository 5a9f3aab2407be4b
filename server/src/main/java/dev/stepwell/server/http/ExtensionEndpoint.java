package dev.stepwell.server.http;

import dev.stepwell.api.extension.EventStream;
import dev.stepwell.api.extension.ExtensionAnswer;
import dev.stepwell.api.extension.ExtensionErrors;
import dev.stepwell.api.extension.ExtensionRequest;
import dev.stepwell.api.extension.Extensions;
import dev.stepwell.api.protocol.Api;
import dev.stepwell.engine.Refused;
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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /_stepwell/v1/}: carries a request to the extensions and the answer, or events, back. Thread-safe. */
final class ExtensionEndpoint implements Handler {
    static final String PATHS = "/_stepwell/*";

    private static final System.Logger LOG = System.getLogger(ExtensionEndpoint.class.getName());
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, ExtensionAnswer.JSON);
    private static final Header EVENTS = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, ExtensionAnswer.EVENTS);
    private static final Header NOT_STORED = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    private static final Header NOT_GUESSED =
            HeaderValues.createCached(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    private static final Header ONLY_GET = HeaderValues.createCached(HeaderNames.ALLOW, "GET");

    private static final byte[] NOTHING = {};

    /** A client that takes nothing for so long is cut off; it may come back with the id of its last event. */
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(30);

    private final Extensions extensions;
    private final List<RequestGuard> guards;
    private final ConnectionWatch watch;

    /** @param guards each of them must let a request pass */
    ExtensionEndpoint(Extensions extensions, List<RequestGuard> guards, ConnectionWatch watch) {
        this.extensions = extensions;
        this.guards = List.copyOf(guards);
        this.watch = watch;
    }

    /** Keeps pages of other sites out: reading needs no origin, so the host must be this server's own. */
    static RequestGuard ownHost(OriginGuard origins) {
        return request -> origins.allowsReading(value(request.headers(), HeaderNames.ORIGIN), request.authority())
                ? null
                : "Only pages of this server may call it, by its address, as localhost or as the host it listens on";
    }

    /** Where access keys are configured, a request is signed as a call of the API is, with an empty body. */
    static RequestGuard signed(Api api) {
        return request -> {
            try {
                api.sender(new HttpHead(request), NOTHING);
                return null;
            } catch (Refused refused) {
                return refused.text();
            }
        };
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Headers headers = request.headers();
        if (headers.contentLength().orElse(0) > 0 || headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            refuse(response, ExtensionErrors.tooLarge());
        }
        for (RequestGuard guard : guards) {
            String refusal = guard.refusal(request);
            if (refusal != null) {
                refuse(response, ExtensionErrors.forbidden(refusal));
            }
        }
        switch (answer(request)) {
            case ExtensionAnswer.Json json -> send(response, json);
            case ExtensionAnswer.Stream(var events) -> stream(response, events);
        }
        if (headers.contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the client asked for it");
        }
    }

    private static void refuse(ServerResponse response, ExtensionAnswer.Json answer) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(response, answer);
        throw new CloseConnectionException("the request was refused");
    }

    private ExtensionAnswer answer(ServerRequest request) {
        return extensions.handle(new ExtensionRequest(
                request.prologue().method().text(),
                request.path().rawPath(),
                request.query().toMap(),
                value(request.headers(), LAST_EVENT_ID)));
    }

    private void stream(ServerResponse response, EventStream events) {
        response.header(EVENTS).header(NOT_STORED).header(NOT_GUESSED);
        try (events;
                OutputStream out = response.outputStream()) {
            out.flush();
            events.run(bytes -> {
                watch.await(SEND_PATIENCE);
                out.write(bytes);
                out.flush();
                watch.arrived();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the server stops", e);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.TRACE, "a client that followed events went away", e);
            throw new CloseConnectionException("the client went away", e);
        } finally {
            watch.arrived();
        }
    }

    private static void send(ServerResponse response, ExtensionAnswer.Json answer) {
        Status status = Status.create(answer.status());
        response.status(status).header(NOT_STORED).header(NOT_GUESSED);
        if (status.code() == Status.METHOD_NOT_ALLOWED_405.code()) {
            response.header(ONLY_GET);
        }
        if (status.code() == Status.NO_CONTENT_204.code()) {
            response.send();
        } else {
            response.header(JSON).send(answer.body());
        }
    }

    private static @Nullable String value(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).get() : null;
    }
}
