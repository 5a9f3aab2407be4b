package dev.stepwell.api.extension;

import dev.stepwell.api.protocol.PageTokens;
import dev.stepwell.engine.Insight;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.StateMachines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds who answers a request. Thread-safe. */
public final class Extensions {
    /** What every path begins with. */
    public static final String ROOT = "/_stepwell/v1/";

    private static final String DOCUMENT = "openapi.json";

    private final Reports reports;
    private final Executions executions;
    private final LiveEvents live;
    private final byte[] document;

    public Extensions(Insight insight, StateMachines machines, PageTokens tokens) {
        this.reports = new Reports(insight, machines, tokens);
        this.executions = new Executions(insight, tokens);
        this.live = new LiveEvents(insight, machines);
        this.document = document();
    }

    /** Answers {@code request}; every refusal is an answer, too. */
    public ExtensionAnswer handle(ExtensionRequest request) {
        try {
            List<String> path = path(request.path());
            if (!isKnown(path)) {
                throw new Refused(
                        ExtensionErrors.NOT_FOUND,
                        "There is nothing at " + request.path() + "; " + ROOT + DOCUMENT + " tells what there is");
            }
            if (!request.method().equals("GET")) {
                throw new Refused(ExtensionErrors.METHOD_NOT_ALLOWED, "Only GET is allowed here");
            }
            return answer(path, request);
        } catch (Refused refused) {
            return ExtensionErrors.of(refused);
        }
    }

    private ExtensionAnswer answer(List<String> path, ExtensionRequest request) {
        Parameters parameters = new Parameters(request.query());
        return switch (path.getFirst()) {
            case "executions" ->
                switch (path.size()) {
                    case 1 -> json(executions.search(parameters));
                    case 2 -> json(executions.detail(path.get(1), parameters));
                    default -> live.ofExecution(path.get(1), parameters, request.lastEventId());
                };
            case "state-machines" ->
                path.size() == 1
                        ? json(reports.stateMachines(parameters))
                        : live.ofMachine(path.get(1), parameters, request.lastEventId());
            case "events" -> live.ofAll(parameters, request.lastEventId());
            case "pending" -> json(reports.pending(parameters));
            case "overview" -> json(reports.overview(parameters));
            default -> {
                parameters.only();
                yield json(document);
            }
        };
    }

    private static boolean isKnown(List<String> path) {
        boolean isStream = path.size() == 3 && path.get(2).equals("events");
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "executions" -> path.size() <= 2 || isStream;
            case "state-machines" -> path.size() == 1 || isStream;
            case "events", "pending", "overview", DOCUMENT -> path.size() == 1;
            default -> false;
        };
    }

    /** The parts of the path behind the root, decoded; none when it is not under the root. */
    private static List<String> path(String raw) {
        List<String> parts = new ArrayList<>();
        if (raw.startsWith(ROOT)) {
            for (String part : raw.substring(ROOT.length()).split("/", -1)) {
                parts.add(decoded(part));
            }
        }
        return parts;
    }

    private static String decoded(String part) {
        try {
            // a plus sign in a path is itself
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Parameters.invalid("the path cannot be decoded: " + part);
        }
    }

    private static ExtensionAnswer json(byte[] body) {
        return new ExtensionAnswer.Json(200, body);
    }

    private static byte[] document() {
        try (InputStream in = Extensions.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException(DOCUMENT + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
