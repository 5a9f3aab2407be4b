package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.log.LogLevel;
import dev.stepwell.engine.log.LogTarget;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Records as AWS puts them into a log group. */
final class LogRecordTest {
    private static final int EVENT_BYTES_MAX = 256 * 1024 - 26;
    private static final int DATA_BYTES_MAX = 248 * 1024;

    private static String record(EventType type, EventDetails details, boolean data) {
        HistoryEvent event = new HistoryEvent(7, 6, Instant.ofEpochMilli(1_700_000_000_123L), type, details);
        LoggedEvents logged =
                new LoggedEvents(new LogTarget("m", LogLevel.ALL, data, "/g"), "arn:e", 2, List.of(event));
        return new String(LogRecord.write(logged, event), StandardCharsets.UTF_8);
    }

    private static JsonNode details(EventType type, EventDetails details) {
        String record = record(type, details, true);
        assertThat(record.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(EVENT_BYTES_MAX);
        return Json.read(record).get("details");
    }

    @Test
    void theEnvelopeIsText() {
        String record = record(
                EventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("P", Payload.ofText("{\"a\": 1}")), true);

        assertThat(record)
                .isEqualTo("{\"id\":\"7\",\"type\":\"PassStateEntered\",\"details\":{\"name\":\"P\","
                        + "\"input\":\"{\\\"a\\\": 1}\",\"inputDetails\":{\"truncated\":false}},"
                        + "\"previous_event_id\":\"6\",\"event_timestamp\":\"1700000000123\","
                        + "\"execution_arn\":\"arn:e\",\"redrive_count\":\"2\"}");
    }

    @Test
    void withoutExecutionDataOnlyNamesAreLeft() {
        EventDetails scheduled =
                new EventDetails.TaskScheduled("lambda", "invoke", "us-east-1", Payload.EMPTY_OBJECT, 60, null, null);

        assertThat(record(EventType.TASK_SCHEDULED, scheduled, false))
                .contains("\"details\":{\"resourceType\":\"lambda\",\"resource\":\"invoke\",\"region\":\"us-east-1\","
                        + "\"timeoutInSeconds\":60}");
        assertThat(record(
                        EventType.EXECUTION_SUCCEEDED,
                        new EventDetails.ExecutionSucceeded(Payload.EMPTY_OBJECT),
                        false))
                .contains("\"details\":{}");
    }

    @Test
    void anEventWithoutDetailsHasEmptyOnes() {
        assertThat(record(EventType.PARALLEL_STATE_STARTED, EventDetails.None.NONE, true))
                .contains("\"details\":{}");
    }

    @Test
    void dataThatIsTooLongWhenEscapedIsCutAndSaysSo() {
        String quotes = "[" + "\"\",".repeat(60_000) + "1]";

        JsonNode details =
                details(EventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("P", Payload.ofText(quotes)));

        assertThat(quotes).startsWith(details.get("input").asString());
        assertThat(details.get("input").asString().length()).isLessThan(quotes.length());
        assertThat(details.get("inputDetails").get("truncated").asBoolean()).isTrue();
    }

    @Test
    void parametersAreCutToo() {
        Payload large = Payload.ofText("\"" + "x".repeat(2 * DATA_BYTES_MAX) + "\"");
        EventDetails scheduled =
                new EventDetails.TaskScheduled("lambda", "invoke", "us-east-1", large, null, null, null);

        assertThat(details(EventType.TASK_SCHEDULED, scheduled)
                        .get("parameters")
                        .asString())
                .hasSize(DATA_BYTES_MAX - 1)
                .startsWith("\"xxx");
    }

    @Test
    void variablesThatDoNotFitBesideTheOutputAreLeftOut() {
        Payload large = Payload.ofText("\"" + "x".repeat(100 * 1024) + "\"");
        Map<String, Payload> variables = new LinkedHashMap<>();
        variables.put("first", large);
        variables.put("second", large);

        JsonNode details = details(EventType.PASS_STATE_EXITED, new EventDetails.StateExited("P", large, variables));

        assertThat(details.get("output").asString()).isEqualTo(large.text());
        assertThat(details.get("outputDetails").get("truncated").asBoolean()).isFalse();
        assertThat(details.get("assignedVariables").propertyNames()).containsExactly("first");
        assertThat(details.get("assignedVariablesDetails").get("truncated").asBoolean())
                .isTrue();
    }
}
