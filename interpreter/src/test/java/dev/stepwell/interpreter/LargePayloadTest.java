package dev.stepwell.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.json.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A large payload is carried, not copied: what a state leaves alone is neither parsed nor written again. */
class LargePayloadTest {
    private static final int STATES = 10;
    private static final int BYTES = 250 * 1024;

    @Test
    void untouchedInputStaysOneInstanceThroughTenStates() {
        Driven driven = new Driven(chain("'Type':'Pass'"), input());
        run(driven);

        List<Payload> payloads = driven.history.stream()
                .map(HistoryEvent::details)
                .filter(EventDetails.StateExited.class::isInstance)
                .map(details -> ((EventDetails.StateExited) details).output())
                .toList();
        assertThat(payloads).hasSize(STATES);
        assertThat(payloads)
                .allSatisfy(output ->
                        assertThat(output).isSameAs(driven.state.info().input()));
    }

    @Test
    void inputThatEveryStateChangesIsParsedOnce() {
        Driven driven =
                new Driven(chain("'Type':'Pass','Parameters':{'seen.$':'$.small'},'ResultPath':'$.step'"), input());
        run(driven);

        // leaves that the states left alone are the very nodes of the input's one tree
        JsonNode parsed = driven.state.info().input().tree().get("big");
        assertThat(driven.state.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        outcome ->
                                assertThat(outcome.output().tree().get("big")).isSameAs(parsed));
    }

    private static void run(Driven driven) {
        driven.start();
        while (driven.state.outcome() == null) {
            driven.give(new Command.Continue(Driven.START));
        }
    }

    private static String input() {
        return "{\"small\":1,\"big\":[\"" + "x".repeat(BYTES) + "\"]}";
    }

    private static String chain(String fields) {
        StringBuilder text = new StringBuilder("{'StartAt':'S0','States':{");
        for (int i = 0; i < STATES; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("'S")
                    .append(i)
                    .append("':{")
                    .append(fields)
                    .append(',');
            text.append(i == STATES - 1 ? "'End':true}" : "'Next':'S" + (i + 1) + "'}");
        }
        return text.append("}}").toString();
    }
}
