package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.HistoryChunkRecord;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.HistoryEvent;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A history chunk as it was read: looked through once, and its events made when they are asked for. Immutable. */
public final class StoredChunk {
    private final byte[] chunk;
    private final Envelope.Opened<HistoryChunkRecord> opened;

    private StoredChunk(byte[] chunk, Envelope.Opened<HistoryChunkRecord> opened) {
        this.chunk = chunk;
        this.opened = opened;
    }

    /** @throws EngineBug when it is not a chunk, or one without an event */
    public static StoredChunk open(byte[] chunk) {
        var opened = Envelope.open(Envelope.Kind.HISTORY_CHUNK, chunk, HistoryChunkRecord.parser());
        if (opened.message().getEventsCount() == 0) {
            throw new EngineBug("a history chunk has no event");
        }
        return new StoredChunk(chunk, opened);
    }

    /** Id of the last event. */
    public long lastId() {
        return record().getFirstId() + lastIndex();
    }

    /** When the last event was. */
    public Instant lastTimestamp() {
        return base().plusMillis(record().getEvents(lastIndex()).getMillis());
    }

    /** The first event; the others are not made. */
    public HistoryEvent first() {
        return event(0, new Slices());
    }

    /** The last event; the others are not made. */
    public HistoryEvent last() {
        return event(lastIndex(), new Slices());
    }

    List<HistoryEvent> events() {
        List<Payload> payloads = payloads();
        List<HistoryEvent> events = new ArrayList<>(record().getEventsCount());
        for (int i = 0; i < record().getEventsCount(); i++) {
            events.add(event(i, payloads));
        }
        return events;
    }

    /** Its payloads by index. */
    List<Payload> payloads() {
        List<Payload> payloads = new ArrayList<>(record().getPayloadSizesCount());
        int at = opened.end();
        for (int size : record().getPayloadSizesList()) {
            payloads.add(slice(at, size));
            at += size;
        }
        return payloads;
    }

    private Payload slice(int at, int size) {
        if (size < 0 || size > chunk.length - at) {
            throw new EngineBug("a payload of a history chunk is said to have " + size + " bytes, and "
                    + (chunk.length - at) + " are left");
        }
        return Payload.ofUtf8(Arrays.copyOfRange(chunk, at, at + size));
    }

    private HistoryChunkRecord record() {
        return opened.message();
    }

    private int lastIndex() {
        return record().getEventsCount() - 1;
    }

    private Instant base() {
        return Instant.ofEpochMilli(record().getBaseMillis());
    }

    private HistoryEvent event(int index, List<Payload> payloads) {
        return EventReader.read(record().getEvents(index), record().getFirstId() + index, base(), payloads);
    }

    /** The payloads, each cut out when it is asked for. */
    private final class Slices extends AbstractList<Payload> {
        @Override
        public Payload get(int index) {
            int at = opened.end();
            for (int i = 0; i < index; i++) {
                at += record().getPayloadSizes(i);
            }
            return slice(at, record().getPayloadSizes(index));
        }

        @Override
        public int size() {
            return record().getPayloadSizesCount();
        }
    }
}
