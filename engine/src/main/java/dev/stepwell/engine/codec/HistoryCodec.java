package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.HistoryChunkRecord;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.HistoryEvent;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Histories as bytes: the events of one commit become one chunk. A payload instance that occurs several times in a
 * chunk is written once. Stateless.
 */
public final class HistoryCodec {
    private HistoryCodec() {}

    /** @param events at least one, with dense ids */
    public static HistoryChunk encode(List<HistoryEvent> events) {
        HistoryEvent first = events.getFirst();
        long base = first.timestamp().toEpochMilli();
        PayloadTable table = new PayloadTable();
        HistoryChunkRecord.Builder chunk =
                HistoryChunkRecord.newBuilder().setFirstId(first.id()).setBaseMillis(base);
        long expected = first.id();
        for (HistoryEvent event : events) {
            if (event.id() != expected++) {
                throw new EngineBug("Expected event " + (expected - 1) + ", but found " + event.id());
            }
            chunk.addEvents(EventWriter.write(event, base, table));
        }
        for (byte[] bytes : table.texts) {
            chunk.addPayloadSizes(bytes.length);
        }
        byte[] sealed = Envelope.seal(Envelope.Kind.HISTORY_CHUNK, chunk.build(), table.texts);
        return new HistoryChunk(first.id(), sealed, table.places);
    }

    public static List<HistoryEvent> decode(byte[] chunk) {
        var opened = Envelope.open(Envelope.Kind.HISTORY_CHUNK, chunk, HistoryChunkRecord.parser());
        HistoryChunkRecord record = opened.message();
        List<Payload> payloads = payloads(chunk, opened);
        List<HistoryEvent> events = new ArrayList<>(record.getEventsCount());
        for (int i = 0; i < record.getEventsCount(); i++) {
            events.add(event(record, i, payloads));
        }
        return events;
    }

    /** When the last event of a chunk was. */
    public static Instant lastTimestamp(byte[] chunk) {
        HistoryChunkRecord record = Envelope.open(Envelope.Kind.HISTORY_CHUNK, chunk, HistoryChunkRecord.parser())
                .message();
        int last = record.getEventsCount() - 1;
        if (last < 0) {
            throw new EngineBug("a history chunk has no event");
        }
        return Instant.ofEpochMilli(record.getBaseMillis())
                .plusMillis(record.getEvents(last).getMillis());
    }

    /** The first event of a chunk; the others are not made. */
    public static HistoryEvent first(byte[] chunk) {
        var opened = Envelope.open(Envelope.Kind.HISTORY_CHUNK, chunk, HistoryChunkRecord.parser());
        return event(chunk, opened, 0);
    }

    /** The last event of a chunk; the others are not made. */
    public static HistoryEvent last(byte[] chunk) {
        var opened = Envelope.open(Envelope.Kind.HISTORY_CHUNK, chunk, HistoryChunkRecord.parser());
        int last = opened.message().getEventsCount() - 1;
        if (last < 0) {
            throw new EngineBug("a history chunk has no event");
        }
        return event(chunk, opened, last);
    }

    private static HistoryEvent event(byte[] chunk, Envelope.Opened<HistoryChunkRecord> opened, int index) {
        return event(opened.message(), index, new SlicedPayloads(chunk, opened));
    }

    private static HistoryEvent event(HistoryChunkRecord record, int index, List<Payload> payloads) {
        return EventReader.read(
                record.getEvents(index),
                record.getFirstId() + index,
                Instant.ofEpochMilli(record.getBaseMillis()),
                payloads);
    }

    /** The payloads of a chunk, each cut out when it is asked for. */
    private static final class SlicedPayloads extends AbstractList<Payload> {
        private final byte[] chunk;
        private final int begin;
        private final List<Integer> sizes;

        SlicedPayloads(byte[] chunk, Envelope.Opened<HistoryChunkRecord> opened) {
            this.chunk = chunk;
            this.begin = opened.end();
            this.sizes = opened.message().getPayloadSizesList();
        }

        @Override
        public Payload get(int index) {
            int at = begin;
            for (int i = 0; i < index; i++) {
                at += sizes.get(i);
            }
            return Payload.ofUtf8(Arrays.copyOfRange(chunk, at, at + sizes.get(index)));
        }

        @Override
        public int size() {
            return sizes.size();
        }
    }

    /** The payloads of a chunk by index. */
    static List<Payload> payloads(byte[] chunk) {
        return payloads(chunk, Envelope.open(Envelope.Kind.HISTORY_CHUNK, chunk, HistoryChunkRecord.parser()));
    }

    private static List<Payload> payloads(byte[] chunk, Envelope.Opened<HistoryChunkRecord> opened) {
        List<Payload> payloads = new ArrayList<>(opened.message().getPayloadSizesCount());
        int at = opened.end();
        for (int size : opened.message().getPayloadSizesList()) {
            if (size < 0 || size > chunk.length - at) {
                throw new EngineBug("a payload of a history chunk is said to have " + size + " bytes, and "
                        + (chunk.length - at) + " are left");
            }
            payloads.add(Payload.ofUtf8(Arrays.copyOfRange(chunk, at, at + size)));
            at += size;
        }
        return payloads;
    }

    /** Numbers the payloads of a chunk by identity. */
    static final class PayloadTable {
        private final IdentityHashMap<Payload, Integer> places = new IdentityHashMap<>();
        private final List<byte[]> texts = new ArrayList<>();

        int add(Payload payload) {
            Integer known = places.get(payload);
            if (known != null) {
                return known;
            }
            places.put(payload, texts.size());
            texts.add(payload.utf8());
            return texts.size() - 1;
        }
    }
}
