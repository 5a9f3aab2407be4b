package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.tasks.TaskResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording of a running engine shows. */
final class EventsTest {
    private static final List<String> NAMES = List.of("LaneTurn", "Commit", "Wakes", "Refusal", "Call");

    private final World world = new World(EngineOptions.defaults().withLanes(1));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsTurnsCommitsWakesCallsAndRefusals(@TempDir Path directory) throws Exception {
        try (Recording recording = new Recording()) {
            NAMES.forEach(name -> recording.enable("dev.stepwell." + name).withoutThreshold());
            recording.start();
            String task = world.start(world.machine("task", Definitions.TASK), "t", "{}");
            world.connector.next().answer().complete(new TaskResult.Succeeded(Payload.ofText("{}")));
            world.end(task);
            String wait = world.start(world.machine("wait", Definitions.WAIT), "w", "{}");
            world.wind(Duration.ofSeconds(10), () -> world.describe(wait).output() != null);
            world.engine.close();
            World.until(() -> isRefused());
            recording.stop();

            List<RecordedEvent> events = read(recording, directory);

            assertThat(events)
                    .extracting(event -> event.getEventType().getName())
                    .contains(NAMES.stream().map("dev.stepwell."::concat).toArray(String[]::new));
            assertThat(of(events, "Call")).hasSize(1);
            RecordedEvent call = of(events, "Call").getFirst();
            assertThat(call.getString("execution")).isEqualTo(task);
            assertThat(call.getString("state")).isEqualTo("T");
            assertThat(of(events, "Commit"))
                    .allMatch(event -> event.getBoolean("durable"))
                    .anyMatch(event -> event.getInt("executions") > 0 && event.getLong("bytes") > 0);
            assertThat(of(events, "Wakes").getFirst().getInt("count")).isEqualTo(1);
            assertThat(of(events, "Refusal").getFirst().getString("reason")).isEqualTo("CLOSED");
        }
    }

    private boolean isRefused() {
        try {
            world.engine.executions().requireRoom();
            return false;
        } catch (Refused _) {
            return true;
        }
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.stepwell." + name))
                .toList();
    }

    private static List<RecordedEvent> read(Recording recording, Path directory) throws IOException {
        Path file = directory.resolve("events.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file);
    }
}
