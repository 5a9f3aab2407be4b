package dev.stepwell.server.http;

import dev.stepwell.api.signature.RequestHead;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP request. Good while the request is served. */
record HttpHead(ServerRequest request) implements RequestHead {
    private static final String HOST = "host";

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public String query() {
        return request.prologue().query().rawValue();
    }

    @Override
    public @Nullable String header(String name) {
        HeaderName header = HeaderNames.create(name);
        if (request.headers().contains(header)) {
            return String.join(",", request.headers().get(header).allValues());
        }
        // HTTP/2 sends the host outside of the headers
        return name.equals(HOST) ? request.authority() : null;
    }
}
