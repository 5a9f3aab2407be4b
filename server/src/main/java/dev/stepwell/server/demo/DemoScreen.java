package dev.stepwell.server.demo;

import dev.stepwell.asl.json.Json;
import dev.stepwell.server.client.EventView;
import dev.stepwell.server.terminal.Durations;
import dev.stepwell.server.terminal.EventLine;
import dev.stepwell.server.terminal.Style;
import dev.stepwell.server.terminal.TextTable;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the demo looks like in a terminal. Confined to one thread. */
final class DemoScreen {
    private static final int NAME_WIDTH = 10;
    private static final int STATE_WIDTH = 28;

    private final PrintWriter out;
    private final Style style;
    private final URI endpoint;
    private Instant start = Instant.EPOCH;

    DemoScreen(PrintWriter out, Style style, URI endpoint) {
        this.out = out;
        this.style = style;
        this.endpoint = endpoint;
    }

    void begin(String machine, List<Example.Order> orders, Instant now) {
        start = now;
        out.println(style.bold("Stepwell demo") + ": " + orders.size()
                + " orders through one workflow, on a durable engine");
        out.println(style.dim("server  " + endpoint + "\nmachine " + machine));
        out.println();
        for (int i = 0; i < orders.size(); i++) {
            Example.Order order = orders.get(i);
            out.println("  " + name(i, order.name()) + order.meaning());
        }
        out.println();
        out.flush();
    }

    /** One line for each step that a person would care about. */
    void event(int index, DemoOrder order, EventView event, @Nullable Duration took) {
        String state = Objects.requireNonNullElse(event.detail("name"), "");
        if (event.isEntered()) {
            line(index, order, event, style.dim("> " + state));
        } else if (event.isExited()) {
            String time = took == null ? "" : style.dim(Durations.text(took));
            line(index, order, event, style.good("+ ") + TextTable.pad(state, STATE_WIDTH) + time);
        } else if (event.isTaskFailure()) {
            line(index, order, event, style.notable("! " + EventLine.shorten(failure(event))));
        } else if (event.type().startsWith("Execution") && event.id() > 1) {
            line(index, order, event, style.bold(EventLine.type(style, event.type())));
        }
        out.flush();
    }

    void approvalNeeded(int index, DemoOrder order, String token, boolean automatic) {
        String indent = " ".repeat(9) + name(index, order.name());
        if (automatic) {
            out.println(indent
                    + style.notable("? waits for a person; the demo approves in " + Approvals.THINKING_TIME.toSeconds()
                            + " s"));
        } else {
            out.println(indent + style.notable("? waits for a person. To approve, run this in another terminal:"));
            out.println();
            out.println("AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws stepfunctions send-task-success"
                    + " --region us-east-1 --endpoint-url " + endpoint + " --task-output '" + Approvals.APPROVED
                    + "' --task-token " + token);
            out.println();
        }
        out.flush();
    }

    void results(List<DemoOrder> orders) {
        TextTable table = new TextTable();
        table.row("order", "status", "time", "steps", "failed attempts", "result");
        for (int i = 0; i < orders.size(); i++) {
            DemoOrder order = orders.get(i);
            JsonNode end = Objects.requireNonNull(order.end());
            String status = end.get("status").asString();
            double seconds =
                    end.get("stopDate").asDouble() - end.get("startDate").asDouble();
            table.row(
                    style.series(i, order.name()),
                    status.equals("SUCCEEDED") ? style.good(status) : style.notable(status),
                    Durations.text(Duration.ofMillis(Math.round(seconds * 1000))),
                    Integer.toString(order.steps()),
                    Integer.toString(order.failedAttempts()),
                    (order.endedAsExpected() ? "" : style.bad("not as expected: ")) + result(end));
        }
        out.println();
        table.lines().forEach(line -> out.println("  " + line));
        out.println();
        out.flush();
    }

    private static String result(JsonNode end) {
        JsonNode text = end.has("output") ? end.get("output") : end.path("error");
        return EventLine.shorten(text.asString(""));
    }

    private static String failure(EventView event) {
        String error = Objects.requireNonNullElse(event.detail("error"), event.type());
        String cause = event.detail("cause");
        return cause == null ? error : error + ": " + message(cause);
    }

    /** The message inside the JSON that functions fail with, else the cause as it is. */
    private static String message(String cause) {
        if (!cause.startsWith("{")) {
            return cause;
        }
        return Json.read(cause).path("errorMessage").asString(cause);
    }

    private void line(int index, DemoOrder order, EventView event, String text) {
        out.println(style.dim(Durations.offset(Duration.between(start, event.at()))) + "  " + name(index, order.name())
                + text);
    }

    private String name(int index, String name) {
        return style.series(index, TextTable.pad(name, NAME_WIDTH));
    }
}
