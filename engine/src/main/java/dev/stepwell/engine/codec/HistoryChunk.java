package dev.stepwell.engine.codec;

import dev.stepwell.asl.json.Payload;
import java.util.IdentityHashMap;

/** An encoded piece of history, and where in it each payload instance went. Immutable to its users. */
public final class HistoryChunk {
    private final long firstEventId;
    private final byte[] bytes;
    private final IdentityHashMap<Payload, Integer> places;

    /** @param places by identity of the payload */
    HistoryChunk(long firstEventId, byte[] bytes, IdentityHashMap<Payload, Integer> places) {
        this.firstEventId = firstEventId;
        this.bytes = bytes;
        this.places = places;
    }

    /** Id of the first event, under which the chunk is stored. */
    public long firstEventId() {
        return firstEventId;
    }

    /** What to store. Nobody changes the array. */
    public byte[] bytes() {
        return bytes;
    }

    IdentityHashMap<Payload, Integer> places() {
        return places;
    }
}
