package dev.stepwell.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.EventType;
import dev.stepwell.interpreter.HistoryEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCodecTest {
    @Test
    void everyTypeOfEventComesBackAsItWas() {
        List<HistoryEvent> events = SampleEvents.ofEveryType();

        HistoryChunk chunk = HistoryCodec.encode(events);

        assertThat(chunk.firstEventId()).isEqualTo(events.getFirst().id());
        assertThat(HistoryCodec.decode(chunk.bytes())).isEqualTo(events);
        StoredChunk stored = StoredChunk.open(chunk.bytes());
        assertThat(stored.first()).isEqualTo(events.getFirst());
        assertThat(stored.last()).isEqualTo(events.getLast());
        assertThat(stored.lastId()).isEqualTo(events.getLast().id());
        assertThat(stored.lastTimestamp()).isEqualTo(events.getLast().timestamp());
    }

    @Test
    void versionOneIsWrittenAndReadAsEver() throws IOException {
        List<HistoryEvent> events = SampleEvents.ofEveryType();

        byte[] stored = Fixtures.check("history-v1", HistoryCodec.encode(events).bytes());

        assertThat(HistoryCodec.decode(stored)).isEqualTo(events);
    }

    @Test
    void aPayloadInstanceIsWrittenOnce() {
        Payload large = Payload.ofText("\"" + "x".repeat(10_000) + "\"");
        Instant at = Instant.EPOCH;
        List<HistoryEvent> events = List.of(
                new HistoryEvent(1, 0, at, EventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("A", large)),
                new HistoryEvent(
                        2, 1, at, EventType.PASS_STATE_EXITED, new EventDetails.StateExited("A", large, null)));

        HistoryChunk chunk = HistoryCodec.encode(events);

        assertThat(chunk.bytes()).hasSizeLessThan(10_100);
        assertThat(HistoryCodec.decode(chunk.bytes())).isEqualTo(events);
    }

    @Test
    void eventsWithAGapAreRefused() {
        Instant at = Instant.EPOCH;
        List<HistoryEvent> events = List.of(
                new HistoryEvent(1, 0, at, EventType.MAP_STATE_FAILED, EventDetails.None.NONE),
                new HistoryEvent(3, 1, at, EventType.MAP_STATE_FAILED, EventDetails.None.NONE));

        assertThatThrownBy(() -> HistoryCodec.encode(events))
                .isInstanceOf(EngineBug.class)
                .hasMessage("Expected event 2, but found 3");
    }

    @Test
    void anotherVersionOrKindIsNamed() {
        byte[] chunk = HistoryCodec.encode(SampleEvents.ofEveryType()).bytes();
        byte[] newer = chunk.clone();
        newer[1] = 2;
        byte[] other = chunk.clone();
        other[0] = 2;

        assertThatThrownBy(() -> HistoryCodec.decode(newer)).hasMessageContaining("but found version 2");
        assertThatThrownBy(() -> HistoryCodec.decode(other)).hasMessageContaining("but found STATE_HEADER");
        assertThatThrownBy(() -> HistoryCodec.decode(new byte[0])).hasMessageContaining("but found 0 bytes");
    }
}
