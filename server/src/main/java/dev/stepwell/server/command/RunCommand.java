package dev.stepwell.server.command;

import dev.stepwell.asl.json.Json;
import dev.stepwell.server.StepwellServer;
import dev.stepwell.server.client.ApiClient;
import dev.stepwell.server.client.EventView;
import dev.stepwell.server.client.ExecutionWatch;
import dev.stepwell.server.client.Pace;
import dev.stepwell.server.config.InvalidConfiguration;
import dev.stepwell.server.terminal.Durations;
import dev.stepwell.server.terminal.EventLine;
import dev.stepwell.server.terminal.Style;
import dev.stepwell.server.terminal.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code stepwell run}: one definition to completion in this process, its history as it grows. */
@Command(
        name = "run",
        description = "Runs one definition to completion without a server; the exit status tells the outcome.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int TYPE_WIDTH = 26;
    private static final int NAME_WIDTH = 24;

    @Parameters(paramLabel = "FILE", description = "The definition, JSON or YAML.")
    private @Nullable Path file;

    @Option(names = "--input", defaultValue = "{}", paramLabel = "JSON", description = "Its input (default {}).")
    private String input = "{}";

    @Mixin
    private ServerFlags flags = new ServerFlags();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Path definition = Objects.requireNonNull(file);
        if (!Files.isReadable(definition)) {
            throw new InvalidConfiguration("cannot read " + definition);
        }
        String text = DefinitionFile.read(definition).required();
        Path data = ScratchDirectory.create("run");
        flags.data = data;
        flags.port = 0;
        // the server is this command's own, and so is the only client
        flags.credentials = null;
        try (StepwellServer server = StepwellServer.start(flags.options());
                ApiClient client = new ApiClient(server.address())) {
            return run(client, definition, text);
        } catch (ApiClient.ApiError e) {
            throw new InvalidConfiguration(String.valueOf(e.getMessage()));
        } finally {
            ScratchDirectory.delete(data);
        }
    }

    private int run(ApiClient client, Path file, String definition) throws InterruptedException {
        String name = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9_-]+", "-");
        String machine = client.call(
                        "CreateStateMachine",
                        request -> request.put("name", name.substring(0, Math.min(name.length(), 80)))
                                .put("definition", definition)
                                .put("roleArn", "arn:aws:iam::" + flags.account + ":role/stepwell-run"))
                .get("stateMachineArn")
                .asString();
        String execution = client.call(
                        "StartExecution",
                        request -> request.put("stateMachineArn", machine).put("input", input))
                .get("executionArn")
                .asString();
        return follow(new ExecutionWatch(client, execution));
    }

    private int follow(ExecutionWatch watch) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Style style = Style.detect(System.getenv());
        Instant start = null;
        try (Pace pace = new Pace()) {
            while (true) {
                JsonNode description = watch.describe();
                for (EventView event : watch.poll()) {
                    start = start == null ? event.at() : start;
                    out.println(line(style, start, event));
                }
                out.flush();
                if (!description.get("status").asString().equals("RUNNING")) {
                    return result(out, style, description);
                }
                pace.await();
            }
        }
    }

    private static String line(Style style, Instant start, EventView event) {
        String name = Objects.requireNonNullElse(event.detail("name"), "");
        return style.dim(Durations.offset(Duration.between(start, event.at())))
                + String.format("  %4d  ", event.id())
                + TextTable.pad(EventLine.type(style, event.type()), TYPE_WIDTH)
                + TextTable.pad(name, NAME_WIDTH)
                + EventLine.shorten(said(event));
    }

    private static String said(EventView event) {
        for (String member : List.of("output", "input", "parameters", "resource")) {
            String value = event.detail(member);
            if (value != null) {
                return value;
            }
        }
        String error = event.detail("error");
        String cause = event.detail("cause");
        return Stream.of(error, cause)
                .filter(Objects::nonNull)
                .reduce((a, b) -> a + ": " + b)
                .orElse("");
    }

    private static int result(PrintWriter out, Style style, JsonNode description) {
        String status = description.get("status").asString();
        boolean good = status.equals("SUCCEEDED");
        out.println();
        out.println(good ? style.good(status) : style.bad(status));
        for (String member : List.of("output", "error", "cause")) {
            JsonNode value = description.get(member);
            if (value != null) {
                out.println(member + ": " + pretty(value.asString()));
            }
        }
        out.flush();
        return good ? 0 : 1;
    }

    private static String pretty(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(Json.read(text));
    }
}
