package dev.stepwell.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What people and their tools ask for beside the API: health, metrics, and a page that says what this is. */
final class OperatorPages implements HttpService {
    private static final Header TEXT = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final Header HTML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    private static final Header PROMETHEUS =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");

    private static final String CONSOLE = "/console/";
    private static final String WELCOME = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Stepwell</title></head>
            <body>
            <h1>Stepwell</h1>
            <p>A self-hosted AWS Step Functions. The API is at this address: point an AWS SDK or the AWS CLI here.</p>
            <pre>aws stepfunctions list-state-machines --endpoint-url {address}</pre>
            <p>This server was built without the console: building it takes Node.js 20.19 or newer.</p>
            <p><a href="/health/ready">health</a> <a href="/metrics">metrics</a></p>
            </body>
            </html>
            """;

    private final BooleanSupplier ready;
    private final Supplier<String> metrics;
    private final ConsoleFiles console;

    OperatorPages(BooleanSupplier ready, Supplier<String> metrics, ConsoleFiles console) {
        this.ready = ready;
        this.metrics = metrics;
        this.console = console;
    }

    @Override
    public void routing(HttpRules rules) {
        if (console.isThere()) {
            rules.register("/console", console);
        } else {
            rules.get(CONSOLE, OperatorPages::welcome);
        }
        rules.get("/", OperatorPages::toConsole)
                .get("/health/live", (_, response) -> text(response, Status.OK_200, "live\n"))
                .get("/health/ready", (_, response) -> ready(response))
                .get("/metrics", (_, response) -> response.header(PROMETHEUS).send(metrics.get()));
    }

    private void ready(ServerResponse response) {
        if (ready.getAsBoolean()) {
            text(response, Status.OK_200, "ready\n");
        } else {
            text(response, Status.SERVICE_UNAVAILABLE_503, "not ready\n");
        }
    }

    static void notFound(ServerRequest request, ServerResponse response) {
        text(response, Status.NOT_FOUND_404, "There is nothing here. The API is POST / at this address.\n");
    }

    private static void toConsole(ServerRequest request, ServerResponse response) {
        response.status(Status.FOUND_302).header(HeaderNames.LOCATION, CONSOLE).send();
    }

    private static void welcome(ServerRequest request, ServerResponse response) {
        String address = "http://" + request.authority();
        response.header(HTML).send(WELCOME.replace("{address}", escaped(address)));
    }

    private static void text(ServerResponse response, Status status, String text) {
        response.status(status).header(TEXT).send(text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
