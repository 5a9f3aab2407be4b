package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.record.EventRecord;
import dev.stepwell.engine.record.HistoryChunkRecord;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.HistoryEvent;
import java.util.ArrayList;
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
        EventRecord.Builder into = EventRecord.newBuilder();
        long expected = first.id();
        for (HistoryEvent event : events) {
            if (event.id() != expected++) {
                throw new EngineBug("Expected event " + (expected - 1) + ", but found " + event.id());
            }
            chunk.addEvents(EventWriter.write(event, base, table, into));
        }
        for (byte[] bytes : table.texts) {
            chunk.addPayloadSizes(bytes.length);
        }
        byte[] sealed = Envelope.seal(Envelope.Kind.HISTORY_CHUNK, chunk.build(), table.texts);
        return new HistoryChunk(first.id(), sealed, table.places);
    }

    /** All events of a chunk. */
    public static List<HistoryEvent> decode(byte[] chunk) {
        return StoredChunk.open(chunk).events();
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
